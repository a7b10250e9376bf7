"""An agreement begun in the office: for staff, with all that is known then."""

import pytest

from mosty.agreements.models import Agreement
from mosty.agreements.tests.factories import AgreementFactory, PartyFactory
from mosty.agreements.tests.test_office_record import ENTERED, address

pytestmark = pytest.mark.django_db


def test_idea_is_begun_and_seen_by_staff_only(office, client):
    PartyFactory(organisation__is_ours=True, agreement=AgreementFactory(draft=True))
    Agreement.objects.all().delete()
    new = {"new_name_ru": "Нови-Садский университет", "new_country": "RS"}
    contact = {"contact_family_name": "Мадич", "contact_email": "dm@uns.example"}

    office.post(
        address("draft"),
        {
            **ENTERED,
            **new,
            **contact,
            "stage": "draft",
            "title_ru": "Обмен студентами",
            "our_signatory": "Иванов Иван Иванович",
        },
    )

    agreement = Agreement.objects.get()
    partner = agreement.counterpart
    assert agreement.title_ru == "Обмен студентами"
    assert agreement.parties.get(position=1).signatory == "Иванов Иван Иванович"
    assert str(partner.contacts.get().person) == "Мадич"
    assert (partner.audience, partner.waits_for_agreement) == ("staff", True)
    shown_partner = {"partner": partner.pk, "is_shown_as_planned": "on"}
    office.post(
        address("draft"), {**ENTERED, **contact, **shown_partner, "stage": "idea"}
    )
    partner.refresh_from_db()
    assert (partner.audience, partner.waits_for_agreement) == ("public", False)
    assert partner.contacts.count() == 1
    assert (agreement.stage, agreement.origin) == ("draft", "")
    assert office.get(address("record", agreement)).status_code == 200
    office.logout()
    assert office.get(agreement.get_absolute_url()).status_code == 404
