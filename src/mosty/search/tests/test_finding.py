"""Finding by word forms, with typing errors, whatever is typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mosty.search.actions import index_many
from mosty.search.finding import find, suggest
from mosty.search.tests.factories import note, remark

GYMNASIUM = "Гимназия № 12 имени Янки Купалы, г. Минск"
COLLEGE = "Могилёвский педагогический колледж"
ACADEMY = "Академия постдипломного образования"


@pytest.fixture
def names(db):
    index_many(
        [
            note(GYMNASIUM, title_en="Gymnasium No. 12, Minsk"),
            note(COLLEGE, title_en="Teacher Training College of Mogilev"),
            note(ACADEMY, title_en="Academy of Postgraduate Education"),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("гимназии", GYMNASIUM),
        ("педагогических колледжей", COLLEGE),
        ("academies", ACADEMY),
        ("могилевский", COLLEGE),
        ("МОГИЛЁВСКИЙ", COLLEGE),
        ("купалы минск", GYMNASIUM),
        ("минск купалы 12", GYMNASIUM),
        ("«Гимназия №12»", GYMNASIUM),
        ("академ", ACADEMY),
        ("гимнозия", GYMNASIUM),
        ("гмназия минкс", GYMNASIUM),
        ("педогогический каледж", COLLEGE),
        ("aкaдемия", ACADEMY),
        ("ubvyfpbz", GYMNASIUM),
        ("ubvyjpbz", GYMNASIUM),
        ("gimnaziya minsk", GYMNASIUM),
        ("gimnazia kupaly", GYMNASIUM),
        ("фсфвуьн", ACADEMY),
        ("гимназия минск несуществующее", GYMNASIUM),
        ("м", COLLEGE),
    ],
)
def test_name_is_found(names, titles, typed, found):
    assert titles(typed) == [found]


@pytest.mark.parametrize("asked", [find, suggest])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Minsk", ["Минский лицей", "Гимназия, г. Минск"]),
        ("Vitebsk university", ["Витебский университет (Vitebsk)"]),
        ("Kostanay", ["Костанайский институт"]),
        ("vitebsk", ["Витебский колледж", "Витебский университет (Vitebsk)"]),
        ("vitebsk kolledz", ["Витебский колледж"]),
        ("minsk vitebsk gomel", []),
    ],
)
def test_place_in_latin_letters_finds_what_is_named_after_it(
    db, titles, asked, typed, found
):
    index_many(
        [
            note("Минский лицей"),
            note("Гимназия, г. Минск"),
            note("Витебский колледж"),
            note("Витебский университет (Vitebsk)", title_en="University of Vitebsk"),
            note("Костанайский институт"),
        ]
    )

    assert set(titles(typed, asked=asked)) == set(found)


def test_word_in_the_other_script_is_marked(db, ask):
    index_many([note("Витебский колледж")])

    hit = ask("vitebsk", language="en").hits[0]

    assert hit.title == "<mark>Витебский</mark> колледж"


def test_what_was_searched_instead_is_told(names, ask):
    told = {
        typed: ask(typed).shown_for
        for typed in ["гимназия минск", "гимнозия минск", "ubvyfpbz", "могилевский"]
    }

    assert told == {
        "гимназия минск": "",
        "гимнозия минск": "Гимназия Минск",
        "ubvyfpbz": "Гимназия",
        "могилевский": "",
    }


def test_partial_answer_is_told(names, ask):
    assert ask("гимназия минск несуществующее").is_partial
    assert not ask("гимназия минск").is_partial


def test_found_words_are_marked(names, ask):
    hit = ask("гимнозия минске").hits[0]

    assert hit.title == (
        "<mark>Гимназия</mark> № 12 имени Янки Купалы, г. <mark>Минск</mark>"
    )


def test_english_reader_gets_english_titles_or_says_they_are_not(db, ask):
    index_many([note("Школа один", title_en="School one"), note("Школа два")])

    found = ask("школа", language="en").hits

    assert {(str(hit.title), hit.language) for hit in found} == {
        ("School one", "en"),
        ("<mark>Школа</mark> два", "ru"),
    }


def test_snippet_shows_the_place_in_the_text(db, ask):
    index_many([note("Новость", body_ru="Сегодня открыта выставка рисунков.")])

    assert ask("выставки").hits[0].snippet == (
        "Сегодня открыта <mark>выставка</mark> рисунков."
    )


def test_snippet_does_not_repeat_the_title(db, ask):
    index_many([note("Выставка рисунков", body_ru="«Выставка рисунков»")])

    assert ask("выставка").hits[0].snippet == ""


def test_title_ranks_above_text(db, titles):
    index_many([note("Первая", body_ru="о выставке"), note("Выставка вторая")])

    assert titles("выставка") == ["Выставка вторая", "Первая"]


def test_kinds_narrow_and_are_counted(db, ask):
    index_many([note("Мост один"), note("Мост два"), remark("Мост три")])

    every, remarks = ask("мост"), ask("мост", kinds=["remark"])

    assert [(kind.name, number) for kind, number in every.counts] == [
        ("remark", 1),
        ("note", 2),
    ]
    assert (remarks.total, [str(hit.kind.name) for hit in remarks.hits]) == (
        1,
        ["remark"],
    )


def test_pages_follow_one_another(db, titles):
    index_many([note(f"Мост {one}") for one in ("Литейный", "Аничков", "Дворцовый")])

    assert titles("мост", limit=2) == ["Мост Аничков", "Мост Дворцовый"]
    assert titles("мост", limit=2, offset=2) == ["Мост Литейный"]
    assert titles("мост", limit=2, offset=6) == []
    assert titles("мост", limit=0) == []


def test_frequent_word_is_answered_from_a_sample(db, ask):
    index_many([remark(f"Школа номер {number}") for number in range(1200)])
    index_many([note("Школа мостов"), remark("Школа редкая")])

    every, one = ask("школа", limit=2000), ask("школа редкая")

    assert every.is_capped
    assert 60 <= every.total < 600
    assert any("мостов" in hit.title for hit in every.hits)
    assert (one.total, one.is_capped) == (1, False)


def test_suggestions_come_while_a_word_is_typed(names, suggested):
    assert suggested("гим") == [GYMNASIUM]
    assert suggested("гимно") == [GYMNASIUM]
    assert suggested("педагогический ко") == [COLLEGE]
    assert suggested("гимназия м") == [GYMNASIUM]
    assert suggested("") == []


def test_number_of_queries_does_not_grow(db, ask):
    index_many([note("Мост первый")])
    with CaptureQueriesContext(connection) as for_one:
        ask("мест первый")
    index_many([note(f"Мост первый {number}") for number in range(30)])
    with CaptureQueriesContext(connection) as for_many:
        ask("мест первый")

    assert len(for_one) == len(for_many) <= 6


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "мост\0",
        "и",
        "и в на",
        "the of",
        "' OR 1=1 --",
        "мост & | ! <-> :* ( )",
        "мост:*A",
        '"мост"',
        "\\",
        "%",
        "_____",
        "\ud800",
        "мост " * 2000,
        "а" * 10_000,
        "½ ① ﬁ ㎏ ١٢ 漢字 🌉",
        "мост' | 'тайна",
    ],
)
def test_any_text_has_an_answer(names, ask, text):
    assert ask(text).total >= 0
    assert ask(text, asked=suggest).total >= 0


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=60))
@example(text="TEA0")
def test_arbitrary_text_has_an_answer(names, ask, text):
    assert ask(text).total >= len(ask(text, asked=suggest).hits[:1])


INSTITUTE = "Хабаровский краевой институт"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("хобаровск", "Хабаровск"),
        ("[f,fhjdcr", "Хабаровск"),
        ("khobarovsk", "Khabarovsk"),
        ("хабаровск", ""),
        ("khabarovsk", ""),
        ("гимнасиум", "Gymnasium"),
    ],
)
def test_correction_is_told_in_the_script_that_was_typed(db, ask, typed, told):
    index_many([note(INSTITUTE, subtitle_en="Khabarovsk Krai, Gymnasium")])

    results = ask(typed)

    assert results.total == 1
    assert results.shown_for == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [("орлео", "Орлеу"), ("орлеу", ""), ("центров", ""), ("центры", "")],
)
def test_slip_that_leaves_the_stem_is_told(db, ask, typed, told):
    index_many([note("Национальный центр «Орлеу»")])

    results = ask(typed)

    assert results.total == 1
    assert results.shown_for == told


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("белоруссия", ["Институт, Беларусь"]),
        ("белоруссии", ["Институт, Беларусь"]),
        ("институт белоруссии", ["Институт, Беларусь"]),
        ("киргизия", ["Школа Кыргызстана"]),
        ("питер", ["Музеи Санкт-Петербурга"]),
        ("спб", ["Музеи Санкт-Петербурга"]),
        ("цур", ["Цель устойчивого развития 4"]),
        ("SDG", ["Цель устойчивого развития 4"]),
        ("татария", ["Лицей Республики Татарстан"]),
    ],
)
@pytest.mark.parametrize("asked", [find, suggest])
def test_other_name_of_the_same_is_found(db, titles, asked, typed, found):
    index_many(
        [
            note("Институт, Беларусь"),
            note("Школа Кыргызстана"),
            note("Музеи Санкт-Петербурга"),
            note("Цель устойчивого развития 4"),
            note("Лицей Республики Татарстан"),
        ]
    )

    assert titles(typed, asked=asked) == found


def test_town_leads_to_where_it_lies_unless_it_is_found_itself(db, ask, titles):
    index_many([note("Университет, Казахстан"), note("Центр, Челябинская область")])

    assert titles("астана") == ["Университет, Казахстан"]
    assert ask("астана").shown_for == "Казахстан"
    assert titles("челябинске") == ["Центр, Челябинская область"]

    index_many([note("Школа в Астане")])

    assert titles("астана") == ["Школа в Астане"]
    assert ask("астана").shown_for == ""


def test_snippet_that_repeats_the_title_is_dropped(db, ask):
    title = "Государственное учреждение образования «Минский городской институт»"
    index_many([note(title, body_ru=f"{title} 5. | мост")])

    assert ask("городской").hits[0].snippet == ""
    assert "<mark>мост</mark>" in ask("мост").hits[0].snippet
