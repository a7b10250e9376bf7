"""The question about a sleeping agreement: its letters, links and answers."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from mosty.access.refusals import Refused
from mosty.agreements import telling
from mosty.agreements.actions.addressing import greeted
from mosty.agreements.life.letters import ANSWERED, OURS, THEIRS
from mosty.agreements.models import LifeLetter, LifeQuestion
from mosty.journal.actions import record
from mosty.letters import addressees
from mosty.letters.actions import notify, send
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

LINK_DAYS = 60
SALT = "agreements.life.link"
Side, Answer = LifeLetter.Side, LifeLetter.Answer


class Silenced(TextChoices):
    """Why a link does not work any more."""

    ALTERED = (
        "altered",
        gettext_lazy(
            "This address is not as it stood in the letter: it was cut off or altered. "
            "Open the letter and press its link."
        ),
    )
    ANSWERED = (
        "answered",
        gettext_lazy("Thank you: your answer of %(day)s is kept."),
    )
    EXPIRED = (
        "expired",
        gettext_lazy("This link was good until %(day)s. Ask for another letter."),
    )
    NEWER = (
        "newer",
        gettext_lazy("Another letter was sent after this one. Use the link in it."),
    )
    CLOSED = (
        "closed",
        gettext_lazy("The question is settled already; no answer is needed."),
    )


class LinkSilent(Refused):
    """The link cannot answer; the message says why."""


class NobodyToWrite(Refused):
    message = gettext_lazy(
        "There is nobody to write to: name a contact of the partner with an address "
        "of e-mail."
    )


class AnsweredAlready(Refused):
    message = gettext_lazy("This side has answered already. Look at its answer.")


class SettledQuestion(Refused):
    message = gettext_lazy("Somebody has settled this question already.")


@dataclass(frozen=True)
class Reply:
    """What a coordinator answers; a plan has words, and a day as far as it is known."""

    answer: str
    plan_text: str = ""
    plan_on: datetime.date | None = None
    plan_precision: str = "unknown"
    remark: str = ""


def token_of(letter) -> str:
    return signing.dumps([letter.pk, letter.sendings], salt=SALT)


def letter_of(token: str) -> tuple[LifeLetter | None, int]:
    """The letter of a token and which of its sendings it was; None if altered."""
    try:
        number, sending = signing.loads(token, salt=SALT)
    except (signing.BadSignature, TypeError, ValueError):
        return None, 0
    rows = LifeLetter.objects.select_related(
        "question__agreement__counterpart", "user__person", "contact__person"
    )
    return rows.filter(pk=number).first(), sending


def why_silent(letter, *, sending, now) -> str:
    """Why a link does not work, in words; empty when it works."""
    if letter.answered_at is not None:
        day = {"day": speak(timezone.localdate(letter.answered_at))}
        return str(Silenced.ANSWERED.label) % day
    if letter.question.closed_on is not None:
        return str(Silenced.CLOSED.label)
    if sending != letter.sendings:
        return str(Silenced.NEWER.label)
    if letter.expires_at is None or letter.expires_at <= now:
        day = {"day": speak(timezone.localdate(letter.expires_at or now))}
        return str(Silenced.EXPIRED.label) % day
    return ""


def reader_of(letter) -> addressees.Addressee | None:
    """Whom the letter goes to: an account of ours, or a contact of the partner."""
    if letter.side == Side.OURS:
        return addressees.find([letter.user_id]).get(letter.user_id)
    contact = letter.contact
    if contact is None or contact.is_archived or not contact.email:
        return None
    with override(letter.language):
        name = greeted(contact) if contact.person_id else ""
    return addressees.Addressee(contact.email, letter.language, "", name)


def write(letter, *, now) -> bool:
    """Send the letter with a new link; the links of earlier letters are void.

    Gives whether there was anybody to write to.
    """
    reader = reader_of(letter)
    if reader is None:
        return False
    letter.sendings += 1
    letter.expires_at = now + datetime.timedelta(days=LINK_DAYS)
    letter.released_at, letter.language = now, reader.language
    letter.save(update_fields=["sendings", "expires_at", "released_at", "language"])
    with override(reader.language):
        words = words_of(letter, reader)
    send(
        to=reader.email,
        template=OURS if letter.side == Side.OURS else THEIRS,
        language=reader.language,
        context=words,
        is_secret=True,
        useful_until=letter.expires_at,
    )
    return True


def words_of(letter, reader) -> dict[str, str]:
    question = letter.question
    agreement = question.agreement
    partner = agreement.counterpart
    path = reverse("agreements:life_answer", kwargs={"token": token_of(letter)})
    return {
        "name": reader.name or _("dear colleague"),
        "kind": telling.kind_of(agreement),
        "number": str(agreement.register_number),
        "partner": in_language(partner, "name").text if partner else "—",
        "signed": speak(agreement.signed_on, agreement.signed_precision)
        or _("the day is not stated"),
        "last": speak(question.last_sign_on) or _("not known"),
        "days": str(LINK_DAYS),
        "link": settings.PUBLIC_URL + path,
    }


def held_letter(letter) -> LifeLetter:
    rows = LifeLetter.objects.select_for_update(of=["self", "question"])
    rows = rows.select_related("question__agreement__counterpart")
    letter = rows.get(pk=letter.pk)
    if letter.question.closed_on is not None:
        raise SettledQuestion(letter.question)
    if letter.answered_at is not None:
        raise AnsweredAlready(letter)
    return letter


@transaction.atomic
def release(letter, *, by, contact=None, language="", now=None) -> LifeLetter:
    """Send the letter by a person's word, to the contact and in the language named."""
    letter = held_letter(letter)
    letter.contact = contact or letter.contact
    letter.language = language or letter.language
    letter.save(update_fields=["contact", "language"])
    if not write(letter, now=now or timezone.now()):
        raise NobodyToWrite(letter)
    record("agreement.life_letter_sent", letter.question.agreement, by=by)
    return letter


@transaction.atomic
def reply_by_link(letter, reply: Reply, *, sending, now) -> LifeLetter:
    """Keep the answer of whoever has the link, once; raises `LinkSilent`."""
    try:
        letter = held_letter(letter)
    except Refused as refusal:
        raise LinkSilent(letter, refusal.message) from refusal
    why = why_silent(letter, sending=sending, now=now)
    if why:
        raise LinkSilent(letter, why)
    by = letter.user if letter.side == Side.OURS else None
    return _keep(letter, reply, by=by, now=now)


@transaction.atomic
def reply_for(letter, reply: Reply, *, by, now=None) -> LifeLetter:
    """Keep an answer that was given otherwise: by telephone, or in the office."""
    return _keep(held_letter(letter), reply, by=by, now=now or timezone.now())


def _keep(letter, reply, *, by, now) -> LifeLetter:
    letter.answered_at = now
    names = ("answer", "plan_text", "plan_on", "plan_precision", "remark")
    for name in names:
        setattr(letter, name, getattr(reply, name))
    letter.save(update_fields=["answered_at", *names])
    agreement = letter.question.agreement
    told = {"answer": ["", str(letter.get_answer_display())]}
    record("agreement.life_answered", agreement, by=by, detail={"told": told})
    partner = agreement.counterpart
    ours = letter.question.letters.filter(side=Side.OURS).first()
    if letter.side == Side.THEIRS and ours and ours.user_id:
        parts = {
            "number": agreement.register_number,
            "partner": {"ru": partner.name_ru, "en": partner.name_en}
            if partner
            else "—",
        }
        number = letter.question_id
        url = reverse("agreements_office:life_question", kwargs={"pk": number})
        notify(ours.user_id, ANSWERED, parts=parts, url=url)
    return letter


def held_question(question) -> LifeQuestion:
    rows = LifeQuestion.objects.select_for_update(of=["self"])
    question = rows.select_related("agreement").get(pk=question.pk)
    if question.closed_on is not None:
        raise SettledQuestion(question)
    return question


@transaction.atomic
def settle_question(question, *, outcome, by, on) -> LifeQuestion:
    """What was answered is followed up; links that wait are void from now on."""
    question = held_question(question)
    question.closed_on, question.outcome = on, outcome
    question.save(update_fields=["closed_on", "outcome"])
    told = {"outcome": ["", str(question.get_outcome_display())]}
    verb = "agreement.life_question_closed"
    record(verb, question.agreement, by=by, detail={"told": told})
    return question


@transaction.atomic
def wait_until(question, *, until, by) -> LifeQuestion:
    """Keep the question from the desk until a day: something is planned for it."""
    question = held_question(question)
    question.wait_until = until
    question.save(update_fields=["wait_until"])
    told = {"wait_until": ["", speak(until)]}
    verb = "agreement.life_question_waits"
    record(verb, question.agreement, by=by, detail={"told": told})
    return question
