"""On which days a promise falls due."""

import calendar
import datetime

from hypothesis import given
from hypothesis import strategies as st

from mosty.agreements.promises.occurrences import (
    DueState,
    Promise,
    days,
    first_open,
    moved,
    nth,
    state_of,
    times,
)

DAY = datetime.date
DAYS = st.dates(DAY(1950, 1, 1), DAY(2100, 12, 31))
EVERY = st.integers(1, 120)


def last_of(day):
    return calendar.monthrange(day.year, day.month)[1]


def test_leap_day_comes_back_in_leap_years_only():
    yearly = Promise(DAY(2024, 2, 29), every_months=12)

    found = list(days(yearly, through=DAY(2028, 12, 31)))

    assert [f"{one:%d.%m.%Y}" for one in found] == [
        "29.02.2024",
        "28.02.2025",
        "28.02.2026",
        "28.02.2027",
        "29.02.2028",
    ]


def test_month_alone_falls_due_on_its_last_day():
    monthly = Promise(DAY(2026, 2, 28), precision="month", every_months=1)

    found = list(days(monthly, through=DAY(2026, 5, 31)))

    assert [one.day for one in found] == [28, 31, 30, 31]


@given(DAYS, EVERY, st.integers(0, 60), st.sampled_from(["day", "month", "year"]))
def test_each_time_is_so_many_months_after_the_first(first, every, number, precision):
    if precision != "day":
        first = first.replace(day=last_of(first))
    promise = Promise(first, precision=precision, every_months=every)

    day = nth(promise, number)

    months = (day.year - first.year) * 12 + day.month - first.month
    assert months == every * number
    kept = last_of(day) if precision != "day" else min(first.day, last_of(day))
    assert number == 0 or day.day == kept


@given(DAYS, EVERY, st.integers(0, 5000), st.none() | st.integers(0, 5000))
def test_days_rise_and_stay_within_their_bounds(first, every, ahead, term):
    ends = None if term is None else first + datetime.timedelta(days=term)
    through = first + datetime.timedelta(days=ahead)
    promise = Promise(first, every_months=every, term_ends=ends)

    found = list(days(promise, through=through))

    assert found[0] == first
    assert found == sorted(set(found))
    assert all(one <= through and (ends is None or one <= ends) for one in found[1:])


@given(DAYS, EVERY, st.sets(st.integers(0, 12)), st.integers(1, 400))
def test_first_open_time_is_the_first_that_nobody_settled(first, every, done, until):
    promise = Promise(
        first, every_months=every, until=first + datetime.timedelta(days=until * 10)
    )
    settled = {nth(promise, number) for number in done}

    day, is_settled = first_open(promise, settled)

    owed = list(days(promise, through=DAY(2250, 1, 1)))
    left = [one for one in owed if one not in settled]
    assert (day, is_settled) == (left[0] if left else None, not left)


@given(DAYS, EVERY, st.integers(-400, 4000), st.sets(st.integers(0, 8)))
def test_every_time_is_told_once_and_settling_one_leaves_the_others(
    first, every, since, done
):
    promise = Promise(first, every_months=every)
    on = first + datetime.timedelta(days=since)
    settled = {nth(promise, number): "done" for number in done}

    told = times(promise, settled, on=on, through=on)

    by_day = {one.due_on: one for one in told}
    assert len(by_day) == len(told)
    assert {day for day, one in by_day.items() if one.discharge} == set(settled)
    opens, _none = first_open(promise, settled)
    assert by_day[opens].state != DueState.SETTLED
    open_states = {one.state for one in told if not one.discharge and one.due_on < on}
    assert open_states <= {DueState.OVERDUE}


def test_what_was_settled_follows_a_day_that_was_mended():
    before = Promise(DAY(2026, 1, 31), every_months=3)
    after = Promise(DAY(2026, 2, 10), every_months=3)

    followed = moved(before, after, {DAY(2026, 1, 31), DAY(2026, 4, 30)})

    assert followed == {
        DAY(2026, 1, 31): DAY(2026, 2, 10),
        DAY(2026, 4, 30): DAY(2026, 5, 10),
    }


def test_promise_without_a_day_stands_by_itself():
    undated = Promise(None)

    assert first_open(undated, set()) == (None, False)
    assert first_open(undated, {None}) == (None, True)
    assert [one.state for one in times(undated, {}, on=DAY.max, through=DAY.max)] == [
        DueState.UNDATED
    ]
    assert state_of(None, on=DAY(2026, 1, 1), is_settled=False, is_over=True) == (
        DueState.OVER
    )
