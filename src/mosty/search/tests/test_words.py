"""Folding, sorting and other ways of typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.search.words import (
    LONGEST_WORD,
    fold,
    in_cyrillic,
    other_layout,
    other_script,
    sort_key,
    spans,
    tokens,
)


def test_names_sort_with_yo_after_ye_and_numbers_by_size():
    names = ["Жук", "«Ёлка»", "Ель", "Ея", "Школа № 12", "Школа № 5", "  ещё", "Арка"]

    assert sorted(names, key=sort_key) == [
        "Арка",
        "Ель",
        "  ещё",
        "Ея",
        "«Ёлка»",
        "Жук",
        "Школа № 5",
        "Школа № 12",
    ]


def test_letters_of_neighbours_sort_after_their_own():
    names = ["Якутск", "Қарағанды", "Калуга", "Луга", "Ўзда", "Уфа"]

    assert sorted(names, key=sort_key) == [
        "Калуга",
        "Қарағанды",
        "Луга",
        "Уфа",
        "Ўзда",
        "Якутск",
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Самолёт «Ёж»", "самолет еж"),
        ("Йошкар-Ола", "йошкар ола"),
        ("и\u0306ога", "йога"),
        ("Минcк", "минск"),
        ("Cпорт", "спорт"),
        ("МOCКВA", "москва"),
        ("Österreich, Kraków", "osterreich krakow"),
        ("Xi’an и Кот-д’Ивуар", "xian и кот дивуар"),
        ("Уда\u0301рник", "ударник"),
        ("№ 5, ГУО", "5 гуо"),
        ("  … !", ""),
    ],
)
def test_text_is_folded(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ghbdtn", "привет"), ("vbycr", "минск"), ("ыскфз", "scrap"), ("cj.p", "союз")],
)
def test_other_layout_is_guessed(typed, meant):
    assert other_layout(typed) == meant


@pytest.mark.parametrize("typed", ["", "12", "минsk"])
def test_other_layout_is_not_guessed_without_a_script(typed):
    assert other_layout(typed) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("minsk", "минск"), ("gimnaziya", "гимназия"), ("казань", "kazan"), ("12", "")],
)
def test_words_are_spelt_in_the_other_script(typed, meant):
    assert other_script(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("minsk", "минск"),
        ("kostanay", "костанай"),
        ("babaevskaya", "бабаевская"),
        ("минск", ""),
        ("b2b", ""),
        ("q'", ""),
    ],
)
def test_latin_words_are_spelt_in_cyrillic(typed, meant):
    assert in_cyrillic(typed) == meant


@given(st.text())
def test_spans_stand_in_the_text_in_order(text):
    end = 0
    for word, start, stop in spans(text):
        assert end <= start < stop <= len(text)
        assert len(word) <= LONGEST_WORD
        end = stop


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_tokens_hold_letters_and_digits_only(text):
    assert all(letter.isalnum() for word in tokens(text) for letter in word)
