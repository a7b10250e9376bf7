"""Words that many partners have narrow the list to what the database would give."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mosty.listings import rolls
from mosty.listings.listing import Viewing
from mosty.listings.wording import worded
from mosty.partners.listing import PARTNERS
from mosty.partners.models import Organisation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.search import actions, queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def common(monkeypatch):
    """A few are many."""
    monkeypatch.setattr(actions, "SAMPLE", 1)
    monkeypatch.setattr(queries, "DENSE", 1)


@pytest.fixture
def viewing():
    return Viewing(AnonymousUser(), timezone.localdate(), timezone.now(), "ru")


@pytest.fixture
def roll(viewing):
    named = ("Школа города", "Школа на реке", "Город на реке", "Лицей", "Школа")
    for name in named:
        OrganisationFactory(name_ru=name)
    actions.index_many(Organisation.objects.all())
    return rolls.read(PARTNERS, viewing, PARTNERS.way)


@pytest.mark.parametrize("text", ["школа город", "школа и город", "школа", "реке", "и"])
def test_rows_of_words_are_those_of_the_database(common, roll, viewing, text):
    meant = worded(text, PARTNERS.search_kind, viewing)

    found = sorted(roll.in_order(meant.rows(roll)))

    asked = Organisation.objects.filter(meant.condition).order_by("pk")
    assert found == list(asked.values_list("pk", flat=True))


def test_common_word_is_read_once(common, roll, viewing, django_assert_num_queries):
    first = worded("школа город", PARTNERS.search_kind, viewing)
    second = worded("школа реке", PARTNERS.search_kind, viewing)

    with django_assert_num_queries(2):
        first.rows(roll)
    with django_assert_num_queries(1):
        assert second.rows(roll).bit_count() == 1
    with django_assert_num_queries(0):
        second.rows(roll)
