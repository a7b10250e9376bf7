"""Letters that came back: files, a mailbox over IMAP, the command, the desk."""

import datetime
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.utils import timezone

from mosty.journal.models import Entry
from mosty.letters import addressees
from mosty.letters.actions import attempt, read_mailbox, take_report
from mosty.letters.actions.notices import sentence
from mosty.letters.actions.returning import mailbox_fault
from mosty.letters.mailbox import mailbox
from mosty.letters.models import Bounce, Letter, MailboxMark, Notification, State
from mosty.letters.tests.factories import LetterFactory
from mosty.letters.tests.imap import imap_server

pytestmark = pytest.mark.django_db
RETURNED = Path(__file__).with_name("returned")


def raw(name):
    return (RETURNED / f"{name}.eml").read_bytes()


@pytest.fixture
def letter():
    return LetterFactory(
        message_id="<letter.1@academy.example>",
        state=State.SENT,
        sent_at=timezone.now(),
    )


def test_report_marks_the_letter_once_however_often_it_is_read(letter):
    first = take_report(raw("postfix_unknown_user"))
    second = take_report(raw("postfix_unknown_user"))

    letter.refresh_from_db()
    assert (first.is_new, second.is_new, letter.state) == (True, False, State.BOUNCED)
    assert letter.error.startswith("550 5.1.1")
    bounce = Bounce.objects.get()
    assert (bounce.weight, bounce.status) == (Bounce.Weight.HARD, "5.1.1")
    assert Entry.objects.get(verb="letter.bounced").detail == {"status": "5.1.1"}
    assert list(Letter.objects.lost()) == [letter]


def test_those_who_look_after_the_house_hear_of_it_once(letter, monkeypatch):
    monkeypatch.setattr(addressees, "KEEPERS", [lambda: {7}])
    for _ in range(2):
        take_report(raw("postfix_unknown_user"))

    told = Notification.objects.get()
    assert (told.user_id, told.kind) == (7, "letters.lost")
    assert (told.url, told.way) == (letter.get_absolute_url(), "only_here")
    assert sentence(told, "en").startswith(f"Letter No. {letter.pk}")


def test_they_hear_of_a_letter_that_was_given_up(monkeypatch):
    monkeypatch.setattr(addressees, "KEEPERS", [lambda: {7}])
    late = timezone.now() - datetime.timedelta(days=1)
    letter = LetterFactory(useful_until=late)

    for _ in range(2):
        attempt(letter.pk)

    assert Notification.objects.get().kind == "letters.lost"


def test_delay_is_written_down_and_the_letter_stays_sent(letter):
    take_report(raw("postfix_delayed"))

    letter.refresh_from_db()
    assert (letter.state, letter.bounces.get().weight) == (State.SENT, "delay")


def test_return_address_tells_the_letter_where_the_report_does_not(letter, settings):
    assert take_report(raw("by_return_address")).letter is None

    settings.LETTERS_RETURN = "bounces+{letter}@academy.example"

    assert take_report(raw("by_return_address")).letter == letter


def test_report_about_a_stranger_changes_nothing():
    taken = take_report(raw("exchange"))

    assert (taken.report.status, taken.letter) == ("5.1.1", None)
    assert Bounce.objects.count() == 0


def test_mailbox_is_read_from_where_it_was_left(letter, settings):
    mails = {3: raw("vacation"), 5: raw("exim_report")}
    with imap_server(mails) as server:
        settings.BOUNCES_URL = f"imap://b%40x:secret@127.0.0.1:{server.port}/INBOX"
        first = read_mailbox()
        again = read_mailbox()
        server.mails[9] = raw("qmail")
        third = read_mailbox()
        fetched = [line for line in server.asked if b"FETCH" in line]

    assert (first, again, third) == (1, 0, 1)
    assert [line.split()[2] for line in fetched] == [b"3", b"5", b"9"]
    assert all(b"BODY.PEEK" in line for line in fetched)
    mark = MailboxMark.objects.get()
    assert (mark.validity, mark.last_number, mark.error) == (7, 9, "")
    assert "secret" not in mark.mailbox


def test_mailbox_that_numbers_anew_is_read_from_its_start(letter, settings):
    with imap_server({50: raw("vacation")}) as server:
        settings.BOUNCES_URL = f"imap://b:secret@127.0.0.1:{server.port}"
        read_mailbox()
        server.validity, server.mails = 8, {1: raw("yandex")}

        assert read_mailbox() == 1


def test_mailbox_that_lets_nobody_in_is_told_in_the_queue(settings):
    with imap_server({}) as server:
        settings.BOUNCES_URL = f"imap://b:wrong@127.0.0.1:{server.port}"
        read_mailbox()

        assert "wrong password" in mailbox_fault()

    settings.BOUNCES_URL = "imap://nobody"
    assert "MOSTY_BOUNCES" in mailbox_fault()
    assert read_mailbox() == 0


@pytest.mark.parametrize("address", ["pop://x", "imap://", "imap://host", "imap://a@"])
def test_address_of_a_mailbox_that_means_nothing_is_told(address):
    with pytest.raises(ImproperlyConfigured, match="MOSTY_BOUNCES"):
        mailbox(address)


def test_command_reads_a_folder_of_reports(letter, tmp_path):
    for name in ("mailru", "vacation", "exchange"):
        (tmp_path / f"{name}.eml").write_bytes(raw(name))
    out = StringIO()

    call_command("letters", "bounces", str(tmp_path), "--json", stdout=out)

    told = json.loads(out.getvalue())
    assert [one["letter"] for one in told] == [letter.pk, letter.pk, None]
    assert told[2]["said"] == "no report about a letter"


def test_command_tells_of_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="is not there"):
        call_command("letters", "bounces", str(tmp_path / "none.eml"))
