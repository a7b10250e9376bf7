"""The list of projects and the page of each."""

import re

import pytest

from mosty.activities.actions import enter_result
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory
from mosty.projects.actions import describe, open_project
from mosty.projects.tests.factories import DeliverableFactory, ProjectFactory
from mosty.search.models import IndexEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def certificate():
    return open_project(
        "Школьный экологический сертификат",
        phases=[(2014, 2016, "planned"), (2017, 2018, "prolonged")],
        state="finished",
        countries=[CountryFactory(code="RU"), CountryFactory(code="AT")],
    )


def shown(client, address):
    page = client.get(address).content.decode().replace("\u00a0", " ")
    return re.sub(r"\s+", " ", page)


def test_page_tells_phases_prolongation_countries_and_state(client, certificate):
    page = shown(client, certificate.get_absolute_url())

    assert "Россия – Австрия" in page
    assert "2014–2016, пролонгация 2017–2018" in page
    assert "Объявленный срок, 3 года." in page
    assert "Пролонгация, 2 года." in page
    assert "закончен" in page
    assert "Организация-партнёр в источнике не названа" in page
    assert "/countries/at/" in page


def test_past_project_without_a_mark_is_not_called_finished(client):
    project = ProjectFactory(phases=[(2017, 2019)])
    project.activity.ends_on, project.activity.ends_precision = "2019-12-31", "year"
    project.activity.save()

    page = shown(client, project.get_absolute_url())

    assert "Срок окончания прошёл, отметка о завершении не поставлена." in page
    assert "закончен" not in page


def test_what_is_not_known_is_said_and_dashed(client):
    page = shown(client, ProjectFactory().get_absolute_url())

    assert '<span class="state state-open">состояние не указано</span>' in page
    assert '<span class="unknown">годы не указаны</span>' in page
    assert "Итоги ещё не внесены" in page


def test_page_shows_partners_results_and_deliverables(client):
    project = ProjectFactory(
        activity__partners=[OrganisationFactory(name_ru="Венский институт")]
    )
    enter_result(project.activity, "Сорок школ получили сертификат")
    DeliverableFactory(project=project, title_ru="Пособие для школ")

    page = shown(client, project.get_absolute_url())

    for told in ("Венский институт", "Сорок школ", "Пособие для школ"):
        assert told in page


def test_hidden_project_is_nowhere(client):
    hidden = ProjectFactory(confidential=True, activity__title_ru="Тайный проект")

    assert client.get(hidden.get_absolute_url()).status_code == 404
    for address in ("/", "/projects/", "/projects/?view=table"):
        assert "Тайный проект" not in shown(client, address)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Сертификат", "Учителя", "Школы"]),
        ("?state=finished", ["Сертификат"]),
        ("?state=past", ["Учителя"]),
        ("?country=at", ["Сертификат", "Учителя"]),
        ("?q=школы", ["Школы"]),
        ("?q=ШКОЛЫ&state=finished", []),
        ("?state=nonsense", ["Сертификат", "Учителя", "Школы"]),
        ("?view=table&country=AT", ["Сертификат", "Учителя"]),
    ],
)
def test_filters_live_in_the_address(client, query, found):
    austria = CountryFactory(code="AT")
    open_project("Сертификат", state="finished", countries=[austria])
    open_project("Учителя", phases=[(2017, 2019, "planned")], countries=[austria])
    open_project("Школы")

    page = shown(client, f"/projects/{query}")

    shows = [one for one in ("Сертификат", "Учителя", "Школы") if f">{one}</a>" in page]
    assert shows == found


def test_number_beside_a_filter_is_the_number_of_rows_behind_it(client):
    austria = CountryFactory(code="AT")
    for title in ("Раз", "Два"):
        open_project(title, countries=[austria])
    open_project("Три", state="finished")

    page = shown(client, "/projects/")
    numbers = re.findall(
        r'name="(state|country)" value="(\w+)">[^<]*<span>(\d+)</span>', page
    )

    assert len(numbers) == 3
    for name, value, number in numbers:
        rows = shown(client, f"/projects/?{name}={value}").count("<h3><a")
        assert rows == int(number)


def test_list_costs_the_same_for_one_and_for_three(client, django_assert_num_queries):
    def made(title):
        open_project(
            title,
            phases=[(2014, 2016, "planned")],
            countries=[CountryFactory(code="AT")],
        )

    made("Раз")
    with django_assert_num_queries(6):
        client.get("/projects/")
    made("Два"), made("Три")
    with django_assert_num_queries(6):
        client.get("/projects/")


def test_project_is_found_and_its_activity_not_twice(certificate):
    entries = IndexEntry.objects.values_list("kind", "title_ru")

    assert list(entries) == [("project", "Школьный экологический сертификат")]


def test_described_project_is_found_by_its_new_words(certificate):
    describe(certificate, about_ru="Про воду")

    assert "Про воду" in IndexEntry.objects.get().body_ru
