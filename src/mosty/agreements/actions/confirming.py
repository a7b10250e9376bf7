"""Asking a partner's contact to confirm the terms, reminding them, taking it back."""

import datetime
import hmac

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy, override

from mosty.access.refusals import ChangedMeanwhile, Refused, WrongStage
from mosty.agreements import onetime, telling
from mosty.agreements.actions.addressing import (
    asker_told,
    greeted,
    house_named,
    paper_told,
)
from mosty.agreements.actions.locking import locked
from mosty.agreements.confirming.held import terms_of
from mosty.agreements.confirming.letters import ASKING
from mosty.agreements.confirming.terms import digest
from mosty.agreements.models import Confirmation
from mosty.agreements.models.lifecycle import CLOSED
from mosty.journal.actions import record
from mosty.letters.actions import send
from mosty.letters.actions.writing import text_for
from mosty.partners.models import Contact
from mosty.ui.dates import speak

SALT = "agreements.confirmation.link"
ADDRESS_SALT = "agreements.confirmation.address"


class NoAddress(Refused):
    message = gettext_lazy(
        "Nobody at the partner can be written to. Enter a contact with an e-mail "
        "address, then ask."
    )


class NotTheirs(Refused):
    message = gettext_lazy(
        "This contact belongs to no partner of the agreement. Choose another one."
    )


class AskedAlready(Refused):
    message = gettext_lazy(
        "This contact was asked already and the link still works. Remind them, or "
        "take that link back first."
    )


def contacts_of(agreement):
    """Contacts of its partners that may be written to."""
    rows = Contact.objects.present().filter(
        organisation__parties__agreement=agreement, organisation__is_ours=False
    )
    rows = rows.exclude(email="").select_related("organisation__country", "person")
    return rows.order_by("organisation__parties__position", "pk").distinct()


def language_of(contact) -> str:
    """That of the person; of a shared box, Russian where the country reads it."""
    if contact.person_id:
        return contact.person.language
    return "ru" if contact.organisation.country_id in {"RU", "BY", "KZ", "KG"} else "en"


@transaction.atomic
def ask_to_confirm(
    agreement, contact, *, language, days, by, note="", now=None
) -> Confirmation:
    """Write to the contact with a link to the terms as they are now.

    A letter that went to an earlier address of the contact is taken back. Raises
    `WrongStage`, `NoAddress`, `NotTheirs` and `AskedAlready`.
    """
    now = now or timezone.now()
    agreement = locked(agreement)
    if agreement.stage in CLOSED:
        raise WrongStage(agreement)
    if contact is None or contact.is_archived or not contact.email:
        raise NoAddress(agreement)
    if not contacts_of(agreement).filter(pk=contact.pk).exists():
        raise NotTheirs(agreement)
    before = agreement.confirmations.waiting(now).filter(contact=contact)
    if any(went_to(one, contact.email) for one in before):
        raise AskedAlready(agreement)
    before.update(revoked_at=now)
    terms = terms_of(agreement)
    asked = Confirmation.objects.create(
        agreement=agreement,
        contact=contact,
        address_digest=digest_of_address(contact.email),
        language=language,
        note=note.strip(),
        terms=terms,
        terms_sha256=digest(terms),
        asked_by=getattr(by, "person", None),
        expires_at=now + datetime.timedelta(days=days),
    )
    write(asked)
    tell("agreement.confirmation_asked", asked, by=by)
    return asked


def digest_of_address(email: str) -> str:
    told = email.strip().lower()
    return salted_hmac(ADDRESS_SALT, told, algorithm="sha256").hexdigest()


def went_to(confirmation, email: str) -> bool:
    """Whether the letter went to this address; of the oldest nobody knows."""
    kept = confirmation.address_digest
    return not kept or hmac.compare_digest(kept, digest_of_address(email))


def address_of(confirmation) -> str:
    token = onetime.token_of(confirmation, salt=SALT)
    with override(confirmation.language):
        path = reverse("agreements:confirm", kwargs={"token": token})
    return settings.PUBLIC_URL + path


def link_of(token: str) -> Confirmation | None:
    """The confirmation of a token as it was written; None for one that was altered."""
    rows = Confirmation.objects.select_related(
        "agreement__counterpart", "contact__organisation", "contact__person"
    )
    return onetime.row_of(token, rows, salt=SALT)


def held_again(confirmation) -> Confirmation:
    """The row as it stands now."""
    rows = Confirmation.objects.select_related(
        "agreement__counterpart", "contact__organisation", "contact__person"
    )
    return rows.get(pk=confirmation.pk)


def words_of(
    agreement, contact, *, language, until, note, link, by=None
) -> dict[str, str]:
    """What fills the letter, in its language."""
    with override(language):
        return {
            "name": greeted(contact),
            "kind": telling.kind_of(agreement),
            "house": house_named(),
            "paper": paper_told(agreement),
            "asker": asker_told(by),
            "number": agreement.number or "—",
            "signed": speak(agreement.signed_on, agreement.signed_precision) or "—",
            "until": speak(timezone.localdate(until)),
            "note": note,
            "link": link,
        }


def preview_of(agreement, *, contact, language, days, note, now, by=None):
    """The letter as it would leave, its link only hinted at."""
    with override(language):
        path = reverse("agreements:confirm", kwargs={"token": "-"})
    link = f"{settings.PUBLIC_URL}{path.removesuffix('-')}…"
    until = now + datetime.timedelta(days=days)
    told = {"language": language, "until": until, "note": note, "link": link}
    words = words_of(agreement, contact, by=by, **told)
    return text_for(ASKING, language, words)


def write(confirmation) -> None:
    contact = confirmation.contact
    send(
        to=contact.email,
        template=ASKING,
        language=confirmation.language,
        context=words_of(
            confirmation.agreement,
            contact,
            language=confirmation.language,
            until=confirmation.expires_at,
            note=confirmation.note,
            link=address_of(confirmation),
            by=confirmation.asked_by,
        ),
        is_secret=True,
        useful_until=confirmation.expires_at,
    )


@transaction.atomic
def remind_of_confirmation(confirmation, *, by, now) -> Confirmation:
    """Send the letter again, with the same link; raises `ChangedMeanwhile`."""
    row = held(confirmation)
    is_waiting = Confirmation.objects.waiting(now).filter(pk=row.pk).exists()
    if not is_waiting or not went_to(row, row.contact.email):
        raise ChangedMeanwhile(row)
    row.reminded_at = now
    row.save(update_fields=["reminded_at"])
    write(row)
    tell("agreement.confirmation_reminded", row, by=by)
    return row


@transaction.atomic
def revoke_confirmation(confirmation, *, by, now) -> Confirmation:
    """Take the link back: it opens nothing any more."""
    row = held(confirmation)
    if row.outcome or row.revoked_at is not None:
        raise ChangedMeanwhile(row)
    row.revoked_at = now
    row.save(update_fields=["revoked_at"])
    tell("agreement.confirmation_revoked", row, by=by)
    return row


@transaction.atomic
def renew_confirmation(confirmation, *, days, by, now) -> Confirmation:
    """Ask the same contact anew, in place of a link that works no more."""
    row = held(confirmation)
    if row.outcome == "" and row.revoked_at is None:
        row.revoked_at = now
    row.asks_again_at = None
    row.save(update_fields=["revoked_at", "asks_again_at"])
    return ask_to_confirm(
        row.agreement,
        row.contact,
        language=row.language,
        days=days,
        by=by,
        note=row.note,
        now=now,
    )


def held(confirmation) -> Confirmation:
    """The row, held after its agreement until the transaction ends."""
    locked(confirmation.agreement)
    rows = Confirmation.objects.select_for_update(of=["self"]).select_related(
        "agreement", "contact__organisation", "contact__person", "asked_by"
    )
    return rows.get(pk=confirmation.pk)


def partner_of(confirmation) -> str:
    """The partner's contact as an actor of the journal; named when it is read."""
    return f"partner:{confirmation.pk}"


def tell(verb, confirmation, *, by, told=None, is_public=False) -> None:
    """The journal keeps which request it was; whose is said when it is read."""
    detail = {"confirmation": confirmation.pk, "told": told or {}}
    record(verb, confirmation.agreement, by=by, detail=detail, is_public=is_public)
