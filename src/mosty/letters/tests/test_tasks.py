"""Real deliveries by a real worker."""

import pytest
from django.db import connections
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from mosty.journal.actions import defer
from mosty.letters.models import Letter, State
from mosty.letters.tests.factories import Box, LetterFactory, free_port, smtp_server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def work(monkeypatch):
    """Run a worker until nothing is due."""
    monkeypatch.setitem(connections.databases["default"], "CONN_MAX_AGE", 0)

    def run():
        with app.replace_connector(app.connector.get_worker_connector()):
            app.run_worker(
                wait=False, install_signal_handlers=False, listen_notify=False
            )

    return run


def make_due():
    """Let the time pass that a job waits for."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'"
        )
    Letter.objects.update(next_at=timezone.now())


def test_nothing_is_lost_while_the_server_is_down(work, settings):
    port, box = free_port(), Box()
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    letters = [LetterFactory(to=f"reader{n}@example.org") for n in range(3)]
    for letter in letters:
        defer("letters.deliver", letter_id=letter.pk)

    work()
    waiting = list(ProcrastinateJob.objects.filter(task_name="letters.deliver"))
    server = smtp_server(box, port)
    try:
        make_due()
        work()
    finally:
        server.stop()

    assert {job.status for job in waiting} == {"todo"}
    assert all(job.scheduled_at > timezone.now() for job in waiting)
    assert len(box.taken) == 3
    for letter in letters:
        letter.refresh_from_db()
    assert [(one.state, one.attempts) for one in letters] == [(State.SENT, 2)] * 3


def test_letter_that_is_refused_for_good_is_not_tried_again(work, settings):
    port, box = free_port(), Box()
    box.answer = "550 no such box"
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    letter = LetterFactory()
    defer("letters.deliver", letter_id=letter.pk)
    server = smtp_server(box, port)

    try:
        work()
    finally:
        server.stop()

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (State.FAILED, 1)
    assert ProcrastinateJob.objects.get(task_name="letters.deliver").status == (
        "succeeded"
    )
