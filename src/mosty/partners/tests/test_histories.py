"""The history of a partner tells numbers and links from and to, and whose they are."""

import datetime

import pytest
from django.urls import reverse

from mosty.partners import actions
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
WHEN = datetime.date(2024, 9, 1)


def told(client, user, organisation):
    client.force_login(user)
    keys = {"kind": "partners.organisation", "pk": organisation.pk}
    page = client.get(reverse("journal_office:history", kwargs=keys))
    return [
        (line["entry"].verb, one.label, one.before, one.after, line["who"])
        for line in page.context["lines"]
        for one in line["changes"]
    ]


def test_number_is_told_from_and_to(client):
    user = UserFactory(coordinator=True)
    one = OrganisationFactory(russian=True)
    actions.number(one, "inn", "7801000005", by=user)
    actions.number(one, "inn", "", by=user)

    assert told(client, user, one) == [
        ("organisation.numbered", "ИНН", "7801000005", "", str(user)),
        ("organisation.numbered", "ИНН", "", "7801000005", str(user)),
    ]


def test_link_is_told_on_both_sides_to_those_who_may_know_of_both(client):
    user, editor = UserFactory(administrator=True), UserFactory(editor=True)
    one = OrganisationFactory(name_ru="Институт")
    other = OrganisationFactory(name_ru="Академия", confidential=True)
    actions.unlink(actions.link(one, other, relation="renamed", on=WHEN), by=user)

    here, there = told(client, user, one), told(client, user, other)
    hidden = told(client, editor, one)

    assert [row[2:4] for row in here] == [row[2:4] for row in there]
    (_verb, _label, before, after, _who), _linked = here
    assert after == ""
    assert before.startswith("Институт ")
    assert before.replace("\xa0", " ").endswith("Академия, 1 сентября 2024")
    assert hidden == []
