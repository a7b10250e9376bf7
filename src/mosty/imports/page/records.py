"""What a page says, record by record, with its place and what looked odd."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Origin:
    """Where a record stood: the file's line (row of a sheet) and the words there."""

    line: int = 0
    text: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Statement:
    """A sentence of the page: goal, direction, form or promise, in its order."""

    kind: str
    number: int
    text: str
    origin: Origin

    def as_json(self) -> dict:
        return {
            "kind": self.kind,
            "number": self.number,
            "text": self.text,
            "source": asdict(self.origin),
        }


@dataclass(frozen=True)
class Paper:
    """What is said of the paper itself. `term` is a value of `TermRule`.

    A date known to the month or year stands on its first day, `valid_until` on
    the last. `unreadable` holds the words that look like a date and are none.
    """

    title: str = ""
    number: str = ""
    signed_on: datetime.date | None = None
    signed_precision: str = "unknown"
    in_force_from: datetime.date | None = None
    valid_until: datetime.date | None = None
    valid_precision: str = "unknown"
    term: str = "unknown"
    term_months: int | None = None
    term_text: str = ""
    renewal: str = "unknown"
    planned: bool = False
    unreadable: str = ""


@dataclass
class Agreement:
    """A row of the register."""

    row: int
    section: str
    state: str
    state_code: str | None
    region: str | None
    city: str
    organisation: str
    kind: str
    paper: Paper
    origin: Origin
    flags: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        paper = self.paper
        return {
            "row": self.row,
            "section": self.section,
            "state": self.state,
            "state_code": self.state_code,
            "region": self.region,
            "organisation": self.organisation,
            "kind": self.kind,
            "signed_on": _iso(paper.signed_on),
            "signed_precision": paper.signed_precision,
            "valid_until": _iso(paper.valid_until),
            "term": paper.term,
            "planned": paper.planned,
            "flags": list(self.flags),
            "source": asdict(self.origin),
            "paper": {
                "title": paper.title,
                "number": paper.number,
                "in_force_from": _iso(paper.in_force_from),
                "valid_precision": paper.valid_precision,
                "term_months": paper.term_months,
                "term_text": paper.term_text,
                "renewal": paper.renewal,
                "city": self.city,
            },
        }


@dataclass
class Project:
    """A project of the page; `phases` are `(since, until, kind)` with years."""

    row: int
    title: str
    about: str
    phases: tuple[tuple[str, str, str], ...]
    countries: tuple[str, ...]
    state: str
    origin: Origin
    flags: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        return {
            "row": self.row,
            "title": self.title,
            "phases": [list(phase) for phase in self.phases],
            "countries": list(self.countries),
            "state": self.state,
            "about": self.about,
            "flags": list(self.flags),
            "source": asdict(self.origin),
        }


@dataclass(frozen=True)
class Flag:
    """Something odd: what stood there, and what may be meant.

    `concerns` names the field that the proposal would replace; `proposed` is None where only a
    human can know. `detail` completes the message: `with`, `count`, `value`.
    """

    record: str
    row: int | None
    code: str
    concerns: str = ""
    original: str = ""
    proposed: str | None = None
    detail: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Suggestion:
    """Something worth a person's look that is no mistake of the page."""

    rows: tuple[int, ...]
    code: str
    parent: str


@dataclass(frozen=True)
class Printed:
    """How the register's table was printed, to print it so again.

    `columns` gives a name's place, `groups` a section's row, `cells` the cells of
    an agreement by its row.
    """

    header: tuple[str, ...] = ()
    columns: dict[str, int] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    cells: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class PageReading:
    """All that was read from one page."""

    title: str = ""
    register_title: str = ""
    statements: list[Statement] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    unread: list[Origin] = field(default_factory=list)
    printed: Printed = field(default_factory=Printed)

    def of_kind(self, kind: str) -> list[Statement]:
        return [each for each in self.statements if each.kind == kind]

    def counts(self) -> dict[str, int]:
        sections = [each.section for each in self.agreements]
        return {
            "goal": len(self.of_kind("goal")),
            "directions": len(self.of_kind("direction")),
            "forms": len(self.of_kind("form")),
            "statements": len(self.of_kind("promise")),
            "agreements": len(self.agreements),
            "foreign": sections.count("foreign"),
            "interregional": sections.count("interregional"),
            "projects": len(self.projects),
            "unread": len(self.unread),
        }


def rows_printed(rows: Iterable[int]) -> str:
    return ", ".join(str(row) for row in rows)


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
