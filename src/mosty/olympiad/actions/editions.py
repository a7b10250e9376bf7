"""Editions: founded, revised, closed, and their logs."""

from django.db import connection, transaction

from mosty.access.roles import Audience
from mosty.activities.actions import record_activity, reword
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.olympiad.freezing import refuse_in_window
from mosty.olympiad.models import Edition

OWN = ("registration_opens_on", "registration_closes_on")


def open_log(edition) -> None:
    """Make the part of the log that holds an edition's answers; may be repeated."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT olympiad_open_log(%s)", [edition.pk])


@transaction.atomic
def found_edition(title_ru: str, *, by, **fields) -> Edition:
    """Found an edition and its activity; visitors see it once its audience says so."""
    own = {name: fields.pop(name) for name in OWN if name in fields}
    fields.setdefault("audience", Audience.STAFF)
    activity = record_activity("olympiad", title_ru, by=by, **fields)
    edition = Edition.objects.create(activity=activity, **own)
    open_log(edition)
    record("olympiad.edition_founded", edition, by=by)
    return edition


@transaction.atomic
def revise_edition(edition: Edition, values: dict, *, by, expected=None) -> Edition:
    """Write what a form tells otherwise, of the edition and of its activity."""
    values, expected = dict(values), dict(expected or {})
    own = {name: values.pop(name) for name in OWN if name in values}
    seen = {name: expected.pop(name) for name in OWN if name in expected}
    if values:
        reword(edition.activity, by=by, expected=expected, **values)
    row, _changed = change(
        edition, own, by=by, verb="olympiad.edition_revised", expected=seen
    )
    return row


@transaction.atomic
def close_edition(edition: Edition, *, by) -> Edition:
    """End an edition: no code opens anything any more. Not while a window is open."""
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    refuse_in_window(edition)
    if not edition.is_closed:
        edition.is_closed = True
        edition.save(update_fields=["is_closed"])
        record("olympiad.edition_closed", edition, by=by)
    return edition
