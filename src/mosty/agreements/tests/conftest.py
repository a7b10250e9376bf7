"""Who keeps agreements in the office."""

import pytest

from mosty.institution.tests.factories import InstitutionFactory
from mosty.people.tests.factories import UserFactory


@pytest.fixture
def coordinator():
    InstitutionFactory()
    return UserFactory(coordinator=True)


@pytest.fixture
def office(client, coordinator):
    client.force_login(coordinator)
    return client
