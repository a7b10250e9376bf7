"""When a window is open for somebody, and when their attempt ends.

The server's clock decides; everything is computed once, in UTC, and kept. A window is
the same moment for all, or the same hour of the day in each place. See decision 10.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Window:
    """From when to when an attempt may be begun and made.

    `opens_at` and `closes_at` bear a zone for a window that is one moment for all, and
    none for one that stands at the same local time everywhere.
    """

    opens_at: datetime
    closes_at: datetime

    def __post_init__(self):
        if (self.opens_at.tzinfo is None) != (self.closes_at.tzinfo is None):
            raise ValueError("both ends of a window bear a zone, or none does")
        if self.opens_at >= self.closes_at:
            raise ValueError("a window closes after it opens")

    @property
    def is_local(self) -> bool:
        return self.opens_at.tzinfo is None

    def within(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The opening and the close in UTC for somebody in a zone."""
        if not self.is_local:
            return self.opens_at.astimezone(UTC), self.closes_at.astimezone(UTC)
        opening = in_utc(self.opens_at, zone, fold=0)
        return opening, in_utc(self.closes_at, zone, fold=1)


def in_utc(local: datetime, zone: ZoneInfo, *, fold: int) -> datetime:
    """The moment of a local time.

    Of an hour that comes twice `fold` chooses the first or the second. A time that the
    clocks leap over is the moment at which they leap: nobody loses by it that the
    opening or the close fell into an hour that was not there.
    """
    moment = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None, fold=0) == local.replace(fold=0):
        return moment
    return leap_near(moment, zone)


def leap_near(moment: datetime, zone: ZoneInfo) -> datetime:
    """The second within a day of a moment at which the clocks of a zone leap."""
    low, high = moment - timedelta(days=1), moment + timedelta(days=1)
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


def deadline(
    started_at: datetime,
    *,
    duration: timedelta,
    closes_at: datetime,
    extra: timedelta = timedelta(0),
) -> datetime:
    """When an attempt ends: its duration, cut by the close of its window, and the time
    that this person was granted beyond both."""
    return min(started_at + duration, closes_at) + extra


def late_by(received_at: datetime, ends_at: datetime) -> timedelta:
    """How long after the end something came; zero in time."""
    return max(received_at - ends_at, timedelta(0))
