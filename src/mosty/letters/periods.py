"""When a person's morning is, and which one a digest belongs to."""

import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

MORNING = datetime.time(8)


class Rhythm(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


def last_morning(
    now: datetime.datetime, *, zone: str, rhythm: Rhythm
) -> datetime.datetime:
    """The latest morning that has begun where the person lives.

    A week begins on Monday. A digest tells what was before that morning, so one that
    was missed is made up for later, and what comes on a Wednesday waits.
    """
    local = now.astimezone(ZoneInfo(zone))
    day = local.date()
    if local.time() < MORNING:
        day -= datetime.timedelta(days=1)
    if rhythm == Rhythm.WEEKLY:
        day -= datetime.timedelta(days=day.weekday())
    return datetime.datetime.combine(day, MORNING, ZoneInfo(zone))
