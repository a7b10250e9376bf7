"""On which days a promise falls due, and how each of these days stands.

Plain functions over plain values; nothing here reads the clock.
"""

import datetime
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from mosty.agreements.term import LATEST, add_months

SOON_DAYS = 30
MOST_TIMES = 600


class DueState(StrEnum):
    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    SETTLED = "settled"
    OVER = "over"


@dataclass(frozen=True)
class Promise:
    """The facts of an obligation.

    `due_on` is the first day; of a month or a year known alone it is the last one.
    `term_ends` is the last day of the agreement, where it is known.
    """

    due_on: datetime.date | None
    precision: str = "day"
    every_months: int | None = None
    until: datetime.date | None = None
    term_ends: datetime.date | None = None

    @property
    def recurs(self) -> bool:
        return bool(self.every_months) and self.due_on is not None


@dataclass(frozen=True)
class Time:
    """One time of a promise: its day, how it stands, and what settled it."""

    due_on: datetime.date | None
    state: DueState
    discharge: object = None


def nth(promise: Promise, number: int) -> datetime.date:
    """The day of the time so numbered, from 0.

    Reckoned from the first day, so that a short month does not shorten the next.
    What is known to the month falls due on the last day of each month.
    """
    months = number * (promise.every_months or 0)
    if promise.precision == "day" or not months:
        return add_months(promise.due_on, months)
    month_after = add_months(promise.due_on.replace(day=1), months + 1)
    return min(month_after - datetime.timedelta(days=1), LATEST)


def last_day(promise: Promise) -> datetime.date | None:
    """After which day it is not owed again, or None when nothing says so."""
    return promise.until or promise.term_ends


def days(promise: Promise, *, through: datetime.date) -> Iterator[datetime.date]:
    """The days on which it falls due, through a day, the first always among them."""
    if promise.due_on is None:
        return
    yield promise.due_on
    last = last_day(promise)
    end = through if last is None else min(through, last)
    for number in count(1) if promise.recurs else ():
        day = nth(promise, number)
        if day > end or day >= LATEST:
            return
        yield day


def first_open(
    promise: Promise, settled: Container[datetime.date | None]
) -> tuple[datetime.date | None, bool]:
    """The first day that is not settled, and whether none is left.

    The end of the agreement is not looked at: it moves without the promise.
    """
    if promise.due_on is None:
        return None, None in settled
    for number in count():
        day = nth(promise, number)
        is_over = number and promise.until is not None and day > promise.until
        if is_over or day >= LATEST:
            return None, True
        if day not in settled:
            return day, False
        if not promise.recurs:
            return None, True
    return None, True


def state_of(
    next_due: datetime.date | None,
    *,
    on: datetime.date,
    is_settled: bool,
    is_over: bool = False,
) -> DueState:
    """How it stands on a day. `is_over` says that its agreement ended before."""
    if is_settled:
        return DueState.SETTLED
    if is_over:
        return DueState.OVER
    if next_due is None:
        return DueState.UNDATED
    if next_due < on:
        return DueState.OVERDUE
    if (next_due - on).days <= SOON_DAYS:
        return DueState.SOON
    return DueState.LATER


def times(
    promise: Promise,
    settled: Mapping[datetime.date | None, object],
    *,
    on: datetime.date,
    through: datetime.date,
) -> list[Time]:
    """Each time through a day, at least the first open one, with how it stands.

    What was settled on a day that is none of the promise any more is told as well.
    """
    if promise.due_on is None:
        state = DueState.SETTLED if None in settled else DueState.UNDATED
        return [Time(None, state, settled.get(None)), *_left_over(settled, {None})]
    opens, _none = first_open(promise, settled)
    last = max(through, opens) if opens else through
    found = []
    for day, _number in zip(
        days(promise, through=last), range(MOST_TIMES), strict=False
    ):
        state = state_of(day, on=on, is_settled=day in settled)
        found.append(Time(day, state, settled.get(day)))
        if day > through and opens and day >= opens:
            break
    return sorted(
        [*found, *_left_over(settled, {one.due_on for one in found})],
        key=lambda one: one.due_on or datetime.date.min,
    )


def _left_over(settled, known) -> list[Time]:
    return [
        Time(day, DueState.SETTLED, discharge)
        for day, discharge in settled.items()
        if day not in known
    ]


def moved(
    before: Promise, after: Promise, settled: Container[datetime.date | None]
) -> dict[datetime.date | None, datetime.date | None]:
    """Where the settled times go when the first day or the rhythm changes.

    The first goes to the first, the second to the second. One without a place in the
    new row of days stays where it was.
    """
    pairs = zip(_row(before), _row(after), strict=False)
    return {old: new for old, new in pairs if old in settled and old != new}


def _row(promise: Promise) -> list[datetime.date | None]:
    if promise.due_on is None:
        return [None]
    if not promise.recurs:
        return [promise.due_on]
    return [nth(promise, number) for number in range(MOST_TIMES)]
