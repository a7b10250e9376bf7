"""What the dates of an agreement tell on a given day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.agreements.term import (
    Term,
    TermState,
    add_months,
    ends_on,
    first_end,
    is_endless,
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
