"""What a record was before an entry of its journal, and how a change is read."""

import datetime
import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from mosty.journal.changing import AFTER, BEFORE, understood
from mosty.journal.models import Entry, PersonalValue
from mosty.ui.dates import speak

DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Change:
    """One field of one entry, as people read it. None stands for erased or empty."""

    label: str
    before: str | None
    after: str | None


def former_values(model, entries: list[Entry], entry: Entry) -> dict:
    """What to write so that the record is as it was before `entry`.

    `entries` are the record's own, the newest first. A column that was changed
    several times since gets what the oldest of those changes found.
    """
    told = {}
    personal = personal_changes([one for one in entries if one.pk >= entry.pk])
    for one in entries:
        if one.pk < entry.pk:
            break
        told.update({k: v[0] for k, v in one.detail.get("changes", {}).items()})
        told.update({k: v[0] for k, v in personal.get(one.pk, {}).items()})
    return {name: understood(model, name, before) for name, before in told.items()}


def personal_changes(entries) -> dict[int, dict[str, list]]:
    """The personal values that were not erased, as `{entry: {column: [was, is]}}`."""
    hidden = [one.pk for one in entries if one.detail.get("hidden")]
    if not hidden:
        return {}
    found: dict[int, dict[str, list]] = {}
    for value in PersonalValue.objects.filter(entry_id__in=hidden):
        name, _colon, when = value.field.partition(":")
        if when in (BEFORE, AFTER):
            pair = found.setdefault(value.entry_id, {}).setdefault(name, [None, None])
            pair[when == AFTER] = value.value
    return found


def changes_of(model, entry: Entry, labels, personal) -> list[Change]:
    """The named columns of an entry, and what it tells besides them in words."""
    told = {
        **entry.detail.get("changes", {}),
        **entry.detail.get("told", {}),
        **personal.get(entry.pk, {}),
    }
    changes = [
        Change(
            str(labels[name]),
            spoken(model, name, before),
            spoken(model, name, after),
        )
        for name, (before, after) in told.items()
        if name in labels
    ]
    for name in entry.detail.get("hidden", ()):
        if name not in told and name in labels:
            changes.append(Change(str(labels[name]), None, None))
    return changes


def spoken_day(told) -> str:
    """A day as people read it, yes or no, anything else as it stands."""
    if isinstance(told, bool):
        return _("yes") if told else _("no")
    if not DAY.fullmatch(str(told)):
        return str(told)
    try:
        return speak(datetime.date.fromisoformat(told))
    except ValueError:
        return told


def spoken(model, name, told) -> str:
    """What a column held, in words."""
    if told in (None, "", []):
        return ""
    if name not in {field.name for field in model._meta.get_fields()}:
        return spoken_day(told)
    field = model._meta.get_field(name)
    if field.one_to_many:
        return str(told)
    if field.many_to_many:
        rows = field.remote_field.model._base_manager.filter(pk__in=told)
        return ", ".join(str(row) for row in rows)
    value = understood(model, name, told)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return speak(value)
    return str(value if value is not None else told)
