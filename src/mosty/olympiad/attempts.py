"""What the intake has to know of an attempt, kept for some seconds in each process."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from mosty.olympiad.models import Attempt

KEPT_S = 5
MOST_KEPT = 20_000


@dataclass(frozen=True)
class Known:
    """An attempt as its answers are checked against it."""

    edition_id: int
    attempt: str
    items: frozenset[str]
    ends_at: datetime
    is_closed: bool


class Shelf:
    """The attempts last asked for; a change of one is seen after `KEPT_S` at most."""

    def __init__(self):
        self._kept: OrderedDict[str, tuple[float, Known]] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, attempt: str) -> Known | None:
        now = time.monotonic()
        with self._lock:
            kept = self._kept.get(attempt)
            if kept and now - kept[0] < KEPT_S:
                self._kept.move_to_end(attempt)
                return kept[1]
        found = read(attempt)
        if found:
            with self._lock:
                self._kept[attempt] = (now, found)
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return found


SHELF = Shelf()


def read(attempt: str) -> Known | None:
    rows = Attempt.objects.filter(pk=attempt).values_list(
        "round__edition_id", "variant__keys", "ends_at", "round__edition__is_closed"
    )
    for edition_id, keys, ends_at, is_closed in rows:
        return Known(edition_id, attempt, frozenset(keys), ends_at, is_closed)
    return None
