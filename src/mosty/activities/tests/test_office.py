"""The words of directions and forms in the office."""

import pytest
from django.urls import reverse

from mosty.activities.tests.factories import CooperationFormFactory, DirectionFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import history
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    InstitutionFactory()
    client.force_login(UserFactory(coordinator=True))
    return client


@pytest.mark.parametrize(
    ("factory", "name"),
    [(DirectionFactory, "directions"), (CooperationFormFactory, "forms")],
)
def test_heading_is_translated_and_its_former_words_come_back(office, factory, name):
    heading = factory()
    where = reverse(
        "activities_office:edit", kwargs={"name": name, "number": heading.number}
    )
    seen = office.get(where).context["form"].seen
    words = {"title_ru": heading.title_ru, "text_ru": heading.text_ru, "seen": seen}

    office.post(where, {**words, "title_en": "Exchange of experience"})

    heading.refresh_from_db()
    assert heading.title_en == "Exchange of experience"
    [entry] = history(heading)
    assert entry.detail == {"changes": {"title_en": ["", "Exchange of experience"]}}
    page = office.get(reverse("activities_office:headings"))
    assert heading.title_ru in page.content.decode()


def test_heading_is_not_changed_by_readers(client):
    InstitutionFactory()
    heading = DirectionFactory()
    client.force_login(UserFactory(lawyer=True))
    where = reverse(
        "activities_office:edit",
        kwargs={"name": "directions", "number": heading.number},
    )

    assert client.get(where).status_code == 403
