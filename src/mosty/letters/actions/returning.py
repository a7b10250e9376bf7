"""Reports that letters did not arrive, from files and from a mailbox."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from mosty.journal.actions import record
from mosty.letters import mailbox, reports
from mosty.letters.actions.telling import tell_lost
from mosty.letters.models import Bounce, Letter, MailboxMark, State
from mosty.letters.reports import Report

LONGEST_SAID = 2000


@dataclass(frozen=True)
class Taken:
    """What became of a mail: its report and letter, if there are any."""

    report: Report | None = None
    letter: Letter | None = None
    is_new: bool = False


@transaction.atomic
def take_report(raw: bytes, *, by="mailbox") -> Taken:
    """Read one mail; the letter it reports about is marked. Safe to repeat."""
    report = reports.read(raw)
    if report is None:
        return Taken()
    found = letter_of(report)
    if found is None:
        return Taken(report)
    letter = Letter.objects.select_for_update().get(pk=found.pk)
    _bounce, is_new = Bounce.objects.get_or_create(
        letter=letter,
        report_id=report.report_id,
        defaults={
            "weight": weight_of(report),
            "recipient": report.recipient[:254],
            "status": report.status,
            "said": report.said[:LONGEST_SAID],
        },
    )
    if is_new and not report.is_delay and letter.state == State.SENT:
        letter.state, letter.settled_at = State.BOUNCED, None
        letter.error = report.said[:LONGEST_SAID]
        letter.save(update_fields=["state", "settled_at", "error"])
        detail = {"status": report.status}
        record("letter.bounced", letter, by=by, detail=detail, is_public=False)
        tell_lost(letter)
    return Taken(report, letter, is_new)


def weight_of(report: Report) -> str:
    if report.is_delay:
        return Bounce.Weight.DELAY
    return Bounce.Weight.HARD if report.is_hard else Bounce.Weight.SOFT


def letter_of(report: Report) -> Letter | None:
    """By the Message-ID of the letter, else by the address the report came to."""
    if report.original_id:
        letter = Letter.objects.filter(message_id=report.original_id).first()
        if letter is not None:
            return letter
    for token in map(token_in, report.came_to):
        if token:
            return Letter.objects.filter(message_id__startswith=f"<{token}@").first()
    return None


def token_in(address: str) -> str:
    """What stands in the place of `{letter}` in the return address, or nothing."""
    before, mark, after = settings.LETTERS_RETURN.partition("{letter}")
    is_ours = mark and address.startswith(before) and address.endswith(after)
    return address[len(before) : len(address) - len(after)] if is_ours else ""


def read_mailbox() -> int:
    """Read what is new in the mailbox of returned letters; count the reports.

    Fetching is not part of a transaction: each mail is, with how far was read.
    """
    if not settings.BOUNCES_URL or mailbox_fault(is_read=False):
        return 0
    box = mailbox.mailbox(settings.BOUNCES_URL)
    mark, _is_new = MailboxMark.objects.get_or_create(mailbox=box.name[:300])
    count = 0
    try:
        found = mailbox.new_mail(box, validity=mark.validity, after=mark.last_number)
        for one in found:
            count += _read(mark, one)
    except mailbox.FAULTS as fault:
        mark.error = f"{type(fault).__name__}: {fault}"[:LONGEST_SAID]
    else:
        mark.error = ""
    mark.save(update_fields=["error", "read_at"])
    return count


def mailbox_fault(*, is_read=True) -> str:
    """Why the mailbox of returned letters could not be read, or nothing."""
    if not settings.BOUNCES_URL:
        return ""
    try:
        box = mailbox.mailbox(settings.BOUNCES_URL)
    except ImproperlyConfigured as fault:
        return str(fault)
    mark = MailboxMark.objects.filter(mailbox=box.name[:300]).first()
    return mark.error if mark and is_read else ""


@transaction.atomic
def _read(mark, one) -> int:
    taken = take_report(one.raw)
    mark.validity, mark.last_number = one.validity, one.number
    mark.save(update_fields=["validity", "last_number"])
    return int(taken.is_new)
