"""Who keeps agreements in the office, and a partner who is asked to confirm one."""

import pytest

from mosty.agreements.tests.confirming import asked_of, path_in
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.models import Letter
from mosty.partners.tests.factories import ContactFactory
from mosty.people.tests.factories import UserFactory


@pytest.fixture
def coordinator():
    InstitutionFactory()
    return UserFactory(coordinator=True)


@pytest.fixture
def office(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def asked(coordinator):
    agreement = AgreementFactory(in_force=True, number="12-04")
    contact = ContactFactory(
        organisation=agreement.counterpart, email="anna@partner.example"
    )
    return asked_of(agreement, contact, coordinator)


@pytest.fixture
def asked_path(asked):
    """The address in the letter of `asked`."""
    letter = Letter.objects.get(to="anna@partner.example")
    assert letter.is_secret
    return path_in(letter)
