"""Writing down what was said and written, and what is to be done next."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from mosty.documents.actions import show_to, take
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.partners.actions.organisations import locked
from mosty.partners.models import LogEntry, Organisation


@transaction.atomic
def write_entry(
    organisation, *, by=None, uploads=(), documents=(), **values
) -> LogEntry:
    """Add an entry to the log of a partner, with files that have arrived."""
    organisation = locked(organisation)
    entry = LogEntry.objects.create(organisation=organisation, **values)
    record("log.written", entry, by=by, is_public=False)
    entry.documents.add(*documents)
    attach(entry, uploads, by=by)
    remember_last_contact(organisation)
    return entry


@transaction.atomic
def amend_entry(entry, *, by=None, uploads=(), expected=None, **values) -> LogEntry:
    """Change columns of an entry and add files to it.

    Files kept for its readers so far are for its readers from now on.
    """
    row, changes = change(
        entry, values, by=by, verb="log.amended", expected=expected, is_public=False
    )
    if "audience" in changes:
        before, after = changes["audience"]
        for document in row.documents.filter(audience=before):
            show_to(document, after, by=by)
    attach(row, uploads, by=by)
    remember_last_contact(row.organisation)
    return row


@transaction.atomic
def attach(entry, uploads, *, by) -> None:
    """Keep files that have arrived, for the readers of the entry and no others."""
    for upload in uploads:
        document = take(upload, by=by, audience=entry.audience, kind="letter")
        entry.documents.add(document)


@transaction.atomic
def finish_step(entry, *, on, by=None) -> LogEntry:
    """Say that the next step was taken; without a day it is open again."""
    verb = "log.step_done" if on else "log.step_reopened"
    values = {"step_done_on": on}
    return change(entry, values, by=by, verb=verb, is_public=False)[0]


def archive_entry(entry, *, by=None) -> LogEntry:
    return _put_away(entry, "log.archived", is_archived=True, by=by)


def restore_entry(entry, *, by=None) -> LogEntry:
    return _put_away(entry, "log.restored", is_archived=False, by=by)


@transaction.atomic
def _put_away(entry, verb, *, is_archived, by):
    values = {"is_archived": is_archived}
    row, _changes = change(entry, values, by=by, verb=verb, is_public=False)
    remember_last_contact(row.organisation)
    return row


def remember_last_contact(organisation) -> None:
    """Keep the day of the last letter, call or meeting on the organisation's row."""
    log = LogEntry.objects.filter(organisation=organisation).contacts()
    at = log.filter(happened_at__lte=timezone.now()).aggregate(at=Max("happened_at"))
    on = timezone.localdate(at["at"]) if at["at"] else None
    Organisation.objects.filter(pk=organisation.pk).update(last_contact_on=on)
