"""What of a partner's persons stands on the site, and what stays in the archive."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience
from mosty.journal.changing import change
from mosty.partners.models import Contact, LogEntry
from mosty.people.models import Purpose
from mosty.people.personal import Kept, Provider, register_publication
from mosty.people.personal import register as add

FILES = _("Files of letters with partners")
ARCHIVE = _(
    "Correspondence of the institution is kept for the terms of the law on archives "
    "(125-FZ, art. 17; Rosarkhiv’s order No. 236 of 20 December 2019)."
)


def hide_contacts(person, by) -> int:
    """Close the contacts that stood on the site; staff still see them."""
    shown = list(Contact.objects.filter(person=person, audience=Audience.PUBLIC))
    for contact in shown:
        change(contact, {"audience": Audience.STAFF}, by=by, verb="contact.described")
    return len(shown)


def kept_files(subject):
    about = LogEntry.objects.filter(contact__person=subject.person)
    if about.exclude(documents=None).exists():
        yield Kept(FILES, ARCHIVE)


def nothing(subject) -> list[dict]:
    """The files themselves are told with the entries of the log."""
    return []


def register() -> None:
    add(Provider("partner_files", FILES, nothing, kept=kept_files))
    register_publication(Purpose.CONTACT, hide_contacts)
