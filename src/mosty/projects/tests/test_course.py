"""The course of a project, over plain values."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.projects.course import Stage, Standing, span_of, standing_on

TODAY = datetime.date(2026, 11, 24)
STAGES = st.lists(
    st.builds(
        lambda since, length, more: Stage(since, since + length, is_prolongation=more),
        st.integers(1990, 2040),
        st.integers(0, 9),
        st.booleans(),
    ),
    max_size=5,
)


@pytest.mark.parametrize(
    ("state", "ends", "standing"),
    [
        ("finished", "2018-12-31", Standing.FINISHED),
        ("cancelled", "2018-12-31", Standing.CANCELLED),
        ("unknown", "2018-12-31", Standing.PAST),
        ("running", "2018-12-31", Standing.PAST),
        ("planned", "2018-12-31", Standing.PAST),
        ("running", "2026-11-24", Standing.RUNNING),
        ("running", None, Standing.RUNNING),
        ("planned", "2030-12-31", Standing.PLANNED),
        ("unknown", None, Standing.UNKNOWN),
    ],
)
def test_standing_never_calls_a_past_project_finished(state, ends, standing):
    ends_on = ends and datetime.date.fromisoformat(ends)

    assert standing_on(TODAY, state=state, ends_on=ends_on) == standing


def test_announced_years_are_one_term_and_each_prolongation_a_span():
    span = span_of([Stage(2014, 2016), Stage(2017, 2018, True)], today=TODAY)

    assert span.starts.day == datetime.date(2014, 1, 1)
    assert span.ends.day == datetime.date(2016, 12, 31)
    assert [one.years for one in span.prolongations] == ["2017–2018"]
    assert not span.has_signing


@given(STAGES)
def test_span_is_known_only_where_years_were_announced(stages):
    span = span_of(stages, today=TODAY)

    announced = [stage for stage in stages if not stage.is_prolongation]
    assert span.begins.is_known == bool(announced)
    assert len(span.prolongations) == len(stages) - len(announced)


@given(STAGES)
def test_length_counts_both_years(stages):
    for stage in stages:
        assert stage.length == len(range(stage.since, stage.until + 1)) >= 1
