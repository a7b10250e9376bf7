"""Open data: files that a spreadsheet and a program can read."""

import csv
import datetime
import io
import json

import pytest
from django.urls import reverse
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook

from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements.models import Agreement
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.pages.tests.factories import NewsFactory, PageFactory
from mosty.partners.models import OrganisationIdentifier
from mosty.partners.tests.factories import MergeFactory, OrganisationFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory
from mosty.portal.datasets import DATA_SETS
from mosty.projects.actions import open_project
from mosty.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
XML = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def file(client, name, form) -> bytes:
    response = client.get(f"/data/{name}.{form}")
    assert response.status_code == 200
    assert f"{name}.{form}" in response["Content-Disposition"]
    return b"".join(response.streaming_content)


def test_csv_opens_in_excel_with_its_letters(client):
    AgreementFactory(counterpart__name_ru="Ёлкинский институт")

    content = file(client, "agreements", "csv")

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["partner"] for row in rows] == ["Ёлкинский институт"]
    assert rows[0]["signed_on"] == ""
    assert rows[0]["term_state"] == "unknown"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_is_a_formula(client, start, form):
    OrganisationFactory(name_ru=f"{start}HYPERLINK(1)")

    content = file(client, "partners", form)

    if form == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    else:
        rows = list(load_workbook(io.BytesIO(content)).active.values)
    assert rows[1][1] == f"'{start}HYPERLINK(1)"


def test_numbers_and_dates_stay_what_they_are_in_a_workbook(client):
    AgreementFactory(register_number=17, in_force=True)

    rows = list(load_workbook(io.BytesIO(file(client, "agreements", "xlsx"))).active)

    names = [one.name for one in DATA_SETS["agreements"].fields]
    cells = dict(zip(names, rows[1], strict=True))
    assert cells["number"].value == 17
    assert isinstance(cells["signed_on"].value, datetime.datetime)


def test_json_follows_the_published_schema(client):
    partner = OrganisationFactory(placed=True)
    OrganisationIdentifier.objects.create(
        organisation=partner, scheme="inn", value="7825001140"
    )
    AgreementFactory(counterpart=partner, in_force=True)
    ProjectFactory(phases=[(2014, 2016), (2017, 2018, "prolonged")])
    schema = client.get("/data/schema.json").json()
    types = {
        "string": str,
        "integer": int,
        "number": float,
        "boolean": bool,
        "array": list,
    }

    MergeFactory(kept=partner)
    for name in DATA_SETS:
        told = json.loads(file(client, name, "json"))
        known = schema["$defs"][name]["properties"]
        assert told["license"] == schema["license"]
        assert told["rows"]
        for row in told["rows"]:
            assert [*row] == [*known]
            for column, value in row.items():
                assert value is None or isinstance(
                    value, types[known[column]["type"][0]]
                ), column


def test_prolongation_of_a_project_is_told(client):
    ProjectFactory(phases=[(2014, 2016), (2017, 2018, "prolonged")])

    (row,) = json.loads(file(client, "projects", "json"))["rows"]

    assert (row["years"], row["prolonged"]) == (["2014–2016"], ["2017–2018"])


def test_every_column_is_described(client):
    page = client.get("/data/").content.decode()

    for data_set in DATA_SETS.values():
        for field in data_set.fields:
            assert f"<code>{field.name}</code>" in page


@pytest.mark.parametrize("address", ["/data/people.csv", "/data/agreements.exe"])
def test_unknown_set_or_format_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_feed_of_agreements_is_rss(client):
    AgreementFactory(register_number=5, counterpart__name_ru="Институт & Ко")

    channel = etree.fromstring(client.get("/data/agreements.rss").content)

    titles = [
        one.text.replace("\xa0", " ") for one in channel.iterfind(".//item/title")
    ]
    assert titles == ["№ 5: Институт & Ко"]


def test_calendar_holds_known_days_only(client):
    AgreementFactory(register_number=3, expiring=True)
    AgreementFactory(register_number=4)
    ActivityFactory(title_ru="Семинар", starts_on=None)
    today = datetime.date.today()
    runs = AgreementFactory(register_number=6, in_force=True)
    ends, last = today + datetime.timedelta(days=90), today.replace(year=2099)
    rolling = {"rolling_from": ends, "rolling_months": 36, "ends_on": last}
    Agreement.objects.filter(pk=runs.pk).update(**rolling)
    ActivityFactory(
        title_ru="Встреча",
        starts_on=today,
        starts_precision="day",
        ends_on=today,
        ends_precision="day",
    )

    calendar = Calendar.from_ical(client.get("/data/calendar.ics").content)

    events = {str(one["uid"]).split("@")[0]: one for one in calendar.walk("VEVENT")}
    assert len(events) == 3
    assert "agreement-3" in events
    assert events.pop("agreement-6")["dtstart"].dt == ends
    (meeting,) = [one for name, one in events.items() if name != "agreement-3"]
    assert meeting["dtend"].dt - meeting["dtstart"].dt == datetime.timedelta(days=1)


def test_calendar_without_events_still_holds_something(client):
    calendar = Calendar.from_ical(client.get("/data/calendar.ics").content)

    (zone,) = calendar.subcomponents
    assert (zone.name, zone["tzid"]) == ("VTIMEZONE", "Europe/Moscow")


def located(client, section) -> list[str]:
    listed = etree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    pages = [one.text for one in listed.iterfind(".//s:loc", XML)]
    paths = ["/" + one.split("//")[1].partition("/")[2] for one in pages]
    return [one for one in paths if not one.startswith("/en/")]


def test_sitemap_holds_every_place_that_has_something_to_show(client):
    austria, russia = CountryFactory(code="AT"), CountryFactory(code="RU")
    kazan = RegionFactory(code="RU-TA")
    AgreementFactory()
    ActivityFactory(countries=[austria, russia])
    ActivityFactory(countries=[CountryFactory(code="CN")], confidential=True)
    OrganisationFactory(country=CountryFactory(code="KZ"))
    OrganisationFactory(country=russia, region=kazan)

    places = located(client, "countries"), located(client, "regions")

    assert places == (
        ["/countries/at/", "/countries/by/", "/countries/kz/"],
        ["/regions/ru-ta/"],
    )
    for address in sum(places, []):
        assert client.get(address).status_code == 200


def test_sitemap_holds_activities_and_the_pages_of_every_house(client):
    plain = ActivityFactory()
    ActivityFactory(confidential=True)
    project = ProjectFactory()
    PageFactory(slug="privacy")

    assert located(client, "activities") == [plain.get_absolute_url()]
    assert located(client, "projects") == [project.get_absolute_url()]
    texts = located(client, "texts") + located(client, "shipped")
    assert sorted(texts) == ["/about/", "/accessibility/", "/privacy/"]


def test_sitemap_names_each_page_in_both_languages(client):
    agreement = AgreementFactory(register_number=8)

    index = etree.fromstring(client.get("/sitemap.xml").content)
    sections = [one.text for one in index.iterfind(".//s:loc", XML)]
    assert any("sitemap-agreements.xml" in one for one in sections)
    listed = etree.fromstring(client.get("/sitemap-agreements.xml").content)
    pages = [one.text for one in listed.iterfind(".//s:loc", XML)]
    tongues = {one.get("hreflang") for one in listed.iterfind(".//x:link", XML)}

    assert [one.split("//")[1].partition("/")[2] for one in pages] == [
        "agreements/8/",
        "en/agreements/8/",
    ]
    assert tongues == {"ru", "en", "x-default"}
    assert agreement.register_number == 8


def test_robots_are_shown_the_sitemap_and_kept_from_the_office(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /office/" in text
    assert reverse("sitemap") in text


def test_queries_of_a_file_do_not_grow_with_rows(client, django_assert_max_num_queries):
    for _number in range(3):
        AgreementFactory(in_force=True)
        ProjectFactory(phases=[(2014, 2016)])

    for name in DATA_SETS:
        with django_assert_max_num_queries(9):
            file(client, name, "csv")


def told_to_machines(client, address) -> dict:
    page = client.get(address).content.decode()
    block = page.partition('<script type="application/ld+json">')[2]
    return json.loads(block.partition("</script>")[0])


def test_activity_is_told_to_machines_as_far_as_it_is_known(client):
    partner = OrganisationFactory(name_ru="Открытый институт")
    hidden = OrganisationFactory(name_ru="Тайный институт", confidential=True)
    activity = ActivityFactory(
        title_ru="Школа",
        place_ru="Минск",
        starts_on=datetime.date(2026, 3, 1),
        starts_precision="month",
        partners=[partner, hidden],
    )

    told = told_to_machines(client, activity.get_absolute_url())

    assert (told["@type"], told["name"], told["startDate"]) == (
        "Event",
        "Школа",
        "2026-03",
    )
    assert "endDate" not in told
    assert told["location"] == [{"@type": "Place", "name": "Минск"}]
    assert [one["name"] for one in told["contributor"]] == ["Открытый институт"]


def test_project_is_told_to_machines(client):
    partner = OrganisationFactory(name_ru="Открытый институт")
    project = open_project(
        "Сертификат",
        phases=[(2014, 2016, "planned")],
        countries=[CountryFactory(code="AT")],
        partners=[partner],
    )

    told = told_to_machines(client, project.get_absolute_url())

    assert (told["@type"], told["name"]) == ("Project", "Сертификат")
    assert (told["foundingDate"], told["dissolutionDate"]) == ("2014", "2016")
    assert [one["name"] for one in told["areaServed"]] == ["Австрия"]
    assert [one["name"] for one in told["member"]] == ["Открытый институт"]


def test_news_is_told_to_machines_once_it_is_published(client, institution):
    news = NewsFactory(title_ru="Набор </script> открыт")

    told = told_to_machines(client, news.get_absolute_url())

    assert (told["@type"], told["headline"]) == (
        "NewsArticle",
        "Набор </script> открыт",
    )
    assert told["publisher"]["name"] == institution.name_ru
    assert told["datePublished"] == news.published_from.isoformat()


def test_home_tells_machines_whose_site_it_is(client, institution):
    told = told_to_machines(client, "/")

    assert (told["@type"], told["name"]) == (
        "EducationalOrganization",
        institution.name_ru,
    )
