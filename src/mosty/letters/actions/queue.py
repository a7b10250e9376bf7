"""What staff do with letters in the queue."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateJob

from mosty.access.refusals import Refused
from mosty.journal.actions import defer, record
from mosty.letters.models import Letter, State
from mosty.letters.models.letter import RESENDABLE


class NothingToSend(Refused):
    message = _(
        "This letter held a link for one person and one time; it was wiped and cannot "
        "be sent again. Ask the person to request a new one."
    )


class NotWaiting(Refused):
    message = _("This letter does not wait any more: it was sent or given up.")


class OnItsWay(Refused):
    message = _("This letter was sent already, and nothing has come back.")


@transaction.atomic
def resend(letter, *, by=None) -> Letter:
    """Put a letter that did not arrive back into the queue, with new patience.

    Its Message-ID stays: what was taken twice is shown once.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state not in RESENDABLE:
        raise OnItsWay(letter)
    if not letter.body:
        raise NothingToSend(letter)
    return _again(letter, by=by, verb="letter.resent")


@transaction.atomic
def try_now(letter, *, by=None) -> Letter:
    """Try a waiting letter at once instead of at its next turn."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state != State.WAITING:
        raise NotWaiting(letter)
    return _again(letter, by=by, verb="letter.hastened")


@transaction.atomic
def try_all_now(*, by=None) -> int:
    """Try every letter that failed so far at once: the server is there again."""
    letters = list(Letter.objects.failing().select_for_update(skip_locked=True))
    for letter in letters:
        _again(letter, by=by, verb="letter.hastened")
    return len(letters)


def _again(letter, *, by, verb) -> Letter:
    letter.state, letter.attempts = State.WAITING, 0
    letter.next_at = letter.sent_at = letter.settled_at = None
    letter.save(update_fields=["state", "attempts", "next_at", "sent_at", "settled_at"])
    record(verb, letter, by=by, is_public=False)
    defer("letters.deliver", letter_id=letter.pk)
    return letter


@transaction.atomic
def cancel(letter, *, by=None) -> Letter:
    """Take a waiting letter back; it can be sent again later."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state != State.WAITING:
        raise NotWaiting(letter)
    letter.state, letter.next_at = State.CANCELLED, None
    letter.body = "" if letter.is_secret else letter.body
    letter.save(update_fields=["state", "next_at", "body"])
    record("letter.cancelled", letter, by=by, is_public=False)
    return letter


@transaction.atomic
def settle(letter, *, by=None) -> Letter:
    """Note that somebody has dealt with a letter that did not arrive."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.settled_at is None:
        letter.settled_at = timezone.now()
        letter.save(update_fields=["settled_at"])
        record("letter.settled", letter, by=by, is_public=False)
    return letter


@transaction.atomic
def unsettle(letter, *, by=None) -> Letter:
    """Nobody has dealt with it after all: the letter stands on the desk again."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.settled_at is not None:
        letter.settled_at = None
        letter.save(update_fields=["settled_at"])
        record("letter.unsettled", letter, by=by, is_public=False)
    return letter


@transaction.atomic
def pick_up(*, now) -> int:
    """Start the delivery of letters that wait without a job, and count them.

    None is left so by Mosty itself; a restored backup or a lost queue may.
    """
    forgotten = Letter.objects.forgotten(now).values_list("pk", flat=True)[:500]
    jobs = ProcrastinateJob.objects.filter(
        task_name="letters.deliver", status__in=["todo", "doing"]
    )
    held = {job.args.get("letter_id") for job in jobs}
    lost = [number for number in forgotten if number not in held]
    for number in lost:
        defer("letters.deliver", letter_id=number)
    return len(lost)
