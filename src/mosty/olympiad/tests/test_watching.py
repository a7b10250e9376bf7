"""The board counts right in few questions; the jury's queue shows its evidence."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mosty.institution.tests.factories import InstitutionFactory
from mosty.olympiad.actions import Sent, see, take
from mosty.olympiad.batches import batch_of
from mosty.olympiad.board import board_of
from mosty.olympiad.codes import new_code, shown
from mosty.olympiad.models import Attempt, LateDecision, Message, Variant
from mosty.olympiad.tests.factories import AttemptFactory, EntrantFactory
from mosty.olympiad.tests.rounds import open_round
from mosty.olympiad.tests.sheets import Device, body
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    InstitutionFactory()
    user = UserFactory(coordinator=True)
    client.force_login(user)
    return user


def at_work(first, *, ends_in, client="device-0001", **pulse):
    entrant = EntrantFactory(
        edition=first.edition, track=first.track, code=new_code(), zone="Asia/Omsk"
    )
    now = timezone.now()
    made = AttemptFactory(
        entrant=entrant,
        round=first.edition.rounds.get(),
        variant=Variant.objects.get(),
        started_at=now - timedelta(minutes=50),
        ends_at=now + ends_in,
    )
    if pulse:
        see(made, client, **pulse)
    return made


@pytest.fixture
def first():
    """Somebody who has not begun; beside them three at work and one that is late."""
    first = open_round("single")
    at_work(first, ends_in=timedelta(minutes=9), waiting=0, is_private=False)
    at_work(first, ends_in=timedelta(minutes=9), waiting=9, is_private=True)
    at_work(first, ends_in=timedelta(minutes=9))
    late = at_work(first, ends_in=-timedelta(minutes=1))
    told = Device(late).answer("t1", "a")
    batch = batch_of(body(told), attempt=str(late.pk), items={"t1"})
    take(Sent(first.edition_id, str(late.pk), batch))
    return first


def test_board_says_whom_to_help(client, office, first, django_assert_max_num_queries):
    one = first.edition.rounds.get()
    with django_assert_max_num_queries(6):
        board = board_of(one, now=timezone.now())
    assert board.figures == {
        "entered": 5,
        "started": 4,
        "active": 2,
        "done": 1,
        "absent": 1,
        "silent": 1,
        "waiting": 1,
        "private": 1,
        "late": 1,
    }
    url = reverse("olympiad_office:board", args=[one.pk])
    page = client.get(url, {"show": "absent"})
    assert shown(first.code) in page.text
    part = client.get(url, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    client.post(url, {"text_ru": "Окно продлено", "text_en": ""})
    assert Message.objects.get().text_ru == "Окно продлено"


def test_jury_decides_with_a_reason(client, office, first):
    one = first.edition.rounds.get()
    late = Attempt.objects.get(ends_at__lt=timezone.now())
    page = client.get(reverse("olympiad_office:late", args=[one.pk]))
    assert shown(late.entrant.code) in page.text
    url = reverse("olympiad_office:late_attempt", args=[late.pk])
    assert "device-0" in client.get(url).text
    sent = {"events": ["device-0001:1"], "is_counted": "yes", "reason": ""}
    assert client.post(url, sent).status_code == 200
    client.post(url, sent | {"reason": "Связь пропала у всей школы"})
    assert LateDecision.objects.get().is_counted
    client.post(reverse("olympiad_office:publish_results", args=[one.pk]))
    one.refresh_from_db()
    assert one.results_shown_at is None
    end = reverse("olympiad_office:end_log", args=[one.edition_id])
    assert client.get(end).status_code == 200
    assert client.post(end, {"title": "x"}).status_code == 403
