"""What the desk shows the first few of is there in full behind its link."""

import datetime

import pytest
from django.utils.timezone import localdate

from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners import desk
from mosty.partners.tests.factories import LogEntryFactory, OrganisationFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_each_task_opens_all_that_it_counts(client):
    rows = desk.SHOWN + 1
    InstitutionFactory()
    user, today = UserFactory(coordinator=True), localdate()
    long_ago = today - datetime.timedelta(days=400)
    for _number in range(rows):
        partner = OrganisationFactory(last_contact_on=long_ago)
        AgreementFactory(counterpart=partner)
        LogEntryFactory(organisation=partner, step=True, due_on=today)
    OrganisationFactory(last_contact_on=long_ago)
    client.force_login(user)

    tasks = desk.tasks(user, today)

    assert [one.count for one in tasks] == [rows, rows]
    for task in tasks:
        answer = client.get(task.url)
        lines = answer.context["lines"]
        assert len(lines) == rows
        assert all(line.url in answer.content.decode() for line in lines)
