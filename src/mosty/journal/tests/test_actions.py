import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from mosty.journal.actions import (
    announce_public_change,
    defer,
    erase_personal,
    forget_changes,
    history,
    record,
)
from mosty.journal.chain import salted
from mosty.journal.models import Entry, PersonalValue, PublicChange

pytestmark = pytest.mark.django_db


def test_record_keeps_who_what_and_the_label_of_the_day():
    thing = Group.objects.create(name="Академия")

    entry = record("institution.founded", thing, by="command", detail={"a": 1})
    thing.name = "Другая"

    assert list(history(thing)) == [entry]
    assert (entry.verb, entry.actor, entry.label, entry.detail) == (
        "institution.founded",
        "command",
        "Академия",
        {"a": 1},
    )


def test_record_keeps_no_personal_value_in_the_entry():
    entry = record("person.named", personal=("person:7", {"family_name": "Зайцева"}))

    value = PersonalValue.objects.get(entry=entry)
    assert "Зайцева" not in str(Entry.objects.filter(pk=entry.pk).values().get())
    assert entry.detail == {"personal": {"family_name": salted(value.salt, "Зайцева")}}


def test_record_gives_no_label_to_a_personal_thing():
    thing = Group.objects.create(name="Зайцева")
    thing.is_personal = True

    assert record("person.named", thing).label == ""


def test_erasing_a_person_leaves_no_value_and_says_how_many_went():
    record("person.named", personal=("person:7", {"family_name": "Зайцева", "x": "y"}))
    record("person.named", personal=("person:8", {"family_name": "Волкова"}))

    erased = erase_personal("person:7", by="command")

    assert erased == 2
    assert [one.value for one in PersonalValue.objects.all()] == ["Волкова"]
    assert Entry.objects.order_by("-pk")[0].detail == {
        "person": "person:7",
        "values": 2,
    }


def test_one_transaction_leaves_one_mark_of_a_public_change():
    for _ in range(3):
        announce_public_change()

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        own = cursor.fetchone()[0]
    assert [one.transaction_id for one in PublicChange.objects.all()] == [own]


def test_what_is_not_public_leaves_no_mark():
    record("account.signed_in", is_public=False)

    assert PublicChange.objects.count() == 0


def test_marks_of_public_changes_are_forgotten_after_a_day():
    announce_public_change()
    tomorrow = timezone.now() + datetime.timedelta(days=1, minutes=1)

    assert forget_changes() == 0
    assert forget_changes(now=tomorrow) == 1
    assert PublicChange.objects.count() == 0


def test_deferred_work_rolls_back_with_its_transaction():
    with transaction.atomic():
        defer("journal.forget_changes", timestamp=1)
        within = ProcrastinateJob.objects.count()
        transaction.set_rollback(True)

    assert (within, ProcrastinateJob.objects.count()) == (1, 0)


def test_deferred_work_waits_for_its_moment():
    at = timezone.now() + datetime.timedelta(hours=2)

    number = defer("journal.forget_changes", at=at, timestamp=1)

    job = ProcrastinateJob.objects.get(pk=number)
    assert (job.task_name, job.args, job.scheduled_at) == (
        "journal.forget_changes",
        {"timestamp": 1},
        at,
    )
