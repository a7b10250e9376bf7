"""Quick search finds records of every room, each for whom its rule lets in."""

import pytest
from django.urls import reverse

from mosty.activities.tests.factories import DirectionFactory
from mosty.agreements.tests.factories import DocumentFactory
from mosty.imports.tests.factories import ImportFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.tests.factories import LetterFactory
from mosty.pages.tests.factories import NewsFactory
from mosty.partners.tests.factories import (
    ContactFactory,
    LogEntryFactory,
    OrganisationFactory,
)
from mosty.people.tests.factories import PersonFactory, UserFactory
from mosty.search.actions import index

pytestmark = pytest.mark.django_db
WORD = "Мостовая"


@pytest.fixture
def records():
    """One record of each kind under one word, with its place in the office."""
    InstitutionFactory()
    person = PersonFactory(family_name=WORD)
    partner = OrganisationFactory(name_ru="Институт")
    contact = ContactFactory(organisation=partner, person=person)
    entry = LogEntryFactory(organisation=partner, subject=f"{WORD} звонила")
    gone = OrganisationFactory(name_ru=f"{WORD} школа", archived=True)
    news = NewsFactory(title_ru=f"{WORD} открыта")
    index(news)
    page = reverse("partners_office:record", args=[partner.pk])
    letter = LetterFactory(subject=f"{WORD}, здравствуйте")
    document = DocumentFactory(title_ru=f"{WORD}, приказ")
    made = ImportFactory(name=f"{WORD}.xlsx")
    return {
        "contact": f"{page}#contacts",
        "entry": f"{page}?log=#log-{entry.pk}",
        "partner put away": reverse("partners_office:record", args=[gone.pk]),
        "news": reverse("pages_office:news_record", args=[news.pk]),
        "news of the site": news.get_absolute_url(),
        "document": reverse("documents_office:record", args=[document.pk]),
        "letter": letter.get_absolute_url(),
        "import": made.get_absolute_url(),
        "person": reverse("people_office:person_data", args=[contact.person_id]),
    }


def found(client, user, records, *, address="office:search"):
    client.force_login(user)
    page = client.get(reverse(address), {"q": WORD.lower()}).content.decode()
    return {name for name, url in records.items() if f'href="{url}"' in page}


@pytest.mark.parametrize("address", ["office:search", "office:suggestions"])
def test_administrator_finds_records_of_every_room(client, records, address):
    user = UserFactory(administrator=True)

    assert found(client, user, records, address=address) == set(records) - {
        "news of the site"
    }


def test_each_finds_what_their_rules_open(client, records):
    seen = found(client, UserFactory(editor=True), records)

    assert {"news", "document", "contact", "entry"} <= seen
    assert not seen & {"letter", "import", "person"}


def test_closed_entries_are_found_by_nobody_else(client):
    InstitutionFactory()
    entry = LogEntryFactory(subject=WORD, audience="confidential")
    partner = reverse("partners_office:record", args=[entry.organisation_id])
    page = {"entry": f"{partner}?log=#log-{entry.pk}"}

    assert not found(client, UserFactory(editor=True), page)
    assert found(client, UserFactory(coordinator=True), page) == {"entry"}


def test_hits_lead_where_their_reader_may_go(client, records):
    headings = {"direction": reverse("activities_office:headings")}
    direction = DirectionFactory(title_ru=WORD)
    index(direction)

    lawyer = UserFactory(lawyer=True)

    assert found(client, lawyer, {**headings, "news": records["news"]}) == {"direction"}
    assert found(client, lawyer, {"news": records["news of the site"]}) == {"news"}


def test_same_record_is_told_once(client, records):
    client.force_login(UserFactory(administrator=True))

    page = client.get(reverse("office:search"), {"q": WORD}).content.decode()

    assert page.count(f'href="{records["news"]}"') == 1
