"""The history of an activity tells what each row said before and says after."""

import pytest
from django.urls import reverse

from mosty.activities import actions
from mosty.activities.models import SdgTarget
from mosty.activities.tests.factories import ActivityFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.models import Country

pytestmark = pytest.mark.django_db


def test_rows_of_an_activity_are_told_from_and_to(client):
    client.force_login(UserFactory(coordinator=True))
    activity, target = ActivityFactory(), SdgTarget.objects.get(code="4.7")
    country = Country.objects.get(pk="BY")
    for reason, people in (("Учим", 10), ("Учимся", 12)):
        actions.contribute(activity, target, reason)
        actions.count_people(activity, country, people=people, direction="incoming")
    result = actions.enter_result(activity, "Сборник")
    actions.prove(activity, "Отчёт", address="https://academy.example/1")
    result.delete()

    keys = {"kind": "activities.activity", "pk": activity.pk}
    page = client.get(reverse("journal_office:history", kwargs=keys))

    told = [one for line in page.context["lines"] for one in line["changes"]]
    assert [(one.before, one.after) for one in told] == [
        ("", "Отчёт"),
        ("", "Сборник"),
        ("10", "12"),
        ("Учим", "Учимся"),
        ("", "10"),
        ("", "Учим"),
    ]
    assert {told[2].label, told[3].label} == {
        "Беларусь, приехали к\xa0нам",
        "Задача 4.7",
    }
