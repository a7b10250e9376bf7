"""The bridge never draws as known what is not, and stays within its frame."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.ui.bridge import draw, draw_row
from mosty.ui.dates import Precision
from mosty.ui.span import NOT_KNOWN, Scale, Span, Stretch, When, scale_of

TODAY = datetime.date(2026, 11, 23)
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31))
WHENS = st.one_of(
    st.just(NOT_KNOWN),
    st.builds(
        When, DAYS, st.sampled_from([Precision.DAY, Precision.MONTH, Precision.YEAR])
    ),
)


@st.composite
def spans(draw_from):
    ordered = sorted(
        draw_from(st.lists(WHENS, min_size=6, max_size=6)),
        key=lambda when: when.day or datetime.date.min,
    )
    count = draw_from(st.integers(0, 2))
    return Span(
        signed=ordered[0],
        starts=ordered[1],
        ends=ordered[2],
        is_indefinite=count == 0 and draw_from(st.booleans()),
        prolongations=tuple(
            Stretch(ordered[2 + number], ordered[3 + number]) for number in range(count)
        ),
        today=TODAY,
    )


def numbers(drawing):
    for stroke in drawing.strokes:
        for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", stroke.d):
            yield float(x), float(y)


@given(spans(), st.booleans())
def test_drawing_stays_within_its_frame(span, is_wide):
    drawing = draw(span, is_wide=is_wide)

    for x, y in numbers(drawing):
        assert -12 <= x <= drawing.width + 12
        assert -80 <= y <= drawing.height
    for mark in drawing.marks:
        assert 0 <= mark.x <= 100
        assert 0 <= mark.y <= 100


@given(spans())
def test_as_many_solid_spans_as_are_known_and_as_many_raised_as_are_not(span):
    kinds = [stroke.kind for stroke in draw(span).strokes]
    known = [stretch for stretch in span.stretches if stretch.is_known]

    assert kinds.count("term") + kinds.count("more") == len(known)
    assert kinds.count("open beam") == 2 * (len(span.stretches) - len(known))


@given(spans())
def test_a_scale_of_years_is_claimed_only_when_all_is_known(span):
    marks = [mark.kind for mark in draw(span).marks]

    assert ("year" in marks) == span.is_known


@given(spans())
def test_all_known_dates_fall_on_the_scale(span):
    scale = scale_of([span], today=TODAY)

    for stretch in span.stretches if scale else ():
        for when in (stretch.starts, stretch.ends):
            if when.is_known:
                assert 0 <= scale.share(when.opens) <= scale.share(when.closes) <= 1


def test_without_a_date_there_is_no_scale():
    assert scale_of([Span(today=TODAY)], today=TODAY) is None


@given(spans())
def test_a_row_shows_dashes_when_nothing_is_known(span):
    scale = scale_of([span], today=TODAY)

    kinds = {stroke.kind for stroke in draw_row(span, scale).strokes}

    is_any_known = any(stretch.is_known for stretch in span.stretches)
    assert ("open" in kinds) == (not is_any_known)
    assert ("term" in kinds or "more" in kinds) == is_any_known


def test_years_of_a_prolongation_follow_those_of_the_term():
    year = Precision.YEAR
    term = Span(
        starts=When(datetime.date(2014, 5, 5), year),
        ends=When(datetime.date(2016, 5, 5), year),
        prolongations=(
            Stretch(
                When(datetime.date(2017, 5, 5), year),
                When(datetime.date(2018, 5, 5), year),
            ),
        ),
        today=TODAY,
    )

    scale = scale_of([term], today=TODAY)
    years = [mark.text for mark in draw(term).marks if mark.kind == "when"]

    assert scale == Scale(2014, 2019)
    assert years == ["2014–2016", "2017–2018"]
    assert term.ends.closes == term.prolongations[0].starts.opens == 2017.0


@pytest.mark.parametrize(
    ("years", "room", "step"), [(6, 12, 1), (13, 12, 2), (40, 8, 5), (300, 4, 100)]
)
def test_labels_of_years_thin_out(years, room, step):
    assert Scale(1900, 1900 + years).step(room) == step


def test_a_span_without_an_end_is_solid_to_the_other_bank():
    span = Span(
        signed=When(datetime.date(2019, 5, 20)), is_indefinite=True, today=TODAY
    )

    kinds = [stroke.kind for stroke in draw(span).strokes]

    assert "open" not in kinds
    assert "open beam" not in kinds
    assert kinds.count("term") == 1
