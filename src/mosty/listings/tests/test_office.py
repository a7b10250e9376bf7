"""The register of the office: columns, views, files, cells."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mosty.listings.models import ColumnChoice, SavedView
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import CountryFactory

PAGE = "/office/trial/"


pytestmark = pytest.mark.usefixtures("trial")


@pytest.fixture
def three(db):
    return [
        OrganisationFactory(name_ru="Витебский институт", city_ru="Витебск"),
        OrganisationFactory(name_ru="Минский институт", site="https://mgiro.example/"),
        OrganisationFactory(
            name_ru="=Гумилева", country=CountryFactory(code="KZ"), city_ru="Астана"
        ),
    ]


def test_register_opens_with_its_usual_columns(client, coordinator, three):
    text = client.get(PAGE).text

    assert "Витебский институт" in text
    assert 'data-l="Город"' in text
    assert 'data-l="Сайт"' not in text
    assert "https://mgiro.example/" not in text


def test_register_asks_as_much_for_three_rows_as_for_one(client, coordinator):
    numbers = []
    for _ in range(2):
        OrganisationFactory()
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        numbers.append(len(asked))
        OrganisationFactory()

    assert numbers[0] == numbers[1]
    assert numbers[0] <= 12  # in a test nothing is kept from page to page


def test_chosen_columns_are_remembered_for_the_person(client, coordinator, three):
    answer = client.post(
        "/office/lists/trial/columns", {"column": ["site"], "at": "country=by&odd=1"}
    )
    text = client.get(PAGE).text

    assert answer.url == f"{PAGE}?country=by"
    assert 'data-l="Сайт"' in text
    assert 'data-l="Город"' not in text
    client.post("/office/lists/trial/columns", {"usual": "1"})
    assert ColumnChoice.objects.get().columns == []


def test_file_holds_exactly_what_is_shown(client, coordinator, three):
    client.post("/office/lists/trial/columns", {"column": ["country"]})

    answer = client.get("/office/lists/trial/file.csv?country=kz")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Организация", "Страна"],
        ["'=Гумилева", "Казахстан"],
    ]


def test_view_is_saved_shared_and_taken_back(client, coordinator, three):
    client.post(
        "/office/lists/trial/views",
        {"name": "Казахстан", "is_shared": "on", "at": "country=kz"},
    )
    view = SavedView.objects.get()
    client.force_login(UserFactory(editor=True))

    page = client.get(PAGE)
    assert f"/office/trial/?country=kz&amp;view={view.pk}" in page.text
    assert client.post(f"/office/views/{view.pk}/archive").status_code == 403

    client.force_login(coordinator)
    client.post(f"/office/views/{view.pk}/archive")
    assert "Казахстан</a>" not in client.get(PAGE).text
    client.post(f"/office/views/{view.pk}/restore")
    view.refresh_from_db()
    assert (view.is_archived, view.address) == (False, "country=kz")


def test_register_opens_with_the_view_one_prefers(client, coordinator, three):
    client.post(
        "/office/lists/trial/views",
        {"name": "Свой", "is_first": "on", "at": "country=kz"},
    )

    assert (
        client.get(PAGE).url == f"{PAGE}?country=kz&view={SavedView.objects.get().pk}"
    )
    assert "Витебский" in client.get(f"{PAGE}?view=all").text


def test_cell_is_edited_where_it_stands(client, coordinator, three):
    way, part = f"/office/lists/trial/city/{three[0].pk}", {"HTTP_HX_REQUEST": "true"}
    form = client.get(way, **part).context["form"]

    answer = client.post(way, {"city_ru": "Полоцк", "seen": form.seen}, **part)

    assert "Полоцк" in answer.text
    three[0].refresh_from_db()
    assert three[0].city_ru == "Полоцк"


def test_cell_is_not_written_over_a_colleague(client, coordinator, three):
    way, part = f"/office/lists/trial/city/{three[0].pk}", {"HTTP_HX_REQUEST": "true"}
    form = client.get(way, **part).context["form"]
    type(three[0]).objects.filter(pk=three[0].pk).update(city_ru="Орша")

    answer = client.post(way, {"city_ru": "Полоцк", "seen": form.seen}, **part)

    assert "Орша" in answer.text
    three[0].refresh_from_db()
    assert three[0].city_ru == "Орша"


@pytest.mark.parametrize("address", [PAGE, "/office/lists/trial/file.csv"])
def test_register_is_closed_to_strangers(client, db, address):
    client.force_login(UserFactory())

    assert client.get(address).status_code == 403
