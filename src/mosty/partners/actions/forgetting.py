"""Destroying what is kept of a person at a partner."""

from collections.abc import Callable

from django.db import transaction

from mosty.access.roles import Audience
from mosty.journal.actions import erase_personal, record
from mosty.journal.changing import person_key_of
from mosty.partners.models import Contact, LogEntry


@transaction.atomic
def forget_contacts(contacts, *, by=None) -> int:
    """Take addresses and former values out of contacts; their positions stay."""
    rows = list(contacts.select_for_update(of=["self"]))
    for contact in rows:
        record("contact.forgotten", contact, by=by)
        erase_personal(f"{contact._meta.label_lower}:{contact.pk}", by=by)
    Contact.objects.filter(pk__in=[one.pk for one in rows]).update(
        email="", phone="", is_archived=True, audience=Audience.STAFF
    )
    return len(rows)


@transaction.atomic
def take_out(entries, redact: Callable[[LogEntry, str], str], *, by=None) -> int:
    """Write every text of these entries anew as `redact(entry, text)` gives it.

    Entries in which nothing changed are left as they are; gives how many did.
    """
    changed = 0
    for entry in entries.select_for_update(of=["self"]):
        told = {name: getattr(entry, name) for name in LogEntry.personal_fields}
        anew = {name: redact(entry, text) for name, text in told.items()}
        if anew == told:
            continue
        record("log.redacted", entry, by=by, is_public=False)
        erase_personal(person_key_of(entry), by=by)
        LogEntry.objects.filter(pk=entry.pk).update(**anew)
        changed += 1
    return changed
