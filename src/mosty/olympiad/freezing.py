"""Whether a window stands open: then nothing that pupils see may change.

Here alone it is decided; the database keeps variants by the same rule.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.olympiad.models import Attempt, Edition, Round, ZoneGroup

# Where a day begins first, and where it ends last.
FIRST, LAST = "Pacific/Kiritimati", "Etc/GMT+12"


class WindowIsOpen(Refused):
    message = _(
        "A window of this edition stands open: its content is not changed now. Wait "
        "until it has closed, or shorten it for a reason."
    )


class HasAttempts(Refused):
    message = _(
        "Pupils have begun this paper: what they were shown and how it is marked stays "
        "as it is."
    )


def zones_of(group: ZoneGroup) -> list[ZoneInfo]:
    """The zones between which a group's window lies; one suffices for one moment."""
    if group.zone:
        return [ZoneInfo(group.zone)]
    return [ZoneInfo(one) for one in group.zones or (FIRST, LAST)]


def span_of(group: ZoneGroup) -> tuple[datetime, datetime]:
    """From the first opening in any of a group's zones to the last close, in UTC."""
    windows = [group.window.within(zone) for zone in zones_of(group)]
    return min(one for one, _end in windows), max(end for _one, end in windows)


def stands_open(group: ZoneGroup, *, now: datetime) -> bool:
    """Whether pupils of a group may have its paper before them at this moment."""
    opens_at, closes_at = span_of(group)
    return group.round.released_at is not None and opens_at <= now < closes_at


def closes_last(one: Round) -> datetime | None:
    """When the last window of a round closes anywhere; None where it has none."""
    return max((span_of(group)[1] for group in one.groups.all()), default=None)


def open_groups(rounds, *, now: datetime | None = None) -> list[ZoneGroup]:
    groups = ZoneGroup.objects.filter(
        round__in=rounds, round__released_at__isnull=False
    )
    now = now or timezone.now()
    return [one for one in groups.select_related("round") if stands_open(one, now=now)]


def refuse_in_window(edition: Edition) -> None:
    """Raise `WindowIsOpen` while pupils of an edition work, extra time included."""
    rounds = Round.objects.filter(edition=edition)
    runs = Attempt.objects.filter(
        round__in=rounds, ends_at__gt=timezone.now(), handed_in_at=None
    )
    if open_groups(rounds) or runs.exists():
        raise WindowIsOpen(edition)


def refuse_begun(attempts) -> None:
    """Raise `HasAttempts` where somebody has begun what is to be changed."""
    if attempts.exists():
        raise HasAttempts
