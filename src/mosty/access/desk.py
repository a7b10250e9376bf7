"""What rooms bring to the office: places, things to do, beginnings, first steps.

Rooms register plain callables in their `apps.py`; the shell above draws them. Nobody
below knows who is above.
"""

import datetime
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from django.db.models import Count, Window


class Group(StrEnum):
    """The parts of the rail, in their order."""

    DESK = "desk"
    REGISTER = "register"
    WORK = "work"
    SITE = "site"
    CARE = "care"


@dataclass(frozen=True)
class Place:
    """An entry of the rail: a page that `rule(user)` opens.

    `count(user)` gives the figure beside it or None; it may ask one question.
    """

    group: Group
    title: object
    url_name: str
    rule: Callable
    order: int = 50
    count: Callable | None = None


@dataclass(frozen=True)
class Step:
    """What can be done next: an address, or a button that posts to it."""

    title: object
    url: str
    is_post: bool = False
    is_main: bool = False
    fields: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Line:
    """One record that waits, with what is said of it and its own next steps."""

    title: object
    url: str = ""
    number: object = ""
    text: object = ""
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Task:
    """Something that needs a person today: a verb, a number, and its lines.

    `title` follows the number («договоров без дат»), `text` says why it matters,
    `lines` are the first few, `url` shows all, `steps` concern all at once.
    `urgency` orders the desk, the lowest first. What `is_own` waits for this person,
    anything else for whoever of the office takes it.
    """

    title: object
    count: int
    text: object = ""
    url: str = ""
    lines: Sequence[Line] = ()
    steps: Sequence[Step] = ()
    urgency: int = 50
    is_own: bool = False


@dataclass(frozen=True)
class Beginning:
    """A record that can be begun from anywhere: «Новая запись»."""

    title: object
    url_name: str
    rule: Callable
    order: int = 50


@dataclass(frozen=True)
class FirstStep:
    """A step of the guide for an empty institution; `is_done()` asks the tables."""

    title: object
    text: object
    url_name: str
    rule: Callable
    is_done: Callable[[], bool]
    order: int = 50


@dataclass
class Offers:
    """Everything that was registered since the start."""

    places: list[Place] = field(default_factory=list)
    tasks: dict[str, Callable] = field(default_factory=dict)
    beginnings: list[Beginning] = field(default_factory=list)
    first_steps: list[FirstStep] = field(default_factory=list)
    records: dict[type, Callable] = field(default_factory=dict)


OFFERS = Offers()


class Reader(Protocol):
    """Whoever remembers what tasks asked for, and reads only what was touched since."""

    def some(self, rows, most: int, *, of: str) -> tuple[list, int]: ...

    def count(self, rows, *, of: str) -> int: ...

    def go_by(self, rows, *, of: str) -> None: ...


reader: ContextVar[Reader | None] = ContextVar("who reads for the desk", default=None)


def some(rows, most: int, *, of: str = "") -> tuple[list, int]:
    """The first rows and how many there are: all are read once, and only their ids.

    `of` is the way from a row to its agreement. It is a promise: what a row is, whether
    it is among these, and what its task says of it changes with that agreement's own
    rows alone, of all that `MARKED_BY_ROWS` in the settings names.
    """
    held = reader.get()
    if of and held:
        return held.some(rows, most, of=of)
    number = Window(Count("*"))
    told = rows.annotate(desk_total=number).values_list("pk", "desk_total")
    first = list(told[:most])
    if not first:
        return [], 0
    return list(rows.filter(pk__in=[key for key, _total in first])), first[0][1]


def count_of(rows, *, of: str) -> int:
    """How many rows there are; `of` promises what it does for `some()`."""
    held = reader.get()
    return held.count(rows, of=of) if held else rows.count()


def go_by(rows, *, of: str) -> None:
    """What a task says goes by agreements only in which of these pairs there are."""
    held = reader.get()
    if held:
        held.go_by(rows, of=of)


def offer_place(place: Place) -> None:
    OFFERS.places.append(place)


def offer_task(name: str, tasks: Callable[[object, datetime.date], Sequence[Task]]):
    """`tasks(user, on)` gives what needs this person on the day, none if nothing.

    It asks for what `user` may decide only, in at most two questions.
    """
    OFFERS.tasks[name] = tasks


def offer_beginning(beginning: Beginning) -> None:
    OFFERS.beginnings.append(beginning)


def offer_first_step(step: FirstStep) -> None:
    OFFERS.first_steps.append(step)


def offer_record(model: type, address: Callable[[object], str]) -> None:
    """`address(thing)` is the office's page of a record of the model."""
    OFFERS.records[model] = address


def record_of(thing) -> str:
    """The office's page of a thing, or nothing where the office has none."""
    meta = getattr(thing, "_meta", None)
    address = OFFERS.records.get(meta.concrete_model) if meta else None
    return address(thing) if address else ""


def places_for(user) -> dict[Group, list[Place]]:
    """The rail of this person: groups in order, those without places left out."""
    groups: dict[Group, list[Place]] = {}
    for group in Group:
        held = [one for one in OFFERS.places if one.group == group and one.rule(user)]
        if held:
            groups[group] = sorted(held, key=lambda one: one.order)
    return groups


def tasks_for(user, *, on: datetime.date) -> list[Task]:
    """What needs this person today, the most urgent first."""
    found = [task for tasks in OFFERS.tasks.values() for task in tasks(user, on)]
    return sorted(found, key=lambda one: one.urgency)


def beginnings_for(user) -> list[Beginning]:
    allowed = [one for one in OFFERS.beginnings if one.rule(user)]
    return sorted(allowed, key=lambda one: one.order)


def first_steps_for(user) -> list[FirstStep]:
    allowed = [one for one in OFFERS.first_steps if one.rule(user)]
    return sorted(allowed, key=lambda one: one.order)
