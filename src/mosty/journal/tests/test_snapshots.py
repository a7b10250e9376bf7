"""What is kept under a snapshot is never other than what a reading would give."""

import pytest
from django.db import transaction
from django.test import RequestFactory

from mosty.journal import snapshots
from mosty.journal.actions import record
from mosty.journal.models import Entry


def verbs():
    return sorted(Entry.objects.values_list("verb", flat=True))


@pytest.mark.django_db(transaction=True)
def test_kept_value_is_read_again_after_any_commit(django_assert_num_queries):
    kept = snapshots.Kept(verbs)
    with transaction.atomic():
        record("tested.once", by="test")

    assert kept.value(snapshots.current()) == ["tested.once"]
    with django_assert_num_queries(1):
        assert kept.value(snapshots.current()) == ["tested.once"]

    with transaction.atomic():
        record("tested.twice", by="test")

    assert kept.value(snapshots.current()) == ["tested.once", "tested.twice"]


@pytest.mark.django_db(transaction=True)
def test_kept_value_never_holds_what_was_not_committed():
    kept = snapshots.Kept(verbs)

    with transaction.atomic():
        record("tested.undone", by="test")
        snapshot = snapshots.current()
        seen = kept.value(snapshot)
        transaction.set_rollback(True)

    assert (snapshot, seen) == ("", ["tested.undone"])
    assert kept.value(snapshots.current()) == []


@pytest.mark.django_db(transaction=True)
def test_request_that_may_write_takes_nothing_kept():
    assert snapshots.of(RequestFactory().get("/"))
    assert snapshots.of(RequestFactory().post("/")) == ""
