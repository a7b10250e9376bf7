"""What stands on somebody's desk today, read once while nothing changes.

Every room looks for what needs this person, in some thirty questions; each answer is
kept in this process as long as nothing changed that it was read of
(`mosty.office.kept`), so that they are never stale.
"""

import datetime
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils import timezone

from mosty.access.desk import OFFERS, Task, first_steps_for
from mosty.agreements.health.page import Lack, lacks
from mosty.journal.snapshots import Name
from mosty.office import kept
from mosty.office.recent import Worked, recent_work

MOST_DESKS = 200
KEPT_S = 600
RECENT, LACKS = "recent", "lacks"


@dataclass(frozen=True)
class Today:
    """`steps` are the first steps that are left, each a dict for the template."""

    tasks: list[Task]
    recent: list[Worked]
    steps: list[dict]
    lacks: list[Lack]

    @property
    def waiting(self) -> int:
        return sum(task.count for task in self.tasks)


_kept: OrderedDict = OrderedDict()
_lock = threading.Lock()


def today_of(
    user, *, on: datetime.date, jurisdiction: str, language: str, snapshot: str
) -> Today:
    """The desk of one person; under an empty snapshot it is read anew."""
    made = parts_of(user, on=on, jurisdiction=jurisdiction)
    if not isinstance(snapshot, Name):
        return laid({key: read() for key, read in made.items()})
    # What goes up or down at a moment is looked for anew though nothing changed.
    moment = timezone.now().timestamp() // KEPT_S
    key = (user.pk, on, jurisdiction, language)
    with _lock:
        kept_at, parts, desk = _kept.get(key, (None, {}, None))
        if desk and (kept_at, desk[0]) == (moment, snapshot):
            _kept.move_to_end(key)
            return desk[1]
    parts = kept.renewed(parts if kept_at == moment else {}, made, snapshot)
    today = laid({name: part.value for name, part in parts.items()})
    with _lock:
        _kept[key] = (moment, parts, (snapshot, today))
        _kept.move_to_end(key)
        while len(_kept) > MOST_DESKS:
            _kept.popitem(last=False)
    return today


def parts_of(user, *, on, jurisdiction) -> dict[str, Callable]:
    """What makes each part of the desk; tasks and steps by their own names."""
    return {
        **{f"task {name}": partial(f, user, on) for name, f in OFFERS.tasks.items()},
        **{f"step {one.url_name}": partial(left, one) for one in first_steps_for(user)},
        RECENT: partial(recent_work, user),
        LACKS: partial(lacks, user, on=on, jurisdiction=jurisdiction),
    }


def laid(values: dict) -> Today:
    """The desk of its parts, the most urgent tasks first."""
    tasks = [one for name, found in values.items() if is_task(name) for one in found]
    tasks.sort(key=lambda one: one.urgency)
    return Today(
        tasks=tasks,
        recent=values[RECENT],
        steps=[one for name, one in values.items() if is_step(name) and one],
        lacks=values[LACKS],
    )


def is_task(name: str) -> bool:
    return name.startswith("task ")


def is_step(name: str) -> bool:
    return name.startswith("step ")


def left(step) -> dict | None:
    """A first step, unless it is done."""
    told = told_of(step)
    return None if told["is_done"] else told


def told_of(step) -> dict:
    return {
        "title": step.title,
        "text": step.text,
        "url": reverse(step.url_name),
        "is_done": step.is_done(),
    }


def steps_of(user) -> list[dict]:
    return [told_of(one) for one in first_steps_for(user)]
