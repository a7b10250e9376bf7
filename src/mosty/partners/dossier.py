"""What is worth knowing before a delegation: of one partner, or of a country.

Rooms above register their sections in their `apps.py`. A section tells only what its
reader may see.
"""

import datetime
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from mosty.partners.models import KeptOrganisation
from mosty.places.models import Country


@dataclass(frozen=True)
class Section:
    """A heading with lines of text, or with rows of two cells: what, and what of it."""

    title: object
    rows: Sequence[tuple[str, str]] = ()
    lines: Sequence[str] = ()


@dataclass(frozen=True)
class Subject:
    """Of what the brief is: the organisations, all of one country or one alone."""

    organisations: list[KeptOrganisation] = field(default_factory=list)
    country: Country | None = None

    @property
    def only(self) -> KeptOrganisation | None:
        """The organisation, where the brief is of one and not of a country."""
        return None if self.country else self.organisations[0]


@dataclass(frozen=True)
class Reading:
    """Who reads, and when: `at` in the institution's zone."""

    user: object
    at: datetime.datetime

    @property
    def on(self) -> datetime.date:
        return self.at.date()


_makers: dict[str, tuple[int, Callable]] = {}


def register_section(
    name: str, make: Callable[[Subject, Reading], Section | None], *, order: int
) -> None:
    """`make(subject, reading)` gives a `Section`, or None for nothing to tell."""
    _makers[name] = (order, make)


def sections(
    subject: Subject, reading: Reading, *, without: Collection[str] = ()
) -> list[Section]:
    """The sections that have something to tell, but for those named `without`."""
    named = [pair for name, pair in _makers.items() if name not in without]
    makers = sorted(named, key=lambda pair: pair[0])
    made = (make(subject, reading) for _order, make in makers)
    return [one for one in made if one is not None and (one.rows or one.lines)]
