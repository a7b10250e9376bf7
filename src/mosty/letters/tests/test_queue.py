"""The queue: tries with the server's words, crashes, what staff do with a letter."""

import datetime
import email
import email.policy

import psycopg
import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from mosty.letters.actions import (
    attempt,
    cancel,
    pick_up,
    resend,
    settle,
    test_letter,
    try_all_now,
    try_now,
)
from mosty.letters.actions.queue import NothingToSend, NotWaiting, OnItsWay
from mosty.letters.models import Attempt, Letter, State
from mosty.letters.patience import wait_s
from mosty.letters.tests.factories import Box, LetterFactory, free_port, mail_server

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(hours=1)


def jobs():
    rows = ProcrastinateJob.objects.filter(task_name="letters.deliver")
    return [job.args["letter_id"] for job in rows.order_by("id")]


@pytest.fixture
def away(settings):
    """A server that does not answer."""
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"


def test_letter_leaves_as_text_first_and_page_with_one_name(settings):
    letter = LetterFactory(body="Первый.\n\nhttps://academy.example/x\n")

    with mail_server(Box(), settings) as box:
        attempt(letter.pk)

    read = email.message_from_bytes(box.taken[0], policy=email.policy.default)
    text, page = read.iter_parts()
    assert read.get_content_type() == "multipart/alternative"
    assert (text.get_content_type(), page.get_content_type()) == (
        "text/plain",
        "text/html",
    )
    assert '<a href="https://academy.example/x"' in page.get_content()
    assert "List-Unsubscribe" not in read
    assert read["Message-ID"] == letter.message_id
    assert letter.tries.get().said == "250 2.0.0 Ok: queued as 4F2A"


def test_reports_come_to_an_address_that_names_the_letter(settings):
    settings.LETTERS_RETURN = "bounces+{letter}@academy.example"
    letter = LetterFactory(message_id="<a.1@academy.example>")

    with mail_server(Box(), settings) as box:
        attempt(letter.pk)

    assert box.senders == ["bounces+a.1@academy.example"]


def test_greylisting_is_waited_out_under_the_same_name(settings):
    letter = LetterFactory()
    box = Box()
    box.answer = "451 4.7.1 Greylisted, come back in five minutes"

    with mail_server(box, settings):
        now = timezone.now()
        waiting = attempt(letter.pk, now=now)
        early = attempt(letter.pk, now=now)
        box.answer = "250 OK"
        sent = attempt(letter.pk, now=now + LATER)

    assert waiting.state == State.WAITING
    assert waiting.next_at == now + datetime.timedelta(seconds=wait_s(1))
    assert waiting.error.startswith("451 4.7.1 Greylisted")
    assert (early, sent.state, sent.next_at) == (None, State.SENT, None)
    assert [one.outcome for one in letter.tries.all()] == ["taken", "later"]
    assert letter.message_id.encode() in box.taken[0]


@pytest.mark.django_db(transaction=True)
def test_worker_that_dies_after_the_server_took_it_sends_the_same_letter(settings):
    """At least once: the second has the Message-ID of the first."""
    letter = LetterFactory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    facts = connection.get_connection_params()
    keys = ("dbname", "host", "port", "user", "password")
    own = {key: facts[key] for key in keys if facts.get(key)}

    def die():
        with psycopg.connect(**own, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", [pid])

    box = Box(once_taken=die)
    with mail_server(box, settings):
        with pytest.raises(OperationalError):
            attempt(letter.pk)
        connection.close()
        box.once_taken = lambda: None
        left = Letter.objects.get()
        again = attempt(letter.pk)

    assert (left.state, left.attempts) == (State.WAITING, 0)
    assert again.state == State.SENT
    names = [email.message_from_bytes(one)["Message-ID"] for one in box.taken]
    assert names == [letter.message_id] * 2
    assert box.taken[0] == box.taken[1]


def test_letter_is_not_sent_after_it_has_become_useless(away):
    letter = LetterFactory(is_secret=True, useful_until=timezone.now() - LATER)

    given_up = attempt(letter.pk)

    assert (given_up.state, given_up.body, given_up.error) == (State.FAILED, "", "")
    assert Attempt.objects.count() == 0


def test_secret_letter_that_was_refused_is_wiped_and_not_sent_again(settings):
    letter = LetterFactory(is_secret=True, body="one-time link")
    box = Box()
    box.answer = "550 5.1.1 no such box"

    with mail_server(box, settings):
        letter = attempt(letter.pk)

    assert (letter.state, letter.body) == (State.FAILED, "")
    with pytest.raises(NothingToSend):
        resend(letter)


def test_waiting_letter_is_tried_at_once_and_its_old_turn_passes_by(away):
    letter = LetterFactory(attempts=9, next_at=timezone.now() + LATER)

    try_now(letter)

    letter.refresh_from_db()
    assert (letter.attempts, letter.next_at, jobs()) == (0, None, [letter.pk])
    assert attempt(letter.pk).attempts == 1
    letter.next_at = timezone.now() + LATER
    letter.save()
    assert attempt(letter.pk) is None


def test_all_that_fail_are_tried_at_once():
    failing = [LetterFactory(attempts=n) for n in (1, 5)]
    LetterFactory(attempts=0)

    assert try_all_now() == 2
    assert sorted(jobs()) == [one.pk for one in failing]


def test_cancelled_letter_does_not_leave_and_can_be_sent_again(data_folder):
    letter = cancel(LetterFactory())

    assert attempt(letter.pk) is None
    assert resend(letter).state == State.WAITING
    assert attempt(letter.pk).state == State.SENT


@pytest.mark.parametrize(
    ("state", "action", "refusal"),
    [
        (State.SENT, resend, OnItsWay),
        (State.WAITING, resend, OnItsWay),
        (State.SENT, cancel, NotWaiting),
        (State.FAILED, try_now, NotWaiting),
    ],
)
def test_what_is_done_too_late_is_refused(state, action, refusal):
    sent_at = timezone.now() if state == State.SENT else None
    letter = LetterFactory(state=state, sent_at=sent_at)

    with pytest.raises(refusal):
        action(letter)


def test_letter_that_was_dealt_with_leaves_the_desk_until_it_fails_again():
    letter = LetterFactory(state=State.FAILED)

    settle(letter)

    assert not Letter.objects.lost().exists()
    assert resend(letter).settled_at is None


def test_forgotten_letters_get_a_job_again():
    now = timezone.now()
    lost = LetterFactory(attempts=1, next_at=now - LATER)
    LetterFactory(attempts=1, next_at=now + LATER)
    LetterFactory(state=State.FAILED)

    assert (pick_up(now=now), pick_up(now=now)) == (1, 0)
    assert jobs() == [lost.pk]


@pytest.mark.parametrize(
    ("answer", "is_delivered", "said"),
    [
        ("250 OK", True, "250 2.0.0 Ok: queued as 4F2A"),
        ("450 4.2.1 try later", False, "450 4.2.1 try later"),
    ],
)
def test_test_letter_tells_the_servers_words_at_once(
    settings, answer, is_delivered, said
):
    box = Box()
    box.answer = answer

    with mail_server(box, settings):
        outcome = test_letter("admin@academy.example", by="command:letters")

    assert (outcome.is_delivered, outcome.said) == (is_delivered, said)
    assert jobs() == []
    assert not Letter.objects.lost().exists()
