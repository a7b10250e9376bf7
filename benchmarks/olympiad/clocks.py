"""Windows and deadlines in every zone, beside PostgreSQL's own reckoning.

For each IANA zone the days of its clock changes in three years and an ordinary day;
for each an opening at every hour. Hours that do not exist or come twice have rules of
their own (`olympiad.clock`) and are looked at apart.
"""

import random
import zoneinfo
from datetime import UTC, datetime, timedelta

from django.db import connection

from benchmarks.olympiad import sitting
from mosty.olympiad.clock import Window, deadline

YEARS = (2026, 2029)
ASK = "SELECT unnest(%s::timestamp[]) AT TIME ZONE %s"


def measure(asked) -> tuple[dict, bool]:
    """How many windows differ by more than a second, and how many deadlines."""
    wrong = seen = odd = wrong_ends = 0
    dice = random.Random(asked.seed)
    with sitting.database("mosty_bench_clocks"), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_timezone_names")
        known = {name for (name,) in cursor.fetchall()}
        zones = sorted(zoneinfo.available_timezones() & known)
        for name in zones:
            zone = zoneinfo.ZoneInfo(name)
            hours = [
                day.replace(hour=hour, minute=30)
                for day in days(zone)
                for hour in HOURS
            ]
            plain = [one for one in hours if is_plain(one, zone)]
            odd += len(hours) - len(plain)
            cursor.execute(ASK, [plain, name])
            for local, (moment,) in zip(plain, cursor.fetchall(), strict=True):
                opening, _close = Window(local, local + timedelta(days=2)).within(zone)
                seen += 1
                wrong += abs(opening - moment) > SECOND
                wrong_ends += not is_right_end(moment, dice)
    told = {
        "zones": len(zones),
        "windows": seen,
        "hours that leap or come twice, not compared": odd,
        "windows wrong by more than 1 s": wrong,
        "deadlines wrong by more than 1 s": wrong_ends,
    }
    return told, not wrong and not wrong_ends


HOURS = range(24)
SECOND = timedelta(seconds=1)


def days(zone) -> list[datetime]:
    """Days on which the clocks of a zone change, the days beside them, and one more."""
    found = {datetime(YEARS[0], 7, 8)}
    day = datetime(YEARS[0], 1, 1)
    while day.year < YEARS[1]:
        after = day + timedelta(days=1)
        if offset(day, zone) != offset(after, zone):
            found |= {day - timedelta(days=1), day, after}
        day = after
    return sorted(found)


def offset(local: datetime, zone):
    return local.replace(tzinfo=zone).utcoffset()


def is_plain(local: datetime, zone) -> bool:
    """Whether an hour is there, and once."""
    moments = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    (moment, *others) = moments
    return not others and moment.astimezone(zone).replace(tzinfo=None) == local


def is_right_end(opens_at: datetime, dice) -> bool:
    """The end of an attempt, beside seconds counted by hand."""
    begun = opens_at + timedelta(seconds=dice.randrange(7200))
    length, extra = dice.randrange(1, 240), dice.choice((0, 0, 15, 60))
    closes_at = opens_at + timedelta(hours=3)
    end = deadline(
        begun,
        duration=timedelta(minutes=length),
        closes_at=closes_at,
        extra=timedelta(minutes=extra),
    )
    seconds = min(begun.timestamp() + length * 60, opens_at.timestamp() + 10800)
    return abs(end.timestamp() - seconds - extra * 60) <= 1
