"""What is kept of a person at a partner is handed out, and destroyed at a demand."""

import pytest

from mosty.journal.models import PersonalValue
from mosty.partners import actions
from mosty.partners.tests.factories import LogEntryFactory, OrganisationFactory
from mosty.people.personal import erase, sections_of, subject_of
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact():
    contact = actions.add_contact(
        OrganisationFactory(),
        family_name="Петрова",
        given_name="Ольга",
        position_ru="Проректор",
        email="o@minsk.example",
        audience="staff",
    )
    return actions.describe_contact(contact, email="olga@minsk.example")


def test_person_gets_what_is_kept_of_them(contact):
    LogEntryFactory(contact=contact, organisation=contact.organisation)

    told = {one.name: one.rows for one in sections_of(subject_of(contact.person))}

    assert told["partner_contacts"][0]["email"] == "olga@minsk.example"
    assert len(told["contact_log"]) == 1


def test_destroyed_person_is_in_no_contact_and_no_letter(contact):
    organisation = contact.organisation
    own = LogEntryFactory(
        organisation=organisation, contact=contact, text="Петровой: пишите Ольге."
    )
    other = LogEntryFactory(text="Звонила Петрова Ольга (olga@minsk.example).")
    stranger = LogEntryFactory(text="Звонила Петрова Анна.")

    erase(subject_of(contact.person), by=UserFactory(administrator=True))

    for one in (contact, own, other, stranger):
        one.refresh_from_db()
    assert (contact.email, contact.is_archived) == ("", True)
    assert "Петров" not in own.text
    assert other.text == "Звонила […] ([…])."
    assert stranger.text == "Звонила Петрова Анна."
    assert not PersonalValue.objects.filter(value__contains="minsk.example").exists()
