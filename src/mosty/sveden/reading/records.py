"""What was read of an agreement, with its place and what looked odd."""

import datetime
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Origin:
    """Where a record stood: the file's line (row of a sheet) and the words there."""

    line: int = 0
    text: str = ""
    sheet: str = ""


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
    """A row of the register.

    `state` is the cell as printed, `state_name` the state in it without the town;
    `details` are the words of the paper's own cell.
    """

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
    state_name: str = ""
    details: str = ""
    is_marked: bool = False

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


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
