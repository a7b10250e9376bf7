"""A partner's answer by the link of a letter: a code, then confirmed or proposed."""

import datetime
import hmac
import secrets

from django.db import transaction
from django.db.models import TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.actions.compared import compare
from mosty.agreements.actions.confirming import held, partner_of, tell, went_to
from mosty.agreements.confirming import units
from mosty.agreements.confirming.held import terms_of
from mosty.agreements.confirming.letters import CODE, CONFIRMED, PROPOSED, WANTED
from mosty.agreements.confirming.terms import digest
from mosty.agreements.models import Confirmation, ConfirmationCode, ProposedChange
from mosty.agreements.models.lifecycle import CLOSED
from mosty.letters.actions import notify, send
from mosty.people.models import User
from mosty.ui.dates import speak

CODE_MINUTES, MOST_TRIES = 20, 5
MOST_CODES, WITHIN, MOST_EVER = 5, datetime.timedelta(hours=1), 25
WORDS = "words"
LONGEST_COMMENT = 5000
Outcome = Confirmation.Outcome


class Spent(TextChoices):
    """Why a link takes no answer any more, for the partner who opened it."""

    ALTERED = (
        "altered",
        _(
            "This address differs from the one in the letter: it was cut off or altered. "
            "Open the letter and press its link."
        ),
    )
    CONFIRMED = (
        "confirmed",
        _(
            "You have already answered by this link: the terms were confirmed on %(day)s."
        ),
    )
    PROPOSED = (
        "proposed",
        _(
            "You have already answered by this link: we received your suggestions on %(day)s."
        ),
    )
    EXPIRED = ("expired", _("This link expired on %(day)s."))
    REVOKED = ("revoked", _("The institution withdrew this link on %(day)s."))
    ARCHIVED = (
        "archived",
        _("The agreement is now in the archive: there is nothing to confirm."),
    )
    LEFT = (
        "left",
        _(
            "The address of this letter no longer represents your organisation, so "
            "the link cannot be used."
        ),
    )
    UNSEATED = (
        "unseated",
        _(
            "Your organisation is no longer a party to this agreement, so the link "
            "cannot be used."
        ),
    )


class ConfirmationSpent(Refused):
    """The link takes no answer; the message says why."""


class TermsChanged(Refused):
    message = _(
        "The institution changed the terms while you were reading. Nothing is saved "
        "yet: look at the changes below, then answer on the terms as they are now."
    )


class TooManyCodes(Refused):
    message = _(
        "Too many codes were sent. Check your letters, or try again in an hour. "
        "What you have entered stays here."
    )


class NothingProposed(Refused):
    message = _("You have changed nothing. Correct a field, or write what is wrong.")


class CodeTrouble(TextChoices):
    """Why a code does not do; nothing that was typed is lost by it."""

    WRONG = "wrong", _("This is not the code from the last letter. Please check it.")
    WORN_OUT = (
        "worn_out",
        _(
            "This code was entered wrongly five times and no longer works. Ask for a new one."
        ),
    )
    EXPIRED = (
        "expired",
        _("This code has expired: codes work for 20 minutes. Ask for a new one."),
    )
    MISSING = "missing", _("No code has been sent yet. Ask for one.")


def why_spent(confirmation, *, now) -> tuple[str, str]:
    """The kind and the words of why a link takes no answer; both empty when it does."""
    days = {
        Spent.CONFIRMED: confirmation.answered_at,
        Spent.PROPOSED: confirmation.answered_at,
        Spent.REVOKED: confirmation.revoked_at,
        Spent.EXPIRED: confirmation.expires_at,
    }
    why = spent_by(confirmation, now=now)
    if why is None:
        return "", ""
    moment = days.get(why)
    told = {"day": speak(timezone.localdate(moment))} if moment else {}
    return why.value, str(why.label) % told


def spent_by(confirmation, *, now) -> Spent | None:
    contact = confirmation.contact
    if confirmation.outcome:
        return Spent(confirmation.outcome)
    if confirmation.agreement.stage in CLOSED:
        return Spent.ARCHIVED
    if confirmation.revoked_at is not None:
        return Spent.REVOKED
    if confirmation.expires_at <= now:
        return Spent.EXPIRED
    is_reached = contact.email and went_to(confirmation, contact.email)
    if contact.is_archived or not is_reached:
        return Spent.LEFT
    seats = confirmation.agreement.parties.all()
    if contact.organisation_id not in {one.organisation_id for one in seats}:
        return Spent.UNSEATED
    return None


def refuse_spent(confirmation, *, now) -> None:
    kind, words = why_spent(confirmation, now=now)
    if kind:
        raise ConfirmationSpent(confirmation, words)


@transaction.atomic
def send_code(confirmation, *, now) -> None:
    """Send the contact a new code; earlier ones are good no more.

    Raises `ConfirmationSpent` and `TooManyCodes`.
    """
    row = held(confirmation)
    refuse_spent(row, now=now)
    moments = list(row.codes.values_list("made_at", flat=True))
    lately = [one for one in moments if one > now - WITHIN]
    if len(lately) >= MOST_CODES or len(moments) >= MOST_EVER:
        raise TooManyCodes(row)
    code = f"{secrets.randbelow(1_000_000):06d}"
    until = now + datetime.timedelta(minutes=CODE_MINUTES)
    ConfirmationCode.objects.create(
        confirmation=row, digest=digest_of(row, code), expires_at=until
    )
    send(
        to=row.contact.email,
        template=CODE,
        language=row.language,
        context={"code": code, "minutes": str(CODE_MINUTES)},
        is_secret=True,
        useful_until=until,
    )


def digest_of(confirmation, code: str) -> str:
    salt = f"agreements.confirmation.code.{confirmation.pk}"
    return salted_hmac(salt, code, algorithm="sha256").hexdigest()


@transaction.atomic
def answer(
    confirmation, *, code, seen, now, changes=None, comment=""
) -> tuple[Confirmation, CodeTrouble | None]:
    """Keep the answer on the terms `seen` if the code is right, else say what is not.

    Without `changes` and `comment` the terms are confirmed. `changes` are, by the name
    of the unit and the key of the party (or None), the proposed columns as
    `confirming.units.proposed` gives them. A wrong code is counted, so it raises
    nothing. Raises `ConfirmationSpent` and, before the code is looked at,
    `TermsChanged`.
    """
    row = held(confirmation)
    refuse_spent(row, now=now)
    agreement = row.agreement
    terms = terms_of(agreement)
    if digest(terms) != digest(seen):
        raise TermsChanged(row)
    trouble = try_code(row, code, now=now)
    if trouble is not None:
        return row, trouble
    is_confirmed = not (changes or comment.strip())
    row.outcome = Outcome.CONFIRMED if is_confirmed else Outcome.PROPOSED
    row.answered_at, row.answered_terms = now, terms
    row.answered_sha256 = digest(terms)
    row.comment = comment.strip()[:LONGEST_COMMENT]
    row.save()
    if not is_confirmed:
        keep_changes(row, changes or {})
    told = {"sha256": ["", row.answered_sha256]}
    verb = "agreement.confirmed" if is_confirmed else "agreement.changes_proposed"
    tell(verb, row, by=partner_of(row), told=told, is_public=True)
    compare(agreement, now=now)
    tell_keepers(row, CONFIRMED if is_confirmed else PROPOSED)
    return row, None


def try_code(confirmation, typed: str, *, now) -> CodeTrouble | None:
    """Use the last code up, or say why this one does not do."""
    code = confirmation.codes.select_for_update().first()
    if code is None or code.used_at is not None:
        return CodeTrouble.MISSING
    if code.expires_at <= now:
        return CodeTrouble.EXPIRED
    if code.tries >= MOST_TRIES:
        return CodeTrouble.WORN_OUT
    digits = "".join(one for one in typed if one.isdecimal())
    if hmac.compare_digest(code.digest, digest_of(confirmation, digits)):
        code.used_at = now
        code.save(update_fields=["used_at"])
        return None
    code.tries += 1
    code.save(update_fields=["tries"])
    is_last = code.tries >= MOST_TRIES
    return CodeTrouble.WORN_OUT if is_last else CodeTrouble.WRONG


def keep_changes(confirmation, changes: dict) -> None:
    seats = {one.pk: one for one in confirmation.agreement.parties.all()}
    things = {"agreement": confirmation.agreement, "contact": confirmation.contact}
    rows = []
    for (name, party), values in changes.items():
        unit = units.UNITS[name]
        thing = seats[party] if unit.of == "party" else things[unit.of]
        rows.append(
            ProposedChange(
                confirmation=confirmation,
                field=name,
                party=thing if unit.of == "party" else None,
                held=units.held(unit, thing),
                proposed=values,
            )
        )
    if confirmation.comment:
        rows.append(
            ProposedChange(confirmation=confirmation, field=WORDS, held={}, proposed={})
        )
    ProposedChange.objects.bulk_create(rows)


@transaction.atomic
def want_link(confirmation, *, now) -> Confirmation:
    """The contact asks the office for another link; the office is told once."""
    row = held(confirmation)
    if row.asks_again_at is None:
        row.asks_again_at = now
        row.save(update_fields=["asks_again_at"])
        tell("agreement.confirmation_wanted", row, by=partner_of(row))
        tell_keepers(row, WANTED)
    return row


def tell_keepers(confirmation, kind) -> None:
    """Tell who asked, and who is responsible for the agreement."""
    agreement = confirmation.agreement
    organisation = confirmation.contact.organisation
    told = {
        "number": agreement.register_number,
        "partner": {"ru": organisation.name_ru, "en": organisation.name_en},
    }
    if kind == WANTED:
        told["contact"] = str(confirmation.contact)
    persons = {confirmation.asked_by_id, agreement.responsible_id} - {None}
    users = User.objects.filter(is_active=True, person__in=persons)
    url = reverse("agreements_office:confirmations", kwargs={"pk": agreement.pk})
    for number in users.values_list("pk", flat=True):
        notify(number, kind, parts=told, url=url)
