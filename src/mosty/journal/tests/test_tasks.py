"""The periodic work, done by a real worker."""

import pytest
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from mosty.journal.actions import defer, record
from mosty.journal.models import Entry, Seal

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


def test_worker_seals_the_journal(work):
    record("thing.done")
    for _ in range(2):
        defer("journal.seal", timestamp=0)
        work()

    entry = Entry.objects.get(verb="thing.done")
    over = Seal.objects.filter(first_id__lte=entry.pk, last_id__gte=entry.pk)
    assert over.count() == 1


def test_job_whose_worker_died_is_done_by_another(work):
    job = defer("journal.forget_changes", timestamp=0)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job]
        )

    defer("journal.resume_stalled", timestamp=0)
    work()
    work()

    assert ProcrastinateJob.objects.get(pk=job).status == "succeeded"
