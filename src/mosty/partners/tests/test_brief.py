"""A brief as DOCX: what it tells, to whom, under which name."""

import io
from urllib.parse import unquote

import docx
import pytest
from django.urls import reverse

from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry
from mosty.partners.tests.factories import (
    ContactFactory,
    LogEntryFactory,
    OrganisationFactory,
)
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    InstitutionFactory()
    partner = OrganisationFactory(
        name_ru="Институт «Орлеу» & партнёры",
        name_en="Institute Orleu",
        placed=True,
    )
    LogEntryFactory(organisation=partner, step=True, text="Открыто\x0b <b>сказано</b>")
    LogEntryFactory(organisation=partner, confidential=True, subject="Тайное")
    ContactFactory(organisation=partner, email="dean@orleu.example")
    return partner


def read(response) -> str:
    document = docx.Document(io.BytesIO(response.content))
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def brief(client, partner, *, tongue="", **role):
    client.force_login(UserFactory(**role))
    address = reverse("partners_office:brief", kwargs={"pk": partner.pk})
    return client.get(tongue + address)


def test_brief_tells_what_is_worth_knowing(client, partner):
    response = brief(client, partner, coordinator=True)

    told = read(response)
    for words in (
        "Институт «Орлеу» & партнёры",
        "dean@orleu.example",
        "53.9000, 27.5600",
        "Прислать проект соглашения",
        "<b>сказано</b>",
        "Тайное",
    ):
        assert words in told
    assert "{" not in told


def test_journal_says_who_took_a_brief(client, partner):
    brief(client, partner, coordinator=True)

    entry = Entry.objects.get(verb="organisation.brief_taken")
    assert entry.object_id == str(partner.pk)
    assert entry.actor.startswith("user:")


def test_brief_hides_what_its_reader_may_not_see(client, partner):
    told = read(brief(client, partner, editor=True))

    assert ("Открыто" in told, "Тайное" in told) == (True, False)


@pytest.mark.parametrize(
    ("tongue", "begins"), [("", "Справка-Институт"), ("/en", "Brief-Institute-Orleu")]
)
def test_file_is_named_in_the_readers_language(client, partner, tongue, begins):
    response = brief(client, partner, tongue=tongue, coordinator=True)

    name = unquote(response["Content-Disposition"])
    assert begins in name
    assert name.rstrip('"').endswith(".docx")


def test_brief_of_a_country_holds_its_partners(client, partner):
    OrganisationFactory(name_ru="Гродненский институт")
    OrganisationFactory(name_ru="Тайный институт", confidential=True)
    client.force_login(UserFactory(editor=True))

    response = client.get(
        reverse("partners_office:brief_of_country"), {"country": "by"}
    )

    told = read(response)
    assert "Гродненский институт" in told
    assert "Институт «Орлеу»" in told
    assert "Тайный институт" not in told


@pytest.mark.parametrize("code", ["zz", "1", "at"])
def test_country_without_partners_has_no_brief(client, partner, code):
    client.force_login(UserFactory(coordinator=True))

    response = client.get(
        reverse("partners_office:brief_of_country"), {"country": code}
    )

    assert response.status_code == 404
