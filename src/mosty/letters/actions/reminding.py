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
    """A reminder as `remind` takes it; `thing` is a record, or its label and key."""

    thing: object
    user_id: int
    due_on: datetime.date
    parts: dict = field(default_factory=dict)
    url: str = ""


@transaction.atomic
def remind_all(kind, wanted: list[Wanted]) -> None:
    """Keep the reminders of a kind as they are wanted now, however often it is asked.

    One that is wanted no more and was not sent is dropped: the matter is closed, its
    day has moved or somebody else looks after it. What does not change is not written,
    so that thousands cost a few questions.
    """
    asked = {key_of(kind, one): one for one in wanted}
    held = {key: row for key, row in rows_held(kind, asked)}
    new = [Reminder(**dict(key), **said_of(asked[key])) for key in asked.keys() - held]
    Reminder.objects.bulk_create(new, ignore_conflicts=True, batch_size=AT_ONCE)
    anew = [
        row
        for key, row in held.items()
        if row.sent_at is None and is_other(row, asked[key])
    ]
    for row in anew:
        told = said_of(asked[key_of_row(row)])
        row.parts, row.url, row.dropped_at = told["parts"], told["url"], None
    Reminder.objects.bulk_update(
        anew, ["parts", "url", "dropped_at"], batch_size=AT_ONCE
    )
    waiting = Reminder.objects.filter(kind=kind, sent_at=None, dropped_at=None)
    keys = waiting.values_list("pk", "thing_kind", "thing_id", "user_id", "due_on")
    stale = [pk for pk, *rest in keys if tuple(named(kind, *rest)) not in asked]
    waiting.filter(pk__in=stale).update(dropped_at=timezone.now())


def named(kind, thing_kind, thing_id, user_id, due_on) -> tuple:
    """The unique key of a reminder, as pairs of a column and its value."""
    return (
        ("kind", kind),
        ("thing_kind", thing_kind),
        ("thing_id", str(thing_id)),
        ("user_id", user_id),
        ("due_on", due_on),
    )


def key_of(kind, one: Wanted) -> tuple:
    thing = one.thing
    if not isinstance(thing, tuple):
        thing = (thing._meta.label_lower, thing.pk)
    return named(kind, *thing, one.user_id, one.due_on)


def key_of_row(row) -> tuple:
    return named(row.kind, row.thing_kind, row.thing_id, row.user_id, row.due_on)


def said_of(one: Wanted) -> dict:
    return {"parts": dict(one.parts), "url": one.url}


def is_other(row, one: Wanted) -> bool:
    """Whether the row says something else, or was dropped."""
    return row.dropped_at is not None or (row.parts, row.url) != (
        dict(one.parts),
        one.url,
    )


def rows_held(kind, asked):
    """The rows that stand already under keys that are asked for, with their keys."""
    if not asked:
        return
    days = {dict(key)["due_on"] for key in asked}
    rows = Reminder.objects.filter(
        kind=kind, due_on__gte=min(days), due_on__lte=max(days)
    )
    for row in rows.iterator(chunk_size=AT_ONCE):
        key = key_of_row(row)
        if key in asked:
            yield key, row


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
