"""Handing letters over to the mail server."""

import datetime
from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from mosty.institution import context as institution
from mosty.journal.actions import record
from mosty.letters import delivery
from mosty.letters.actions.stopping import unsubscribe_url
from mosty.letters.actions.telling import tell_lost
from mosty.letters.actions.writing import written
from mosty.letters.dress import dressed
from mosty.letters.models import Attempt, Letter, State
from mosty.letters.patience import is_over, wait_s

SLACK = datetime.timedelta(seconds=5)
LONGEST_SAID = 2000


@dataclass(frozen=True)
class Outcome:
    """What became of a letter that was sent while a person waits.

    Without a server it lies in a folder, and `said` is the name of its file.
    """

    letter: Letter
    is_delivered: bool
    said: str
    has_server: bool = True


@transaction.atomic
def attempt(letter_id, *, now=None, is_last=False) -> Letter | None:
    """Try once to deliver a waiting letter; None when there was nothing to try.

    The row is held while the server answers, so a letter is tried by one worker at a
    time. A worker that dies after the server took the letter leaves it waiting: it
    is sent again, under the same Message-ID. A letter whose next try is not due yet
    is left alone: another job waits for that moment.
    """
    now = now or timezone.now()
    letter = Letter.objects.select_for_update().filter(pk=letter_id).first()
    if letter is None or letter.state != State.WAITING:
        return None
    if letter.next_at is not None and letter.next_at - now > SLACK:
        return None
    if letter.useful_until is not None and letter.useful_until < now:
        letter.state, letter.error, letter.next_at = State.FAILED, "", None
    else:
        _try(letter, now=now, is_last=is_last)
    if letter.is_secret and letter.state != State.WAITING:
        letter.body = ""
    letter.save(
        update_fields=["attempts", "error", "state", "sent_at", "next_at", "body"]
    )
    if letter.is_lost:
        tell_lost(letter)
    return letter


def _try(letter, *, now, is_last) -> None:
    letter.attempts += 1
    outcome = Attempt.Outcome.TAKEN
    try:
        said = _hand_over(letter)
    except delivery.Trouble as trouble:
        said, outcome = str(trouble), Attempt.Outcome.LATER
        if is_last or is_over(letter.attempts):
            letter.state = State.FAILED
    except delivery.Rejected as refusal:
        said, outcome = str(refusal), Attempt.Outcome.REFUSED
        letter.state = State.FAILED
    else:
        letter.state, letter.sent_at = State.SENT, timezone.now()
    letter.error = "" if letter.state == State.SENT else said[:LONGEST_SAID]
    letter.next_at = None
    if letter.state == State.WAITING:
        letter.next_at = now + datetime.timedelta(seconds=wait_s(letter.attempts))
    Attempt.objects.create(letter=letter, outcome=outcome, said=said[:LONGEST_SAID])


def _hand_over(letter) -> str:
    envelope = envelope_for(letter)
    return delivery.deliver(
        delivery.message(letter, envelope),
        address=settings.EMAIL_URL,
        folder=settings.EMAIL_FOLDER,
        returned_to=delivery.return_path(envelope, letter.message_id),
    )


def envelope_for(letter) -> delivery.Envelope:
    """The institution as the sender, the page made from the text, the way out."""
    with translation.override(letter.language):
        house = institution.current().short_name
    name, address = parseaddr(settings.LETTERS_FROM)
    user, _at, domain = address.partition("@")
    return delivery.Envelope(
        sender=str(Address(name or house, user, domain)),
        returned_to=settings.LETTERS_RETURN,
        page=dressed(
            subject=letter.subject,
            body=letter.body,
            language=letter.language,
            house=house,
        ),
        unsubscribe=unsubscribe_url(letter.user_id, letter.notice, letter.language)
        if letter.notice
        else "",
    )


def test_letter(to, *, by, language="ru") -> Outcome:  # noqa: PT028 - an action
    """Send one letter now, without the queue, and tell what the server said."""
    with transaction.atomic():
        letter = written(
            to=to,
            template="letters/letters/test",
            language=language,
            context={"house": settings.PUBLIC_URL},
        )
        letter.settled_at = timezone.now()
        letter.save()
        record("letter.tested", letter, by=by, is_public=False)
    letter = attempt(letter.pk, is_last=True)
    last = letter.tries.first()
    is_sent = letter.state == State.SENT
    return Outcome(letter, is_sent, last.said, has_server=bool(settings.EMAIL_URL))


test_letter.__test__ = False  # an action, whatever its name says to pytest
