"""Addresses made of titles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.pages.slugs import LONGEST, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Школа открыта!", "shkola-otkryta"),
        ("ЮНЕСКО: 12 новых школ", "yunesko-12-novykh-shkol"),
        ("UNESCO schools", "unesco-schools"),
        ("«»!", "text"),
    ],
)
def test_slug_is_the_title_in_latin_letters(title, slug):
    assert slug_of(title) == slug


@given(st.text(max_size=300))
def test_slug_is_always_an_address(title):
    slug = slug_of(title)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
