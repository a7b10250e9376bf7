"""Late answers before the jury, results published, the end of the log."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry
from mosty.olympiad.actions import Sent, rebuild, take
from mosty.olympiad.actions.deciding import StillRuns, decide_late, publish_results
from mosty.olympiad.actions.destroying import NotOverYet, OtherTitle, destroy_log
from mosty.olympiad.actions.rebuilding import LogGone
from mosty.olympiad.answering import answers_of
from mosty.olympiad.batches import batch_of
from mosty.olympiad.models import Event, Result
from mosty.olympiad.tests.factories import (
    AttemptFactory,
    VariantFactory,
    ZoneGroupFactory,
)
from mosty.olympiad.tests.sheets import Device, body
from mosty.olympiad.tests.test_rebuilding import keys_of
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt():
    """Over for a minute; what comes now is late, and its device proves nothing."""
    now = timezone.now()
    made = AttemptFactory(
        variant=VariantFactory(keys=keys_of("river-of-the-city")),
        started_at=now - timedelta(hours=1),
        ends_at=now - timedelta(minutes=1),
    )
    device = Device(made)
    told = device.answer("river-of-the-city", "Нева")
    batch = batch_of(body(told), attempt=str(made.pk), items=set(made.variant.keys))
    take(Sent(made.round.edition_id, str(made.pk), batch))
    return made


@pytest.fixture
def jury(db):
    return UserFactory(coordinator=True)


def points(attempt):
    return Result.objects.get(attempt=attempt).points


def test_what_the_jury_decides_counts_in_each_fold(attempt, jury):
    rebuild(attempt.round.edition)
    assert points(attempt) == 0

    decide_late(
        attempt, [("device-0001", 1)], is_counted=True, reason="Нет связи", by=jury
    )
    assert points(attempt) > 0
    decide_late(
        attempt, [("device-0001", 1)], is_counted=False, reason="Позже", by=jury
    )
    assert points(attempt) == 0

    made = publish_results(attempt.round, by=jury)
    entry = Entry.objects.filter(verb="olympiad.results_published").get()
    assert entry.detail["digest"] == made.digest


def test_results_wait_for_the_last_window(attempt, jury):
    now = timezone.now()
    window = ZoneGroupFactory(
        round=attempt.round,
        zone="UTC",
        opens_on=now.date(),
        closes_on=now.date() + timedelta(days=1),
    )
    with pytest.raises(StillRuns):
        publish_results(attempt.round, by=jury)

    window.opens_on = window.closes_on = now.date() - timedelta(days=2)
    window.save()

    assert publish_results(attempt.round, by=jury).attempts == 1


def test_log_is_destroyed_as_a_whole_and_not_before(attempt, jury):
    InstitutionFactory()
    edition = attempt.round.edition
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE mosty_app")
    for statement in ("DELETE FROM olympiad_event", "DROP TABLE olympiad_event"):
        with (
            pytest.raises(ProgrammingError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    with pytest.raises(NotOverYet):
        destroy_log(edition, by=jury, title=str(edition))
    publish_results(attempt.round, by=jury)
    Result.objects.filter(attempt=attempt).delete()
    edition.is_closed = True
    edition.save()
    with pytest.raises(OtherTitle):
        destroy_log(edition, by=jury, title="другая")

    edition = destroy_log(edition, by=jury, title=f" {edition} ")

    assert not Event.objects.filter(edition_id=edition.pk).exists()
    assert Result.objects.filter(attempt=attempt).exists()  # folded once more
    attempt.round.edition.refresh_from_db()
    assert [one.item for one in answers_of(attempt)] == ["river-of-the-city"]
    assert edition.log_destroyed_at
    assert edition.log_act
    entry = Entry.objects.filter(verb="olympiad.log_destroyed").get()
    assert entry.detail["events"] == 1
    assert len(entry.detail["digest"]) == 64
    with pytest.raises(LogGone):
        rebuild(edition)
