"""The register of letters: what did not arrive, sent again, dealt with."""

import pytest
from django.utils import timezone

from mosty.letters.models import Letter, State
from mosty.letters.register import QUEUE
from mosty.letters.tests.factories import LetterFactory
from mosty.listings.tests.looking import done_to, names_in, questions_of, undone
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(UserFactory(coordinator=True))
    return client


def test_letters_are_found_by_what_they_need(desk):
    now = timezone.now()
    LetterFactory(to="went@x.example", state=State.SENT, sent_at=now)
    LetterFactory(to="back@x.example", state=State.BOUNCED, sent_at=now)
    LetterFactory(to="seen@x.example", state=State.FAILED, settled_at=now)
    LetterFactory(to="slow@x.example", attempts=2, subject="=Повестка")

    assert names_in(desk, QUEUE, "?sort=to") == [
        "back@x.example",
        "seen@x.example",
        "slow@x.example",
        "went@x.example",
    ]
    assert len(names_in(desk, QUEUE, f"?{QUEUE.views[0].query}")) == 2
    assert names_in(desk, QUEUE, "?state=lost") == ["back@x.example"]
    assert names_in(desk, QUEUE, "?care=failing&q=Повестка") == ["slow@x.example"]
    assert names_in(desk, QUEUE, "?written_to=2001") == []
    assert questions_of(desk, QUEUE) <= 10


def test_many_letters_are_sent_again_but_for_those_that_cannot(desk):
    failed = LetterFactory(state=State.FAILED)
    wiped = LetterFactory(state=State.FAILED, body="", is_secret=True)

    run = done_to(desk, QUEUE, "resend", [failed, wiped])

    assert run.keys == [failed.pk]
    assert "Отменить всё" not in desk.get(f"/office/runs/{run.pk}/").text
    failed.refresh_from_db()
    assert failed.state == State.WAITING


def test_letters_dealt_with_and_cancelled_come_back(desk):
    lost, waiting = LetterFactory(state=State.FAILED), LetterFactory()

    settled = done_to(desk, QUEUE, "settle", [lost])
    cancelled = done_to(desk, QUEUE, "cancel", [waiting])

    assert (settled.changed, cancelled.changed) == (1, 1)
    assert not Letter.objects.lost().exists()
    undone(desk, settled)
    undone(desk, cancelled)
    assert Letter.objects.lost().get() == lost
    waiting.refresh_from_db()
    assert waiting.state == State.WAITING
