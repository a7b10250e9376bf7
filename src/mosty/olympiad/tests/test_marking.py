"""What answers are worth, kind by kind, and that no answer whatever raises."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mosty.olympiad.marking import BY_PEOPLE, Key, Kind, Place, worth
from mosty.olympiad.words import fits, plain

SINGLE = Key(right=("b",))
MULTIPLE = Key(right=("a", "c"))
ORDER = Key(right=("a", "b", "c", "d"))
MATCH = Key(pairs={"1": "x", "2": "y"})
SHORT = Key(words=("Трезини", "Доменико Трезини"), typos=1)
YEAR = Key(value=Fraction(1703), tolerance=Fraction(0))
NUMBER = Key(value=Fraction("3.5"), tolerance=Fraction("0.1"))
POINT = Key(places=(Place("strelka", 500, 300, 40),))
GAP = Key(gaps={"1": ("Нева", "Неве"), "2": ("1703",)}, typos=1)
KEYS = [SINGLE, MULTIPLE, ORDER, MATCH, SHORT, YEAR, NUMBER, POINT, GAP, Key()]


@pytest.mark.parametrize(
    ("kind", "key", "answer", "expected"),
    [
        (Kind.SINGLE, SINGLE, "b", 1),
        (Kind.SINGLE, SINGLE, "a", 0),
        (Kind.SINGLE, SINGLE, ["b"], 0),
        (Kind.MULTIPLE, MULTIPLE, ["c", "a"], 1),
        (Kind.MULTIPLE, MULTIPLE, ["a"], Fraction(1, 2)),
        (Kind.MULTIPLE, MULTIPLE, ["a", "c", "b"], Fraction(1, 2)),
        (Kind.MULTIPLE, MULTIPLE, ["b", "d"], 0),
        (Kind.MULTIPLE, MULTIPLE, ["a", "a", "a"], Fraction(1, 2)),
        (Kind.MULTIPLE, Key(right=("a", "c"), is_strict=True), ["a"], 0),
        (Kind.ORDER, ORDER, ["a", "b", "c", "d"], 1),
        (Kind.ORDER, ORDER, ["b", "a", "c", "d"], Fraction(2, 3)),
        (Kind.ORDER, ORDER, ["d", "c", "b", "a"], 0),
        (Kind.ORDER, ORDER, ["a", "b", "c"], 0),
        (Kind.ORDER, ORDER, ["a", "a", "b", "c"], 0),
        (Kind.TIMELINE, ORDER, ["a", "b", "d", "c"], Fraction(2, 3)),
        (Kind.MATCH, MATCH, {"1": "x", "2": "x"}, Fraction(1, 2)),
        (Kind.SHORT, SHORT, "  «трезини». ", 1),
        (Kind.SHORT, SHORT, "Тризини", 1),
        (Kind.SHORT, SHORT, "Тризинн", 0),
        (Kind.SHORT, SHORT, "", 0),
        (Kind.YEAR, YEAR, "1 703", 1),
        (Kind.YEAR, YEAR, 1703, 1),
        (Kind.YEAR, YEAR, "1704", 0),
        (Kind.NUMBER, NUMBER, "3,6", 1),
        (Kind.NUMBER, NUMBER, "3.61", 0),
        (Kind.NUMBER, NUMBER, "−3,5", 0),
        (Kind.NUMBER, NUMBER, True, 0),
        (Kind.POINT, POINT, {"x": 520, "y": 330}, 1),
        (Kind.POINT, POINT, {"x": 520, "y": 340}, 0),
        (Kind.POINT, POINT, {"place": "strelka"}, 1),
        (Kind.GAP, GAP, {"1": "неве", "2": "1703"}, 1),
        (Kind.GAP, GAP, {"1": "Нева", "2": "1704"}, Fraction(1, 2)),
        (Kind.ESSAY, Key(), "Пётр", None),
        (Kind.FILE, Key(), {"name": "plan.jpg"}, None),
    ],
)
def test_answer_is_worth_its_share(kind, key, answer, expected):
    assert worth(kind, key, answer) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.text(max_size=8), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(st.sampled_from(sorted(set(Kind) - BY_PEOPLE)), st.sampled_from(KEYS), JSON)
@example(Kind.POINT, POINT, {"place": []})
@example(Kind.POINT, POINT, {"x": 10**400, "y": 1})
def test_whatever_comes_is_worth_from_nothing_to_all(kind, key, answer):
    assert 0 <= worth(kind, key, answer) <= 1


@given(st.text(max_size=60))
def test_plain_form_is_its_own(text):
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ёлагин остров", "елагин  остров"),
        ("Санкт – Петербург", "санкт-петербург"),
        ("Исаакиевский собóр", "исаакиевский собор"),
        ("Нeвa", "Нева"),
        ("“Аврора”", "«Аврора»"),
        ("Зимний дворец.", "зимний дворец"),
    ],
)
def test_writings_that_do_not_decide(one, other):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("answer", "key", "typos", "expected"),
    [
        ("Растрели", "Растрелли", 1, True),
        ("Расртелли", "Растрелли", 1, True),
        ("Растрели", "Растрелли", 0, False),
        ("Росси", "Россия", 0, False),
        ("Мур", "Мир", 2, False),
        ("1713 год", "1703 год", 1, False),
        ("йод", "иод", 0, False),
    ],
)
def test_a_slip_is_forgiven_where_it_is_no_other_answer(answer, key, typos, expected):
    assert fits(answer, [key], typos=typos) is expected
