"""The course of a project: its years as a bridge, its state in words.

Plain functions over plain values. A year is known to the year only: it opens on
its first day and closes on its last.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from mosty.ui.dates import Precision
from mosty.ui.span import NOT_KNOWN, Bank, Span, Stretch, When

PROLONGED = "prolonged"


class Standing(StrEnum):
    """What can be said of a project on a day."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    PAST = "past"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Stage:
    """A stretch of years, as announced or as prolonged; both years count."""

    since: int
    until: int
    is_prolongation: bool = False

    @property
    def years(self) -> str:
        return (
            str(self.since)
            if self.since == self.until
            else f"{self.since}–{self.until}"
        )

    @property
    def length(self) -> int:
        return self.until - self.since + 1


def standing_on(
    day: datetime.date, *, state: str, ends_on: datetime.date | None
) -> Standing:
    """`past`: the term is over and nobody has said that the project is finished."""
    if state in {Standing.FINISHED, Standing.CANCELLED}:
        return Standing(state)
    if ends_on is not None and ends_on < day:
        return Standing.PAST
    return Standing(state)


def span_of(
    stages: list[Stage],
    *,
    today: datetime.date,
    banks: tuple[Bank, Bank] | None = None,
) -> Span:
    """The bridge: announced years are one term, each prolongation a further span."""
    announced = [stage for stage in stages if not stage.is_prolongation]
    prolonged = [stage for stage in stages if stage.is_prolongation]
    starts = ends = NOT_KNOWN
    if announced:
        starts = first_day(min(stage.since for stage in announced))
        ends = last_day(max(stage.until for stage in announced))
    return Span(
        banks=banks,
        has_signing=False,
        starts=starts,
        ends=ends,
        prolongations=tuple(
            Stretch(first_day(stage.since), last_day(stage.until))
            for stage in prolonged
        ),
        today=today,
    )


def first_day(year: int) -> When:
    return When(datetime.date(year, 1, 1), Precision.YEAR)


def last_day(year: int) -> When:
    return When(datetime.date(year, 12, 31), Precision.YEAR)
