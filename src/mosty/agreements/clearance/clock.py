"""By which day an answer to an application is due, while questions stop the clock."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mosty.places.workdays import YearNotLoaded, add_workdays, workdays_between


class Unit(TextChoices):
    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


@dataclass(frozen=True)
class Term:
    """How long the body has to answer; without `count` no rule says."""

    count: int | None
    unit: str = Unit.CALENDAR


@dataclass(frozen=True)
class Pause:
    """The body asked on the day `since`; it was answered on `until`, or not yet."""

    since: datetime.date
    until: datetime.date | None = None


def due_on(
    submitted_on: datetime.date | None, term: Term, pauses: Iterable[Pause] = ()
) -> datetime.date | None:
    """The last day for the answer; days on which the clock stood are added.

    None where it cannot be told: no day of submission, no term, a question that was
    not answered yet, or working days of a year that is not loaded.
    """
    pauses = list(pauses)
    is_stopped = any(one.until is None for one in pauses)
    if submitted_on is None or not term.count or is_stopped:
        return None
    if term.unit == Unit.CALENDAR:
        stood = sum((one.until - one.since).days for one in pauses)
        return submitted_on + datetime.timedelta(days=term.count + stood)
    try:
        stood = sum(workdays_between(one.since, one.until) for one in pauses)
        return add_workdays(submitted_on, term.count + stood)
    except YearNotLoaded:
        return None
