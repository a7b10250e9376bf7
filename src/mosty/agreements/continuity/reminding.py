"""Reminders of everything that was offered, set by set."""

import datetime

from mosty.agreements.continuity.readers import Readers
from mosty.letters.actions import Wanted, remind_all
from mosty.people.dates import occasions

AHEAD = datetime.timedelta(days=2)
LATE = datetime.timedelta(days=7)


def remind_of_days(on: datetime.date) -> None:
    """Ask for the reminders of each occasion; safe to repeat, and cheap where nothing
    has changed since."""
    readers = Readers.of(on)
    for occasion in occasions():
        if occasion.days is None:
            continue
        days = sorted(set(occasion.days()), reverse=True)
        remind_all(occasion.name, list(wanted(occasion, days, readers, on)))


def wanted(occasion, days, readers, on):
    if not days:
        return
    until = on + datetime.timedelta(days=days[0]) + AHEAD
    for dated in occasion.coming(on - LATE, until, None):
        for due_on in dues(dated.on, days, on):
            user, _instead = readers.reader_of(dated, occasion, due_on)
            if user is not None:
                yield Wanted(
                    dated.thing,
                    user_id=user.pk,
                    due_on=due_on,
                    parts=dated.parts,
                    url=dated.url,
                )


def dues(day: datetime.date, days, on: datetime.date) -> list[datetime.date]:
    """On which days one is reminded of `day`, as far as it is time for it.

    Those of the next two days, and of those that are past the last one only: what is
    entered late, or was asked for late, is told once and not three times.
    """
    all_dues = [day - datetime.timedelta(days=one) for one in days]
    past = [one for one in all_dues if one < on]
    return [*past[-1:], *(one for one in all_dues if on <= one <= on + AHEAD)]
