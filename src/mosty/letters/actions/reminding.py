"""Reminders: one row per kind, thing, person and date."""

import datetime
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from mosty.institution import context as institution
from mosty.letters import addressees
from mosty.letters.actions.notices import notify
from mosty.letters.models import Reminder
from mosty.letters.periods import Rhythm, last_morning

AHEAD = datetime.timedelta(hours=14)  # the easternmost zone has this date already
AT_ONCE = 500


@dataclass(frozen=True)
class Wanted:
    """A reminder as `remind` takes it."""

    thing: object
    user_id: int
    due_on: datetime.date
    parts: dict = field(default_factory=dict)
    url: str = ""


@transaction.atomic
def remind_all(kind, wanted: list[Wanted]) -> None:
    """Keep the reminders of a kind as they are wanted now, however often it is asked.

    One that is wanted no more and was not sent is dropped: the matter is closed, its
    day has moved or somebody else looks after it.
    """
    rows = [
        remind(
            kind,
            one.thing,
            user_id=one.user_id,
            due_on=one.due_on,
            parts=one.parts,
            url=one.url,
        )
        for one in wanted
    ]
    waiting = Reminder.objects.filter(kind=kind, sent_at=None, dropped_at=None)
    others = waiting.exclude(pk__in=[row.pk for row in rows])
    others.update(dropped_at=timezone.now())


@transaction.atomic
def remind(kind, thing, *, user_id, due_on, parts=None, url="") -> Reminder:
    """Tell an account something on a day's morning, once, however often it is asked.

    Several asking at the same moment meet in one row; one that was dropped and not
    sent comes back, with what it says now.
    """
    key = {
        "kind": kind,
        "thing_kind": thing._meta.label_lower,
        "thing_id": str(thing.pk),
        "user_id": user_id,
        "due_on": due_on,
    }
    said = {"parts": dict(parts or {}), "url": url}
    Reminder.objects.bulk_create([Reminder(**key, **said)], ignore_conflicts=True)
    Reminder.objects.filter(**key, sent_at=None).update(**said, dropped_at=None)
    return Reminder.objects.get(**key)


def drop_reminders(thing, *, kind="") -> int:
    """Drop what was not sent yet: the date moved, or the matter is closed."""
    waiting = Reminder.objects.filter(
        thing_kind=thing._meta.label_lower,
        thing_id=str(thing.pk),
        sent_at=None,
        dropped_at=None,
    )
    if kind:
        waiting = waiting.filter(kind=kind)
    return waiting.update(dropped_at=timezone.now())


def send_reminders(*, now) -> int:
    """Send what is due where each person lives, and count it. Safe to repeat."""
    waiting = Reminder.objects.filter(
        due_on__lte=(now + AHEAD).date(), sent_at=None, dropped_at=None
    )
    rows = list(waiting.order_by("due_on", "pk")[:AT_ONCE])
    readers = addressees.find({row.user_id for row in rows})
    usual = institution.current().time_zone
    sent = 0
    for row in rows:
        reader = readers.get(row.user_id)
        zone = (reader.zone if reader else "") or usual
        if last_morning(now, zone=zone, rhythm=Rhythm.DAILY).date() >= row.due_on:
            sent += send_reminder(row.pk, now=now)
    return sent


@transaction.atomic
def send_reminder(number, *, now) -> bool:
    """Send one, unless another worker is at it or was."""
    rows = Reminder.objects.select_for_update(skip_locked=True)
    row = rows.filter(pk=number, sent_at=None, dropped_at=None).first()
    if row is None:
        return False
    row.sent_at = now
    row.save(update_fields=["sent_at"])
    notify(row.user_id, row.kind, parts=row.parts, url=row.url)
    return True
