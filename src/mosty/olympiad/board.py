"""Where everybody stands in a round while it runs: whom to help."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import BooleanField, Max, Sum
from django.db.models.expressions import Func
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.olympiad.allotting import group_for
from mosty.olympiad.models import Attempt, Entrant, Presence, Round

ACTIVE = timedelta(minutes=2)
SILENT = timedelta(minutes=5)
MANY_WAITING = 5

LATE = """
SELECT event.attempt_id, count(*) FROM olympiad_event AS event
JOIN olympiad_attempt AS attempt ON attempt.id = event.attempt_id
WHERE event.edition_id = %s AND attempt.round_id = %s
    AND event.received_at > attempt.ends_at
GROUP BY event.attempt_id
"""
# What a figure counts, in the order of the page; those to be helped come last.
FIGURES = {
    "entered": pgettext_lazy("board", "entered"),
    "started": pgettext_lazy("board", "started"),
    "active": pgettext_lazy("board", "active now"),
    "done": pgettext_lazy("board", "handed in or over"),
    "absent": _("window open, not started"),
    "silent": _("at work, not seen for 5 minutes"),
    "waiting": _("many answers wait on the device"),
    "private": _("private window: answers go with it"),
    "late": _("answers came after the end"),
}
TO_HELP = ("absent", "silent", "waiting", "private", "late")


@dataclass(frozen=True)
class Row:
    """One code as it stands; `marks` are the figures it counts in."""

    code: str
    zone: str
    school: str
    seen_at: datetime | None
    waiting: int
    late: int
    marks: frozenset[str]


@dataclass(frozen=True)
class Board:
    """All codes of a round, and what they come to."""

    rows: tuple[Row, ...]
    figures: Counter

    def group(self, name: str) -> list[tuple[str, Counter]]:
        """The figures of each school or zone, by its name."""
        found: dict[str, Counter] = {}
        for row in self.rows:
            found.setdefault(getattr(row, name), Counter()).update(row.marks)
        return sorted(found.items())

    def those(self, mark: str) -> list[Row]:
        return [row for row in self.rows if mark in row.marks]


class BoolOr(Func):
    function = "bool_or"
    output_field = BooleanField()
    contains_aggregate = True
    window_compatible = False


def board_of(one: Round, *, now: datetime) -> Board:
    """Six questions, however many take part."""
    windows = Windows(one, now)
    attempts = {
        told[0]: told
        for told in Attempt.objects.filter(round=one).values_list(
            "entrant", "pk", "ends_at", "handed_in_at", "started_at"
        )
    }
    presences = presences_of(one)
    late = late_of(one)
    entrants = (
        Entrant.objects.filter(
            edition_id=one.edition_id, is_withdrawn=False, track__papers__round=one
        )
        .order_by("pk")
        .values_list(
            "pk",
            "code",
            "zone",
            "registration__school",
            "registration__organisation__name_ru",
            "registration",
        )
    )
    rows = []
    for key, code, zone, school, organisation, registration in entrants:
        attempt = attempts.get(key)
        seen = presences.get(attempt[1], NOBODY) if attempt else NOBODY
        number = late.get(attempt[1], 0) if attempt else 0
        marks = marks_of(attempt, seen, number, now, is_open=windows.is_open(zone))
        whose = organisation or school or (str(registration or "") and PARENTS)
        rows.append(Row(code, zone, str(whose or ""), seen[0], seen[1], number, marks))
    figures: Counter = Counter()
    for row in rows:
        figures.update(row.marks)
    return Board(tuple(rows), figures)


NOBODY = (None, 0, False)
PARENTS = _("Parents")


class Windows:
    """Whether the round stands open in a zone, reckoned once for each."""

    def __init__(self, one: Round, now: datetime):
        self.groups, self.now = list(one.groups.all()), now
        self.known: dict[str, bool] = {}

    def is_open(self, zone: str) -> bool:
        if zone not in self.known:
            group = group_for(zone, self.groups)
            window = group.window.within(ZoneInfo(zone)) if group else None
            self.known[zone] = bool(window) and window[0] <= self.now < window[1]
        return self.known[zone]


def presences_of(one: Round) -> dict:
    """By attempt: when a device was seen last, what waits, whether one is private."""
    rows = Presence.objects.filter(attempt__round=one).values_list("attempt")
    told = rows.annotate(
        last=Max("seen_at"),
        all_waiting=Sum("waiting"),
        hidden=BoolOr("is_private_mode"),
    )
    return {key: tuple(rest) for key, *rest in told}


def late_of(one: Round) -> dict:
    with connection.cursor() as cursor:
        cursor.execute(LATE, [one.edition_id, one.pk])
        return dict(cursor.fetchall())


def marks_of(attempt, seen, late, now, *, is_open) -> frozenset[str]:
    found = {"entered"}
    if attempt is None:
        return frozenset(found | ({"absent"} if is_open else set()))
    _entrant, _key, ends_at, handed_in_at, started_at = attempt
    seen_at, waiting, is_private = seen
    is_over = handed_in_at is not None or ends_at <= now
    heard = seen_at or started_at
    tests = {
        "started": True,
        "done": is_over,
        "active": not is_over and now - heard <= ACTIVE,
        "silent": not is_over and now - heard > SILENT,
        "waiting": waiting >= MANY_WAITING,
        "private": is_private and not is_over,
        "late": late > 0,
    }
    return frozenset(found | {name for name, is_so in tests.items() if is_so})
