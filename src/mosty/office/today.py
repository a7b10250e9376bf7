"""What stands on somebody's desk today, read once while nothing changes.

Every room looks for what needs this person, in some thirty questions; the answers are
kept in this process under the snapshot they were read under
(`mosty.journal.snapshots`), so that they are never stale.
"""

import datetime
import threading
from collections import OrderedDict
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from mosty.access.desk import Task, first_steps_for, tasks_for
from mosty.agreements.health.page import Lack, lacks
from mosty.office.recent import Worked, recent_work

MOST_DESKS = 200
KEPT_S = 600


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
    if not snapshot:
        return read(user, on=on, jurisdiction=jurisdiction)
    # What goes up or down at a moment is looked for anew though nothing changed.
    moment = timezone.now().timestamp() // KEPT_S
    key = (user.pk, on, jurisdiction, language, moment)
    with _lock:
        kept = _kept.get(key)
        if kept and kept[0] == snapshot:
            _kept.move_to_end(key)
            return kept[1]
    found = read(user, on=on, jurisdiction=jurisdiction)
    with _lock:
        _kept[key] = (snapshot, found)
        while len(_kept) > MOST_DESKS:
            _kept.popitem(last=False)
    return found


def read(user, *, on, jurisdiction) -> Today:
    return Today(
        tasks=tasks_for(user, on=on),
        recent=recent_work(user),
        steps=[one for one in steps_of(user) if not one["is_done"]],
        lacks=lacks(user, on=on, jurisdiction=jurisdiction),
    )


def steps_of(user) -> list[dict]:
    return [
        {
            "title": one.title,
            "text": one.text,
            "url": reverse(one.url_name),
            "is_done": one.is_done(),
        }
        for one in first_steps_for(user)
    ]
