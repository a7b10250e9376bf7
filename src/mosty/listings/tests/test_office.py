"""The register of the office: columns, views, files, cells."""

import csv
import io
from dataclasses import replace

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from mosty.listings.filters import Months
from mosty.listings.listing import Empty, Viewing
from mosty.listings.models import BulkRun, ColumnChoice, SavedView
from mosty.listings.office.declaring import OFFICE, Former
from mosty.listings.shown import Shown
from mosty.listings.tests.looking import done_to, undone
from mosty.partners.rules import may_keep
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


def test_column_with_a_rule_is_there_for_those_whom_it_lets_pass(
    client, trial, monkeypatch, three
):
    name, *others = trial.columns
    guarded = [replace(one, rule=may_keep) for one in others if one.name == "city"]
    columns = (name, *guarded, *(one for one in others if one.name != "city"))
    monkeypatch.setitem(OFFICE, "trial", replace(trial, columns=columns))
    way = f"/office/lists/trial/city/{three[0].pk}"

    client.force_login(UserFactory(coordinator=True))
    assert client.get(way).status_code == 200
    client.force_login(UserFactory(rector=True))
    client.post("/office/lists/trial/columns", {"column": ["name", "city"]})
    answer = client.get("/office/lists/trial/file.csv")
    assert "Город" not in b"".join(answer.streaming_content).decode()
    assert client.get(way).status_code == 404


def test_old_address_says_the_same_in_todays_words(trial):
    former = {
        ("land", "by"): Former((("country", "by"),)),
        ("gone", "1"): Former(url_name="office:desk"),
    }
    listing = replace(trial, former=former)

    assert listing.renewed(QueryDict("q=a&country=kz")) == ""
    assert listing.renewed(QueryDict("q=a&land=by")) == f"{PAGE}?q=a&country=by"
    assert listing.renewed(QueryDict("gone=1")) == "/office/"


@pytest.mark.parametrize(
    ("typed", "is_last", "key"),
    [
        ("2026", False, "2026-01"),
        ("2026", True, "2026-12"),
        ("3.2026", False, "2026-03"),
        ("2026-03", True, "2026-03"),
        ("13.2026", False, ""),
        ("мартобря", False, ""),
    ],
)
def test_months_are_typed_as_people_write_them(typed, is_last, key):
    assert Months("at", "Когда", "at").end(typed, is_last=is_last) == key


def test_empty_register_offers_only_what_is_open(client, trial, db):
    way_out = Empty("Пусто", "", "Пригласить", "people_office:invite")
    for role, is_open in (("administrator", True), ("editor", False)):
        user = UserFactory(**{role: True})
        viewing = Viewing(user=user, on=None, at=None, language="ru")
        shown = Shown(replace(trial, empty=way_out), QueryDict(""), viewing)

        assert shown.may_begin == is_open


def test_past_actions_stand_on_one_page_each_with_its_way_back(
    client, coordinator, trial, three
):
    run = done_to(client, trial, "site", three[:1], site="https://a.example/")
    others = BulkRun.objects.create(
        listing="trial", action="site", keys=[1], by_id=coordinator.pk + 1
    )

    told = client.get("/office/runs/").context["runs"]
    assert [(one.run, one.may_undo) for one in told] == [(run, True)]
    undone(client, run)
    page = client.get("/office/runs/")
    assert [one.may_undo for one in page.context["runs"]] == [False]
    assert "отменено" in page.text
    assert client.post(f"/office/runs/{others.pk}/undo").status_code == 404
