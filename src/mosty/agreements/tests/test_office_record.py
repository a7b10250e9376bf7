"""Entering agreements in the office, their records, and mistakes on the way."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mosty.agreements.models import Agreement, Stage
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory, PartyFactory
from mosty.documents.models import Document
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import history
from mosty.partners.models import Organisation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.models import Country

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
ENTERED = {
    "kind": "agreement",
    "level": "unknown",
    "term_rule": "unknown",
    "renewal_rule": "unknown",
    "audience": "public",
    "reason": "Подлинник лежит в архиве",
}


@pytest.fixture
def coordinator():
    InstitutionFactory()
    return UserFactory(coordinator=True)


@pytest.fixture
def office(client, coordinator):
    client.force_login(coordinator)
    return client


def address(name, agreement=None, **more):
    if agreement is not None:
        more["pk"] = agreement.pk
    return reverse(f"agreements_office:{name}", kwargs=more)


def test_paper_is_entered_with_a_new_partner_and_a_scan(office):
    belarus = Country.objects.get(pk="BY")

    answer = office.post(
        address("add"),
        {
            **ENTERED,
            "new_name_ru": "Гродненский областной институт",
            "new_country": "BY",
            "new_kind": "institute",
            "signed_on": "12.03.2024",
            "valid_until": "2029",
            "scan_files": SimpleUploadedFile("scan.pdf", PDF),
        },
        follow=True,
    )

    agreement = Agreement.objects.get()
    partner = Organisation.objects.get(name_ru="Гродненский областной институт")
    assert answer.redirect_chain == [(address("record", agreement), 302)]
    assert (agreement.counterpart, agreement.country) == (partner, belarus)
    assert (agreement.stage, agreement.section) == (Stage.SIGNED, "foreign")
    assert agreement.term_rule == "until"
    assert agreement.ends_on == datetime.date(2029, 12, 31)
    assert [one.document.audience for one in agreement.papers.all()] == ["staff"]
    assert partner.name_ru in answer.content.decode()
