"""What a page says, record by record, with its place and what looked odd."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from mosty.sveden.reading.records import Agreement, Origin, Printed


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
