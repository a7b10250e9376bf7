"""Tasks into the bank."""

from django.db import transaction

from mosty.journal.actions import record
from mosty.olympiad.bank import Faulty, faults_of, shipped
from mosty.olympiad.models import Task


@transaction.atomic
def load_bank(*, by=None) -> int:
    """Add the tasks that come with Mosty and are not there yet; says how many.

    What the institution has changed of one stays: a task is known by its key.
    """
    known = set(Task.objects.values_list("key", flat=True))
    added = [task_of(one) for one in shipped() if one["key"] not in known]
    Task.objects.bulk_create(added)
    if added:
        record("olympiad.bank_loaded", by=by, detail={"tasks": len(added)})
    return len(added)


def task_of(written: dict) -> Task:
    """A task of the bank; raises `Faulty` with the codes of what is wrong."""
    if faults := faults_of(written):
        raise Faulty(*faults)
    return Task(
        key=written["key"],
        kind=written["kind"],
        ages=written["ages"],
        tracks=written["track"],
        topic=written["topic"],
        difficulty=written["difficulty"],
        points=written["points"],
        written=written,
    )
