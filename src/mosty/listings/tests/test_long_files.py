"""A long list becomes a workbook in the background, for who ordered it."""

import datetime
import io

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from openpyxl import load_workbook

from mosty.listings import actions
from mosty.listings.models import ListingFile
from mosty.listings.views import registers
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("trial", "data_folder")
WAY = "/office/lists/trial/file.xlsx"


@pytest.fixture
def ordered(client, coordinator, monkeypatch):
    """A file that was ordered, since a list of two rows is long today."""
    monkeypatch.setattr(registers, "MOST_AT_ONCE", 1)
    OrganisationFactory(name_ru="Витебск", city_ru="=1+1")
    OrganisationFactory(name_ru="Орша", city_ru="Орша")
    client.post("/office/lists/trial/columns", {"column": ["city"]})
    return client.get(f"{WAY}?sort=-name").url


def test_long_list_is_written_as_it_was_shown(client, ordered):
    assert "пишутся" in client.get(ordered).text

    actions.write_file(ListingFile.objects.get().pk)
    page = client.get(ordered).text
    packed = b"".join(client.get(f"{ordered}list.xlsx").streaming_content)

    sheet = load_workbook(io.BytesIO(packed)).active
    assert f"{ordered}list.xlsx" in page
    assert list(sheet.iter_rows(values_only=True)) == [
        ("Организация", "Город"),
        ("Орша", "Орша"),
        ("Витебск", "'=1+1"),
    ]


def test_file_is_for_who_ordered_it(client, ordered):
    actions.write_file(ListingFile.objects.get().pk)
    client.force_login(UserFactory(coordinator=True))

    assert client.get(ordered).status_code == 404
    assert client.get(f"{ordered}list.xlsx").status_code == 404


def test_files_are_forgotten_after_two_days(ordered):
    file = ListingFile.objects.get()
    actions.write_file(file.pk)
    file.refresh_from_db()
    later = timezone.now() + datetime.timedelta(days=3)

    assert actions.forget_files() == 0
    assert actions.forget_files(now=later) == 1
    assert not default_storage.exists(file.stored)


def test_nothing_is_written_for_who_lost_the_role(ordered, coordinator):
    coordinator.role_holdings.all().delete()

    actions.write_file(ListingFile.objects.get().pk)

    assert not ListingFile.objects.exists()
