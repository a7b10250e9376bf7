"""Consents to agree to, and a storage of its own for each test."""

import pytest
from django.utils import timezone

from mosty.documents.tests.conftest import files
from mosty.people.actions import consents
from mosty.people.tests.factories import UserFactory

__all__ = ["files"]
TODAY = timezone.localdate


@pytest.fixture
def administrator():
    return UserFactory(administrator=True)


@pytest.fixture
def text_of(administrator):
    """`text_of(purpose)`: a published text."""

    def text_of(purpose):
        text = consents.write_text(
            purpose, by=administrator, text_ru="Согласен.", text_en="I agree."
        )
        return consents.publish_text(text, by=administrator, on=TODAY())

    return text_of


@pytest.fixture
def agree(text_of, administrator):
    """`agree(person, purpose)`: a consent by letter, given today."""

    def agree(person, purpose):
        return consents.give_consent(
            person, text_of(purpose), by=administrator, how="letter", on=TODAY()
        )

    return agree
