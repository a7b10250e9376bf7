"""Names of organisations and lines of projects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.imports.page.projects import read_project
from mosty.sveden.reading import names
from mosty.sveden.reading.names import kind_of_organisation
from mosty.sveden.reading.records import Origin

ODD = {
    "Университет им. И.Жансугурова": (
        "missing_space_after_initial",
        "Университет им. И. Жансугурова",
    ),
    "Институт развития» края": ("unbalanced_quotes", "«Институт развития» края"),
    "ГБУ ДПО Институт развития» края": (
        "unbalanced_quotes",
        "ГБУ ДПО «Институт развития» края",
    ),
    "ГБУ «Институт развития": ("unbalanced_quotes", "ГБУ «Институт развития»"),
    "Тульской области ДПО «Институт»": (
        "inverted_name",
        "ДПО «Институт» Тульской области",
    ),
    'ГБУ "Институт" (филиал)': ("straight_quotes", "ГБУ «Институт» (филиал)"),
    "Инcтитут рaзвития": ("look_alike_letters", "Институт развития"),
}
SOUND = [
    "Евразийский университет имени Л.Н. Гумилева",
    "Филиал АО «Центр «Орлеу» институт по области»",
    "Филиал АО «Центр «Орлеу»",
    "АО «Центр «Орлеу»»",
    "Орловский институт развития образования",
    "Institute of Education (IOE)",
    "",
]


@pytest.mark.parametrize("name", ODD)
def test_odd_name_is_told_with_its_correction(name):
    code, mended = ODD[name]

    assert names.odd_codes(name) == [code]
    assert names.correct(code, name) == mended


@pytest.mark.parametrize("name", SOUND)
def test_sound_name_is_left_alone(name):
    assert names.odd_codes(name) == []


@given(name=st.text(alphabet='«»"АБ. бвСC-\u00a0', max_size=25))
def test_a_correction_is_never_needed_twice(name):
    for code in names.CORRECTIONS:
        mended = names.correct(code, name)
        assert mended is None or names.correct(code, mended) is None


def project(text):
    found = read_project(text, row=1, origin=Origin())
    return found.title, found.phases, found.countries, found.state, found.about


PROJECTS = {
    "Школа. 2014 – 2016 гг., с пролонгацией на период с 2017 – 2018 гг. "
    "Россия – Австрия. Закончен": (
        "Школа",
        (("2014", "2016", "planned"), ("2017", "2018", "prolonged")),
        ("RU", "AT"),
        "finished",
        "",
    ),
    "Мост. 2021-2023 годы. Россия, Беларусь и Казахстан. Реализуется.": (
        "Мост",
        (("2021", "2023", "planned"),),
        ("RU", "BY", "KZ"),
        "running",
        "",
    ),
    "Чтения им. А. С. Пушкина. 2020 г. Отменены": (
        "Чтения им. А. С. Пушкина",
        (("2020", "2020", "planned"),),
        (),
        "cancelled",
        "",
    ),
    "Центры. Объединения учителей за рубежом. С 2019 года идёт второй этап.": (
        "Центры",
        (),
        (),
        "unknown",
        "Объединения учителей за рубежом. С 2019 года идёт второй этап.",
    ),
    "Ассоциированные школы ЮНЕСКО.": (
        "Ассоциированные школы ЮНЕСКО",
        (),
        (),
        "unknown",
        "",
    ),
    "Наоборот. 2018 – 2016 гг.": ("Наоборот", (), (), "unknown", "2018 – 2016 гг."),
}


@pytest.mark.parametrize("text", PROJECTS)
def test_project_is_read_from_a_line(text):
    assert project(text) == PROJECTS[text]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Хабаровский краевой институт развития образования", "institute"),
        ("Институт педагогики, психологии, социальных проблем", "unknown"),
        ("Филиал АО «Орлеу» институт повышения квалификации", "unknown"),
        ("Центр развития образования города Челябинска", "unknown"),
        ("Евразийский университет имени Л.Н. Гумилева", "university"),
        ("Институт при Министерстве просвещения", "unknown"),
        ("Министерство просвещения", "authority"),
        ("Ассоциация школ", "association"),
    ],
)
def test_kind_is_only_what_the_name_itself_says(name, kind):
    assert kind_of_organisation(name) == kind
