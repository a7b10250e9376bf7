"""The staff's register of partners: its page, what is done to many of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mosty.listings import actions
from mosty.listings.models import BulkRun
from mosty.partners.models import Kind, Organisation
from mosty.partners.register import REGISTER
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory

PAGE = "/office/partners/"


@pytest.fixture
def coordinator(client, db):
    user = UserFactory(coordinator=True)
    client.force_login(user)
    return user


def carried_out(name, things, *, by, given=""):
    action = REGISTER.action(name)
    keys = [one.pk for one in things]
    run = actions.prepare(REGISTER, action, keys, by=by, language="ru")
    actions.start(run, by=by, given=given)
    actions.carry_on(run.pk)
    run.refresh_from_db()
    return run


def test_register_asks_as_much_for_three_rows_as_for_one(client, coordinator):
    numbers = []
    names = [one.name for one in REGISTER.columns]
    actions.choose_columns(REGISTER.name, names, by=coordinator)
    for made in (1, 2):
        OrganisationFactory.create_batch(made)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]
    assert numbers[0] <= 12  # in a test nothing is kept from page to page


def test_partners_are_put_away_together_and_brought_back(coordinator):
    two = OrganisationFactory.create_batch(2)

    run = carried_out("archive", two, by=coordinator)
    away = list(Organisation.objects.filter(is_archived=True).order_by("pk"))
    back = actions.prepare_undo(run, by=coordinator, language="ru")
    actions.carry_on(back.pk)

    assert away == two
    assert not Organisation.objects.filter(is_archived=True).exists()
    assert BulkRun.objects.get(undoes=run).changed == 2


def test_kind_is_set_for_many(coordinator):
    school = OrganisationFactory(kind=Kind.SCHOOL)
    institute = OrganisationFactory(kind=Kind.INSTITUTE)

    run = carried_out("kind", [school, institute], by=coordinator, given="kind=school")

    assert (run.changed, run.unchanged) == (1, 1)
    assert set(Organisation.objects.values_list("kind", flat=True)) == {Kind.SCHOOL}


@pytest.mark.parametrize("column", ["kind", "site", "city"])
def test_cells_open_where_they_stand(client, coordinator, column):
    one = OrganisationFactory()

    answer = client.get(
        f"/office/lists/kept-partners/{column}/{one.pk}", HTTP_HX_REQUEST="true"
    )

    assert answer.status_code == 200
    assert "<form" in answer.text


def test_cells_are_closed_to_who_only_reads(client, db):
    client.force_login(UserFactory(editor=True))
    one = OrganisationFactory()

    assert client.get(f"/office/lists/kept-partners/kind/{one.pk}").status_code == 403
    assert "/kind/" not in client.get(PAGE).text
