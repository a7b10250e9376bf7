"""What the dates of an agreement tell on a given day."""

import datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.agreements.rolling import columns_of, period_of
from mosty.agreements.term import (
    Term,
    TermState,
    add_months,
    end_precision,
    ends_on,
    first_end,
    is_endless,
    latest,
    state_on,
)

DAY = datetime.date
days = st.dates(DAY(1950, 1, 1), DAY(2150, 12, 31))
months = st.integers(1, 600)


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (DAY(2024, 1, 31), 1, DAY(2024, 2, 29)),
        (DAY(2023, 1, 31), 1, DAY(2023, 2, 28)),
        (DAY(2024, 2, 29), 12, DAY(2025, 2, 28)),
        (DAY(2024, 12, 15), 1, DAY(2025, 1, 15)),
        (DAY(2024, 3, 31), 60, DAY(2029, 3, 31)),
    ],
)
def test_months_are_added_within_the_calendar(day, count, later):
    assert add_months(day, count) == later


def test_a_term_of_years_ends_on_the_eve_of_its_anniversary():
    term = Term(rule="length", signed_on=DAY(2019, 10, 12), months=60)

    assert first_end(term) == DAY(2024, 10, 11)


def test_a_term_runs_from_entry_into_force_when_that_is_known():
    term = Term(
        rule="length",
        signed_on=DAY(2019, 10, 12),
        in_force_from=DAY(2020, 1, 1),
        months=12,
    )

    assert first_end(term) == DAY(2020, 12, 31)


@pytest.mark.parametrize(
    ("signed_on", "precision", "count", "end"),
    [
        (DAY(2020, 1, 1), "year", 60, DAY(2025, 12, 31)),
        (DAY(2020, 1, 1), "year", 6, DAY(2021, 12, 31)),
        (DAY(2020, 5, 1), "month", 60, DAY(2025, 5, 31)),
        (DAY(2020, 1, 1), "month", 1, DAY(2020, 2, 29)),
    ],
)
def test_a_term_is_not_over_while_it_may_still_run(signed_on, precision, count, end):
    term = Term(
        rule="length", signed_on=signed_on, months=count, start_precision=precision
    )

    assert (ends_on(term), end_precision(term)) == (end, precision)


@given(days, months, st.sampled_from(["day", "month", "year"]))
def test_the_end_is_as_late_as_the_latest_beginning_makes_it(start, count, precision):
    last = latest(start, precision)
    known = Term(rule="length", signed_on=last, months=count)
    told = Term(rule="length", signed_on=start, months=count, start_precision=precision)

    assert ends_on(known) <= ends_on(told) == latest(ends_on(known), precision)


def test_a_length_without_a_beginning_has_no_known_end():
    term = Term(rule="length", months=60)

    assert ends_on(term) is None
    assert not is_endless(term)


def test_limited_renewals_move_the_end():
    term = Term(
        rule="until",
        signed_on=DAY(2020, 1, 1),
        valid_until=DAY(2020, 12, 31),
        renews_by_itself=True,
        renewal_months=12,
        renewal_limit=2,
    )

    assert ends_on(term) == DAY(2022, 12, 31)


def test_unlimited_renewal_is_endless():
    term = Term(
        rule="until",
        signed_on=DAY(2020, 1, 1),
        valid_until=DAY(2020, 12, 31),
        renews_by_itself=True,
        renewal_months=12,
    )

    assert is_endless(term)
    assert ends_on(term) is None


lengths = st.integers(1, 120)


@given(days, lengths, lengths, st.integers(0, 24), st.integers(0, 20_000))
def test_the_running_period_holds_the_day_and_follows_the_last(
    signed, months, renewal, notice, later
):
    term = Term(
        rule="length",
        signed_on=signed,
        months=months,
        renews_by_itself=True,
        renewal_months=renewal,
        notice_months=notice or None,
    )
    day = signed + datetime.timedelta(days=later)
    row = SimpleNamespace(ends_on=None, **columns_of(term))

    period = period_of(row, day)

    assert day <= period.ends
    assert period.ends == first_end(term) or day > add_months(
        period.ends, -renewal
    ) - datetime.timedelta(days=4)
    assert (period.notice_by is None) == (notice == 0)
    assert period.notice_by is None or period.notice_by <= period.ends


def test_what_has_no_term_has_no_period():
    endless = Term(rule="indefinite", signed_on=DAY(2020, 1, 1))

    assert is_endless(endless)
    assert set(columns_of(endless).values()) == {None}


def state(**given_facts):
    facts = {
        "is_signed": True,
        "starts": DAY(2020, 1, 1),
        "ends": DAY(2025, 12, 31),
        "is_endless": False,
    }
    return state_on(DAY(2023, 6, 1), **{**facts, **given_facts})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, TermState.IN_FORCE),
        ({"ends": DAY(2023, 6, 1)}, TermState.EXPIRING),
        ({"ends": DAY(2023, 5, 31)}, TermState.EXPIRED),
        ({"ends": DAY(2023, 5, 31), "starts": None}, TermState.EXPIRED),
        ({"starts": None}, TermState.UNKNOWN),
        ({"ends": None}, TermState.UNKNOWN),
        ({"ends": None, "is_endless": True}, TermState.IN_FORCE),
        ({"ends": None, "is_endless": True, "starts": None}, TermState.UNKNOWN),
        ({"starts": DAY(2023, 6, 2)}, TermState.NOT_YET),
        ({"is_signed": False}, TermState.PLANNED),
        ({"is_ended": True}, TermState.ENDED),
        ({"is_signed": False, "is_closed": True}, TermState.CLOSED),
        ({"is_closed": True, "ends": DAY(2023, 5, 31)}, TermState.CLOSED),
    ],
)
def test_the_state_of_a_day(facts, expected):
    assert state(**facts) == expected


@given(start=days, count=months)
def test_months_never_skip_a_month(start, count):
    later = add_months(start, count)

    assert (later.year - start.year) * 12 + later.month - start.month == count
    assert later.day <= start.day


@given(start=days, count=months, extension=days)
def test_an_extension_never_shortens_a_term(start, count, extension):
    bare = Term(rule="length", signed_on=start, months=count)
    longer = Term(rule="length", signed_on=start, months=count, extensions=(extension,))

    assert ends_on(longer) >= ends_on(bare)


@given(day=days, starts=st.none() | days, ends=st.none() | days)
def test_unknown_dates_never_count_as_in_force(day, starts, ends):
    told = state_on(day, is_signed=True, starts=starts, ends=ends, is_endless=False)

    if starts is None or ends is None:
        assert told not in {TermState.IN_FORCE, TermState.EXPIRING, TermState.NOT_YET}
