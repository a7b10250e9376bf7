"""Each task of the desk opens exactly the records that it counts."""

import pytest
from django.utils.timezone import localdate

from mosty.activities.models import Evidence
from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements import pending
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    InstitutionFactory()
    user = UserFactory(coordinator=True)
    client.force_login(user)
    return user


def test_agreements_without_a_scan_are_opened(client, coordinator):
    lacking = AgreementFactory.create_batch(2, in_force=True)
    PaperFactory(agreement=lacking[0], role="draft")
    scanned = PaperFactory(agreement__in_force=True).agreement
    AgreementFactory(draft=True)

    [task] = pending.without_scan(coordinator, localdate())

    page = client.get(task.url).content.decode()
    assert task.count == 2
    assert all(one.counterpart.name_ru in page for one in lacking)
    assert scanned.counterpart.name_ru not in page


def test_what_was_done_without_proofs_is_opened(client, coordinator):
    plain = {"kind": "activity", "state": "finished"}
    lacking = ActivityFactory(title_ru="Семинар недоказанный", **plain)
    ActivityFactory(title_ru="Семинар грядущий", kind="activity", state="planned")
    ActivityFactory(title_ru="Семинар убранный", is_archived=True, **plain)
    proved = ActivityFactory(title_ru="Семинар подтверждённый", **plain)
    Evidence.objects.create(
        activity=proved, title_ru="Отчёт", address="https://a.example/"
    )

    [task] = pending.without_proofs(coordinator, localdate())

    page = client.get(task.url).content.decode()
    assert task.count == 1
    assert lacking.title_ru in page
    assert not any(
        name in page
        for name in ("Семинар грядущий", "Семинар убранный", "Семинар подтверждённый")
    )
