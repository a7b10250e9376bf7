"""Names taken apart: what each part is, in many spellings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosty.partners.names import parse
from mosty.partners.names.letters import sound

MINSK = "Государственное учреждение образования «Минский городской институт развития"


def told(name, **setting):
    return [(part.slot, part.value) for part in parse(name, **setting).parts]


def test_form_place_level_and_kind_are_told_apart():
    assert told(f"{MINSK} образования»") == [
        ("legal", "государственное"),
        ("place", "minsk"),
        ("level", "city"),
        ("kind", "iro"),
    ]


def test_number_district_and_town_of_a_school():
    parsed = parse("ГБОУ гимназия № 56 Петроградского района Санкт-Петербурга")

    assert (parsed.kinds, parsed.numbers) == ({"gymnasium"}, {"56"})
    assert parsed.districts == {sound("петроградск")}
    assert parsed.places == (frozenset({"RU-SPE"}),)


@pytest.mark.parametrize(
    "name",
    [
        "НАО «Казахский национальный педагогический университет имени Абая»",
        "Абай атындағы Қазақ ұлттық педагогикалық университеті",
        "Abai Kazakh National Pedagogical University",
        "Казахский нaциoнaльный педагогичекий университет им. Абая",
    ],
)
def test_one_body_says_the_same_in_every_language(name):
    parsed = parse(name)

    assert parsed.kinds == {"university"}
    assert parsed.fields == {"pedagogical"}
    assert parsed.statuses == {"national"}
    assert parsed.places == (frozenset({"KZ"}),)
    assert parsed.honour == (sound("аба"),)


def test_abbreviation_is_read_where_it_is_met():
    at_home = parse("БГПУ", country="BY", city="Минск")
    in_ufa = parse("БГПУ", country="RU", city="Уфа")

    assert at_home.places == (frozenset({"BY"}),)
    assert in_ufa.places == (frozenset({"RU-BA"}),)
    assert at_home.fields == in_ufa.fields == {"pedagogical"}


def test_college_of_a_university_is_the_college():
    parsed = parse(
        "Оршанский колледж учреждения образования «Витебский государственный "
        "университет имени П. М. Машерова»"
    )

    assert parsed.kinds == {"college"}
    assert parsed.parent.kinds == {"university"}
    assert parsed.parent.honour != () == parsed.honour


def test_name_explains_itself_in_both_languages():
    parsed = parse("ГУО «Минский городской институт развития образования»")

    assert parsed.explain("ru") == [
        "организационная форма: ГУО",
        "что это: институт развития образования",
        "уровень: городской",
        "место: Минский",
    ]
    assert parsed.explain("en")[0] == "legal form: ГУО"


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(max_size=60) | st.text(alphabet='«»"() №-.БГПУим. Abc12', max_size=40)
)
def test_any_text_is_read(name):
    parse(name).explain("en")
