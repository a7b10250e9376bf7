"""Many rows at once: confirmed, carried out, broken off, gone on with, undone."""

import os
import signal
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.db import connection
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from mosty.journal.actions import defer
from mosty.journal.models import Entry
from mosty.letters.models import Notification
from mosty.listings.models import BulkRow, BulkRun
from mosty.partners.models import Organisation
from mosty.partners.tests.factories import OrganisationFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("trial"),
]
DO = "/office/lists/trial/do"
SITE = "https://site.example/"


def begun(client, things, *, site=SITE, **more):
    """The run of a coordinator who chose some rows and confirmed."""
    keys = {"key": [one.pk for one in things]}
    way = client.post(DO, {"action": "site", **keys, **more}).url
    client.post(way, {"site": site})
    return BulkRun.objects.order_by("-pk").first()


def test_nothing_happens_before_it_is_confirmed(client, coordinator, work):
    one, has_one = OrganisationFactory(), OrganisationFactory(site="https://a.example/")

    way = client.post(DO, {"action": "site", "key": [one.pk, has_one.pk]}).url
    work()

    page = client.get(way)
    assert page.context["number"] == 1
    assert [left.names for left in page.context["left_out"]] == [(str(has_one),)]
    one.refresh_from_db()
    assert one.site == ""


def told_of(run):
    """How often who began it was told that it has ended."""
    url = reverse("listings_office:run", args=[run.pk])
    told = Notification.objects.filter(kind="listings.run_ended", url=url)
    return told.filter(user_id=run.by_id).count()


def test_everything_found_is_changed_and_undone(client, coordinator, work):
    here = OrganisationFactory.create_batch(3)
    there = OrganisationFactory(russian=True)

    run = begun(client, [], all="1", at="country=by")
    work()

    run.refresh_from_db()
    assert (run.state, run.changed, run.failed) == ("done", 3, 0)
    assert set(Organisation.objects.filter(site=SITE)) == set(here)

    here[0].refresh_from_db()
    Organisation.objects.filter(pk=here[0].pk).update(site="https://other.example/")
    assert told_of(run) == 1
    way = client.post(f"/office/runs/{run.pk}/undo").url
    work()

    back = BulkRun.objects.get(undoes=run)
    assert (back.state, back.changed, back.failed) == ("done", 2, 1)
    assert str(here[0]) in client.get(way).text
    assert list(Organisation.objects.filter(site="").order_by("pk")) == [
        *here[1:],
        there,
    ]


def test_undoing_that_was_stopped_or_failed_in_part_is_gone_on_with(
    client, coordinator, work
):
    first, second = OrganisationFactory.create_batch(2)
    run = begun(client, [first, second])
    work()
    undo, page = f"/office/runs/{run.pk}/undo", f"/office/runs/{run.pk}/"
    client.post(client.post(undo).url + "stop")
    while_stopped = client.get(page).context["may_undo"]
    Organisation.objects.filter(pk=first.pk).update(site="https://other.example/")

    client.post(undo)
    while_going = client.get(page).context["may_undo"]
    work()
    Organisation.objects.filter(pk=first.pk).update(site=SITE)
    in_part = client.get(page)
    client.post(undo)
    work()

    assert (while_stopped, while_going) == (True, False)
    assert "отменено частично" in in_part.text
    assert Organisation.objects.filter(site="").count() == 2
    assert not client.get(page).context["may_undo"]


def test_refusals_are_told_row_by_row(client, coordinator, work):
    fine = OrganisationFactory(name_ru="Институт")
    refused = OrganisationFactory(name_ru="Отказ")

    run = begun(client, [fine, refused], site="https://no.example/")
    work()

    text = client.get(f"/office/runs/{run.pk}/").text
    assert "У этой организации сайта нет." in text
    assert [row.label for row in BulkRow.objects.filter(outcome="failed")] == ["Отказ"]


def test_form_of_the_action_is_asked_for(client, coordinator):
    way = client.post(DO, {"action": "site", "key": [OrganisationFactory().pk]}).url

    answer = client.post(way, {"site": "нет"})

    assert answer.context["form"].errors
    assert BulkRun.objects.get().state == "prepared"


def test_run_of_another_person_is_not_found(client, coordinator, django_user_model):
    run = begun(client, [OrganisationFactory()])
    BulkRun.objects.update(by_id=coordinator.pk + 1)

    assert client.get(f"/office/runs/{run.pk}/").status_code == 404
    assert client.post(f"/office/runs/{run.pk}/undo").status_code == 404


def test_stopped_run_goes_no_further(client, coordinator, work):
    run = begun(client, [OrganisationFactory()])

    client.post(f"/office/runs/{run.pk}/stop")
    work()

    run.refresh_from_db()
    assert (run.state, run.done) == ("stopped", 0)


def test_run_goes_on_where_a_killed_worker_left_it(client, coordinator, work):
    made = OrganisationFactory.create_batch(50)
    run = begun(client, made)

    died = worker_that_dies_after(27)
    run.refresh_from_db()
    after_death = (died, run.state, run.done, run.rows.count())
    put_back_what_the_dead_held(work)
    work()

    run.refresh_from_db()
    assert after_death == (-signal.SIGKILL, "running", 20, 20)
    assert (run.state, run.changed, run.rows.count()) == ("done", 50, 50)
    assert Organisation.objects.filter(site=SITE).count() == 50
    told = Entry.objects.filter(verb="organisation.described")
    assert told.values("object_id").distinct().count() == told.count() == 50


def worker_that_dies_after(rows) -> int:
    """A worker in a process of its own, killed at a row; gives its exit code."""
    there = connection.settings_dict
    user = f"{quote(there['USER'])}:{quote(there['PASSWORD'])}"
    place = f"host={quote(there['HOST'])}&port={there['PORT'] or 5432}"
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgresql://{user}@/{there['NAME']}?{place}",
        "DJANGO_SETTINGS_MODULE": "mosty.config.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-m", "mosty.listings.tests.dying", str(rows)]
    return subprocess.run(command, env=environment, timeout=60, check=False).returncode


def put_back_what_the_dead_held(work):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers "
            "SET last_heartbeat = now() - interval '10 minutes'"
        )
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")
    defer("journal.resume_stalled", timestamp=0)
    work()
    held = ProcrastinateJob.objects.filter(task_name="listings.bulk", status="doing")
    assert not held.exists()
