"""Colours that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.institution.contrast import (
    DARK_PAPERS,
    contrast,
    from_oklch,
    least_contrast,
    letters_on,
    readable,
    shades_of,
    to_oklch,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#fff000", "#fff000", 1),
    ],
)
def test_contrast_is_that_of_the_standard(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_shade_keeps_the_hue():
    shade = readable("#ff8800")

    assert least_contrast(shade) >= 4.5
    assert to_oklch(shade)[2] == pytest.approx(to_oklch("#ff8800")[2], abs=0.25)


@given(colours)
def test_each_colour_has_a_shade_that_can_be_read_on_both_papers(colour):
    shades = shades_of(colour)

    assert least_contrast(shades.light) >= 4.5
    assert least_contrast(shades.dark, DARK_PAPERS) >= 7
    assert contrast(shades.on_light, shades.light) >= 4.5
    assert contrast(shades.on_dark, shades.dark) >= 4.5


@given(colours)
def test_colour_survives_the_way_there_and_back(colour):
    back = from_oklch(*to_oklch(colour))

    for place in (1, 3, 5):
        there, here = (
            int(colour[place : place + 2], 16),
            int(back[place : place + 2], 16),
        )
        assert abs(there - here) <= 1


def test_letters_on_a_colour_are_those_seen_best():
    assert (letters_on("#0a5662"), letters_on("#86c8cf")) == ("#ffffff", "#08191c")


def test_what_is_no_colour_is_refused():
    with pytest.raises(ValueError, match="red"):
        contrast("red", "#ffffff")
