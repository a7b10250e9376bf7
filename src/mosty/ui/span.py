"""The life of an agreement or a project, drawn as a bridge between two banks.

Piers are dates, the deck is the term, each further span is a prolongation. What
is not known stands raised and dashed: it is never drawn as zero and never as
known. Plain geometry over plain values; words belong to the templates.
"""

import calendar
import datetime
import math
from dataclasses import dataclass, field

from mosty.ui.dates import Precision


@dataclass(frozen=True)
class When:
    """A date as far as it is known; without a day it is not known."""

    day: datetime.date | None = None
    precision: str = Precision.DAY

    @property
    def is_known(self) -> bool:
        return self.day is not None and self.precision != Precision.UNKNOWN

    @property
    def opens(self) -> float:
        """The first moment that it may mean, in years: 2016.0 for the year 2016."""
        if self.precision == Precision.YEAR:
            return float(self.day.year)
        if self.precision == Precision.MONTH:
            return in_years(self.day.replace(day=1))
        return in_years(self.day)

    @property
    def closes(self) -> float:
        """The last moment that it may mean, in years: 2017.0 for the year 2016."""
        if self.precision == Precision.YEAR:
            return self.day.year + 1.0
        if self.precision == Precision.MONTH:
            last = calendar.monthrange(self.day.year, self.day.month)[1]
            return in_years(self.day.replace(day=last), end=True)
        return in_years(self.day, end=True)


NOT_KNOWN = When()


def in_years(day: datetime.date, *, end: bool = False) -> float:
    length = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - (0 if end else 1)) / length


@dataclass(frozen=True)
class Bank:
    """One shore: who stands there, and where that is."""

    name: str
    place: str = ""
    url: str = ""


@dataclass(frozen=True)
class Stretch:
    """One span of the bridge: a term, or a prolongation."""

    starts: When = NOT_KNOWN
    ends: When = NOT_KNOWN
    is_indefinite: bool = False

    @property
    def is_known(self) -> bool:
        return self.starts.is_known and (self.ends.is_known or self.is_indefinite)

    @property
    def years(self) -> str:
        """`2014–2016`, `2014`, or an empty text where it is not known."""
        if not self.is_known:
            return ""
        first = self.starts.day.year
        if self.is_indefinite:
            return f"{first}–"
        last = self.ends.day.year
        return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True, kw_only=True)
class Span:
    """What is known about a life: between whom, since when, until when.

    `is_indefinite` says that it is known to have no end; an end that is merely
    not known is `ends=NOT_KNOWN`. Where the start is not known, the signing
    stands for it. `has_signing` is False for what nobody signs: a project. `until`
    says the end in words of its own, where the day alone would not do.
    """

    banks: tuple[Bank, Bank] | None = None
    signed: When = NOT_KNOWN
    starts: When = NOT_KNOWN
    ends: When = NOT_KNOWN
    until: str = ""
    is_indefinite: bool = False
    prolongations: tuple[Stretch, ...] = ()
    has_signing: bool = True
    today: datetime.date

    @property
    def begins(self) -> When:
        return self.starts if self.starts.is_known else self.signed

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        term = Stretch(self.begins, self.ends, self.is_indefinite)
        return (term, *self.prolongations)

    @property
    def is_known(self) -> bool:
        return all(stretch.is_known for stretch in self.stretches)

    @property
    def is_wholly_unknown(self) -> bool:
        return not (self.begins.is_known or self.ends.is_known) and not any(
            one.starts.is_known or one.ends.is_known for one in self.prolongations
        )


@dataclass(frozen=True)
class Scale:
    """Whole years laid over a width; `last` is the first moment after them."""

    first: int
    last: int

    @property
    def years(self) -> range:
        return range(self.first, self.last)

    def share(self, moment: float) -> float:
        """Where the moment falls: 0 at the beginning, 1 at the end."""
        return (moment - self.first) / (self.last - self.first)

    def step(self, room: int) -> int:
        """Every how many years a label fits when there is room for `room` of them."""
        least = math.ceil(len(self.years) / room)
        return next(
            (step for step in (1, 2, 5, 10, 20, 50, 100) if step >= least), least
        )


def scale_of(spans, *, today: datetime.date) -> Scale | None:
    """One scale for many spans, or None when no date of theirs is known."""
    moments = [moment for span in spans for moment in known_moments(span, today)]
    if not moments:
        return None
    first = math.floor(min(moments))
    return Scale(first, max(math.ceil(max(moments)), first + 1))


def known_moments(span: Span, today: datetime.date) -> list[float]:
    moments = [span.signed.opens] if span.signed.is_known else []
    for stretch in span.stretches:
        if stretch.starts.is_known:
            moments.append(stretch.starts.opens)
        if stretch.ends.is_known:
            moments += [stretch.ends.opens, stretch.ends.closes]
        elif stretch.is_indefinite and stretch.starts.is_known:
            moments.append(max(in_years(today), stretch.starts.opens) + 1.0)
    return moments


@dataclass(frozen=True)
class Stroke:
    """One path; `kind` is its class, and the stylesheet gives it colour."""

    kind: str
    d: str


@dataclass(frozen=True)
class Mark:
    """A word or a lantern, placed in hundredths of the width and height."""

    kind: str
    x: float
    y: float
    text: str = ""
    anchor: str = "middle"

    @property
    def left(self) -> str:
        return f"{self.x}%"

    @property
    def top(self) -> str:
        return f"{self.y}%"


@dataclass(frozen=True)
class Drawing:
    """What the template prints: paths stretch with the page, marks do not."""

    width: int
    height: int
    strokes: list[Stroke] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def stroke(self, kind: str, d: str) -> None:
        self.strokes.append(Stroke(kind, d))

    def mark(self, kind: str, at: tuple[float, float], text: str = "") -> None:
        x, y = at
        if 3 < 100 * x / self.width < 97 or not text:
            anchor = "middle"
        else:
            anchor = "start" if x < self.width / 2 else "end"
        self.marks.append(
            Mark(
                kind,
                round(100 * x / self.width, 2),
                round(100 * y / self.height, 2),
                text,
                anchor,
            )
        )


def path(*points: tuple[float, float], closed: bool = False) -> str:
    body = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{body}{'Z' if closed else ''}"
