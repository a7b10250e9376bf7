"""The display panel: a bounded cookie, and a way back that stays on this host."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.ui.display import (
    CHOICES,
    Display,
    canonical_display,
    display_of,
    parsed,
)

ALL = [
    Display(**dict(zip(CHOICES, values, strict=True)))
    for values in itertools.product(*CHOICES.values())
]


def test_the_look_as_drawn_has_an_empty_name():
    assert canonical_display("") == str(Display()) == ""


@pytest.mark.parametrize("display", ALL, ids=str)
def test_each_choice_is_read_back_from_its_cookie(display):
    assert parsed(str(display)) == display


@given(st.text(max_size=300))
def test_whatever_stands_in_the_cookie_the_answer_is_one_of_the_choices(value):
    answer = canonical_display(value)

    assert answer in {str(display) for display in ALL}
    assert canonical_display(answer) == answer


def test_order_and_repetition_do_not_make_another_copy():
    assert canonical_display("scheme-dark.size-150.size-150.junk") == (
        "size-150.scheme-dark"
    )


def test_unknown_words_of_a_form_are_dropped():
    assert display_of({"size": "900", "scheme": "dark"}) == Display(scheme="dark")
