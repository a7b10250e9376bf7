"""How a value leaves the house."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.listings.exports import clean
from mosty.listings.fields import FORMULA_STARTS, as_json, as_text


@pytest.mark.parametrize(
    ("value", "text", "told"),
    [
        (None, "", None),
        (0, 0, 0),
        (-3, -3, -3),
        (True, "true", True),
        ("", "", ""),
        ("=1+1", "'=1+1", "=1+1"),
        (["a", "b"], "a; b", ["a", "b"]),
        (datetime.date(2026, 3, 12), "2026-03-12", "2026-03-12"),
    ],
)
def test_value_for_a_table_and_for_json(value, text, told):
    assert (as_text(value), as_json(value)) == (text, told)


@given(st.text())
def test_no_text_begins_a_formula(text):
    assert not as_text(text).startswith(FORMULA_STARTS)


@given(st.text())
def test_no_control_character_reaches_a_workbook(text):
    assert all(one >= " " or one in "\n\t" for one in clean(text))
