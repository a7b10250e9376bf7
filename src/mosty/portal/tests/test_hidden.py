"""What is not for everybody is on no public page, in no file, feed or count.

A confidential draft, a partner for staff, a closed activity and project are made with
words that stand nowhere else, and looked for at every public address.
"""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from mosty.activities.tests.factories import ActivityFactory, DirectionFactory
from mosty.agreements.tests.factories import AgreementActivityFactory, AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import ContactFactory, OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import CountryFactory
from mosty.projects.tests.factories import ProjectFactory
from mosty.search.actions import index

pytestmark = pytest.mark.django_db
SECRET_WORDS = ("Тайнинск", "Скрытлаг", "Закрытов", "Немопроект", "секретарь-7")
SETS = ("agreements", "partners", "projects")
SECRET_NUMBERS = (777001, 777002, 777003)


@pytest.fixture
def secrets():
    InstitutionFactory()
    shown = OrganisationFactory(name_ru="Открытый институт")
    direction = DirectionFactory(number=1)
    public = AgreementFactory(
        register_number=1, counterpart=shown, directions=[direction]
    )
    hidden = OrganisationFactory(
        name_ru="Институт города Тайнинск",
        confidential=True,
        country=CountryFactory(code="MC"),
    )
    archived = OrganisationFactory(name_ru="Школа Скрытлаг", archived=True)
    made = [
        AgreementFactory(
            register_number=777001,
            counterpart=hidden,
            draft=True,
            confidential=True,
            directions=[direction],
        ),
        AgreementFactory(register_number=777002, counterpart=shown, draft=True),
        AgreementFactory(
            register_number=777003, counterpart=archived, staff_only=True, in_force=True
        ),
    ]
    closed = ActivityFactory(
        title_ru="Встреча Закрытов",
        confidential=True,
        dated=True,
        partners=[shown, hidden],
        directions=[direction],
    )
    AgreementActivityFactory(agreement=public, activity=closed)
    project = ProjectFactory(activity__title_ru="Немопроект", confidential=True)
    ContactFactory(organisation=shown, email="секретарь-7@partner.example")
    for thing in (shown, public, hidden, archived, closed, project, *made):
        index(thing)
    return {"partner": shown, "agreement": public}


@pytest.fixture
def coordinator():
    return UserFactory(coordinator=True)


def addresses(secrets) -> list[str]:
    partner, agreement = secrets["partner"], secrets["agreement"]
    pages = [
        "/",
        "/agreements/",
        "/agreements/?sort=partner",
        "/agreements/?term=planned",
        "/agreements/?q=Тайнинск",
        "/agreements/?direction=1",
        agreement.get_absolute_url(),
        "/partners/",
        "/partners/?q=Тайнинск",
        partner.get_absolute_url(),
        "/projects/",
        "/directions/",
        "/directions/1/",
        "/forms/",
        "/countries/",
        "/countries/by/",
        "/map/",
        "/search?q=Тайнинск",
        "/search?q=институт",
        "/news/",
        "/data/",
    ]
    machines = [
        "/data/schema.json",
        "/data/agreements.rss",
        "/data/news.rss",
        "/data/calendar.ics",
        "/sitemap.xml",
        "/sitemap-agreements.xml",
        "/sitemap-partners.xml",
        "/sitemap-projects.xml",
        "/sitemap-countries.xml",
        "/robots.txt",
        f"{agreement.get_absolute_url()}record.json",
    ]
    files = [
        f"/data/{name}.{form}" for name in SETS for form in ("csv", "json", "xlsx")
    ]
    lists = [
        reverse(f"{room}:export", kwargs={"form": form}) + "?q=институт"
        for room in ("agreements", "partners")
        for form in ("csv", "json", "xlsx")
    ]
    english = [f"/en{page}" for page in pages]
    return [*pages, *english, *machines, *files, *lists]


def read(response) -> str:
    content = (
        b"".join(response.streaming_content)
        if response.streaming
        else (response.content)
    )
    if "spreadsheet" in response["Content-Type"]:
        sheet = load_workbook(io.BytesIO(content)).active
        return "\n".join(str(value) for row in sheet.values for value in row)
    return content.decode()


def test_hidden_things_are_told_nowhere(client, secrets):
    told = []
    for address in addresses(secrets):
        response = client.get(address)
        assert response.status_code == 200, address
        text = read(response)
        asked = address.split("?")[-1]
        told += [
            (address, word)
            for word in (*SECRET_WORDS, *map(str, SECRET_NUMBERS))
            if word in text and word not in asked
        ]

    assert told == []


def test_counts_leave_hidden_things_out(client, secrets):
    counts = client.get("/agreements/").context["shown"].count

    assert counts.total == 1
    assert counts.choices["country"] == {"by": 1}
    assert counts.choices["term"] == {"unknown": 1}
    assert counts.choices["direction"] == {"1": 1}
    assert client.get("/partners/").context["shown"].count.total == 1


def test_search_in_a_list_finds_nothing_hidden(client, secrets):
    shown = client.get("/agreements/", {"q": "Тайнинск"}).context["shown"]

    assert shown.rows == []
    assert shown.wording.shown_for == ""


def test_those_who_work_on_it_see_a_draft(client, secrets, coordinator):
    client.force_login(coordinator)

    numbers = [
        row.register_number for row in client.get("/agreements/").context["shown"].rows
    ]

    assert set(numbers) == {1, *SECRET_NUMBERS}


def test_open_data_shows_staff_no_more_than_a_visitor(client, secrets, coordinator):
    client.force_login(coordinator)

    for name in SETS:
        text = read(client.get(f"/data/{name}.csv"))
        assert not any(word in text for word in SECRET_WORDS)
