"""What the intake has to know of an attempt, kept for some seconds in each process."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

# An attempt's end and paper never change; what may is whether its edition is closed.
KEPT_S = 30
MOST_KEPT = 20_000
READ = """
SELECT round.edition_id, attempt.ends_at, edition.is_closed,
    ARRAY(SELECT jsonb_object_keys(variant.keys))
FROM olympiad_attempt attempt
JOIN olympiad_round round ON round.id = attempt.round_id
JOIN olympiad_edition edition ON edition.id = round.edition_id
JOIN olympiad_variant variant ON variant.id = attempt.variant_id
WHERE attempt.id = %s
"""


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
    """In one statement without the ORM: asked for at every other save of a pupil."""
    with connection.cursor() as cursor:
        cursor.execute(READ, [attempt])
        found = cursor.fetchone()
    if found is None:
        return None
    edition_id, ends_at, is_closed, items = found
    return Known(edition_id, attempt, frozenset(items), ends_at, is_closed)
