"""Numbers of organisations: how they are kept, which cannot be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.partners.numbers import is_right, written


@pytest.mark.parametrize(
    ("scheme", "typed", "kept"),
    [
        ("inn", "7707 083893", "7707083893"),
        ("ogrn", "1027700132195", "1027700132195"),
        ("unp", "200988541", "200988541"),
        ("bin", "990140000483", "990140000483"),
        ("ror", "https://ror.org/013meh722", "013meh722"),
    ],
)
def test_right_number_is_kept_plain(scheme, typed, kept):
    assert written(scheme, typed) == kept
    assert is_right(scheme, kept)


@given(st.sampled_from(["inn", "ogrn", "unp", "bin", "ror"]), st.text(max_size=15))
def test_any_text_is_right_or_not(scheme, text):
    assert is_right(scheme, written(scheme, text)) in (True, False)


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("bin", "990140000484"),
        ("bin", "99014000048"),
        ("ror", "013meh723"),
        ("unp", "1"),
    ],
)
def test_wrong_digit_is_noticed(scheme, value):
    assert not is_right(scheme, value)
