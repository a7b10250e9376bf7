"""What the database refuses of views and runs."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from mosty.listings.models import BulkRow, BulkRun, ColumnChoice, SavedView

pytestmark = pytest.mark.django_db
RUN = {"listing": "trial", "action": "site", "keys": [1], "by_id": 1}


def view(**fields):
    return SavedView.objects.create(
        **{"listing": "trial", "name": "Свои", "by_id": 1, **fields}
    )


def test_view_has_a_name():
    with pytest.raises(IntegrityError, match="a_saved_view_has_a_name"):
        view(name="")


def test_person_names_each_view_once():
    view(is_archived=True)
    view(by_id=2)
    view()

    with pytest.raises(IntegrityError, match="a_person_names_each_view_once"):
        view()


def test_person_likes_a_listing_in_one_way():
    ColumnChoice.objects.create(by_id=1, listing="trial")

    with pytest.raises(IntegrityError, match="a_person_likes_a_listing_in_one_way"):
        ColumnChoice.objects.create(by_id=1, listing="trial")


@pytest.mark.parametrize(
    "fields", [{"state": "done"}, {"state": "running", "ended_at": timezone.now()}]
)
def test_finished_run_has_its_moment(fields):
    with pytest.raises(IntegrityError, match="a_finished_run_has_its_moment"):
        BulkRun.objects.create(**RUN, **fields)


def test_run_does_not_undo_itself():
    run = BulkRun.objects.create(**RUN)

    with pytest.raises(IntegrityError, match="a_run_does_not_undo_itself"):
        BulkRun.objects.filter(pk=run.pk).update(undoes=run)


def test_run_comes_to_a_row_once():
    run = BulkRun.objects.create(**RUN)
    BulkRow.objects.create(run=run, object_id=1, outcome="changed")

    with pytest.raises(IntegrityError, match="a_run_comes_to_a_row_once"):
        BulkRow.objects.create(run=run, object_id=1, outcome="failed")
