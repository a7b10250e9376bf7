"""A letter dropped in as a file becomes an entry of the log."""

import datetime
import io

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.documents.actions import store
from mosty.documents.refusals import DiskFull
from mosty.documents.sandbox import letter_in
from mosty.institution import context as institutions
from mosty.partners.actions.log import write_entry
from mosty.partners.actions.organisations import locked
from mosty.partners.correspondence import INCOMING, OUTGOING, is_ours, number_in
from mosty.partners.models import Channel, LogEntry
from mosty.people.models import User
from mosty.ui.written_dates import read_date

UNTITLED = _("Letter without a subject")
NOT_KEPT = _("Not kept, as it cannot be stored: %(names)s.")
WINMAIL = _(
    "The letter came with winmail.dat: Outlook packed its files in its own way. Ask "
    "for them to be sent again as usual files."
)
LEFT_OUT = _("The letter has very many parts; some were left out.")
NOTES = {"winmail": WINMAIL, "left_out": LEFT_OUT}


class AlreadyHere(Refused):
    message = _(
        "This letter is in the log of the partner already. It was not written down "
        "twice."
    )


@transaction.atomic
def log_letter(organisation, data: bytes, *, by=None) -> LogEntry:
    """Write a letter down with its files, for those who work with the partner.

    Raises `UnreadableFile`, `DiskFull` and, where the same letter stands in the log,
    `AlreadyHere` with that entry.
    """
    letter, attachments = letter_in(data)
    organisation = locked(organisation)
    refuse_known(organisation, letter)
    is_out = is_ours(letter.sender[1], our_addresses=our_addresses())
    others = letter.to if is_out else [letter.sender]
    at = datetime.datetime.fromisoformat(letter.sent_at) if letter.sent_at else None
    documents, unkept = kept(letter, attachments, by=by)
    return write_entry(
        organisation,
        by=by,
        documents=documents,
        channel=Channel.LETTER_OUT if is_out else Channel.LETTER_IN,
        happened_at=at or timezone.now(),
        is_timed=at is not None,
        subject=letter.subject[:300] or str(UNTITLED),
        text="\n\n".join(filter(None, [letter.text, *told(letter, unkept)])),
        contact=contact_among(organisation, others),
        theirs="; ".join(printed(one) for one in others)[:300],
        ours=getattr(by, "person", None),
        message_id=letter.message_id,
        audience=Audience.CONFIDENTIAL,
        **numbers(letter, is_out=is_out),
    )


def refuse_known(organisation, letter) -> None:
    if not letter.message_id:
        return
    known = organisation.log.filter(message_id=letter.message_id).first()
    if known is not None:
        raise AlreadyHere(known)


def kept(letter, attachments, *, by):
    """The attachments as documents, and the names of those that cannot be stored."""
    documents, unkept = [], []
    for name, data in zip(letter.names, attachments, strict=True):
        try:
            document = store(
                io.BytesIO(data),
                name=name,
                title_ru=name,
                kind="letter",
                audience=Audience.CONFIDENTIAL,
                by=by,
            )
        except DiskFull:
            raise
        except Refused:
            unkept.append(name)
        else:
            documents.append(document)
    return documents, unkept


def told(letter, unkept) -> list[str]:
    notes = [str(NOTES[code]) for code in letter.notes if code in NOTES]
    if unkept:
        notes.append(str(NOT_KEPT) % {"names": ", ".join(unkept)})
    return notes


def numbers(letter, *, is_out) -> dict:
    """The numbers that the letter tells, its writer's under outgoing."""
    text = f"{letter.subject}\n{letter.text}"
    number, day = number_in(OUTGOING, text)
    found = {"outgoing_number": number[:80], "outgoing_on": on_of(day)}
    if is_out or not number:
        number, day = number_in(INCOMING, text)
        found |= {"incoming_number": number[:80], "incoming_on": on_of(day)}
    return found


def on_of(day):
    found = read_date(day) if day else None
    return found.on if found else None


def contact_among(organisation, people):
    """The contact of the partner whose address one of these has."""
    addresses = {address for _name, address in people}
    contacts = organisation.contacts.present().select_related("person")
    for contact in contacts:
        if contact.email.lower() in addresses:
            return contact
    return None


def our_addresses() -> list[str]:
    """Addresses of the institution and of those who work here."""
    mine = institutions.current().email
    accounts = User.objects.filter(is_active=True).exclude(role_holdings=None)
    return [mine, *accounts.values_list("email", flat=True)]


def printed(person) -> str:
    name, address = person
    return f"{name} <{address}>" if name else address
