import pytest

from mosty.places.actions import load_places
from mosty.places.models import Country, Region

pytestmark = pytest.mark.django_db


def test_every_database_has_the_places():
    assert (Country.objects.count(), Region.objects.count()) == (251, 89)
    assert Country.objects.get(numeric="112").name_ru == "Беларусь"
    assert Region.objects.get(code="RU-KHA").zone == "Asia/Vladivostok"


def test_loading_again_changes_nothing():
    before = list(Country.objects.values()), list(Region.objects.values())

    load_places()

    assert (list(Country.objects.values()), list(Region.objects.values())) == before


def test_loading_mends_a_changed_name():
    Country.objects.filter(code="BY").update(name_ru="?")

    load_places()

    assert Country.objects.get(code="BY").name_ru == "Беларусь"


def test_countries_sort_by_the_stored_key():
    names = list(Country.objects.values_list("name_ru", flat=True))

    assert names[:2] == ["Абхазия", "Австралия"]
    assert names[-1] == "Япония"
