"""A visitor sees at once what is done, with whom, and opens the records."""

import pytest
from playwright.sync_api import expect

from mosty.activities.tests.factories import CooperationFormFactory, DirectionFactory
from mosty.agreements.tests.factories import AgreementFactory
from mosty.pages.tests.factories import StatementFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory
from mosty.projects.actions import open_project
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible


@pytest.fixture
def house(institution):
    StatementFactory(text_ru="использование партнёрства в интересах образования.")
    DirectionFactory(title_ru="Русский язык", text_ru="русский язык за рубежом")
    CooperationFormFactory(title_ru="Обмен опытом")
    for _one in range(2):
        AgreementFactory(counterpart=OrganisationFactory(placed=True))
    tatarstan = RegionFactory(code="RU-TA")
    there = OrganisationFactory(country=tatarstan.country, region=tatarstan)
    AgreementFactory(counterpart=there, section="interregional")
    open_project(
        "Школьный экологический сертификат",
        phases=[(2014, 2016, "planned"), (2017, 2018, "prolonged")],
        state="finished",
        countries=[CountryFactory(code="RU"), CountryFactory(code="AT")],
    )
    open_project("Ассоциированные школы ЮНЕСКО")


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desk", "phone"]
)
def test_visitor_opens_the_records_behind_a_figure(
    open_page, house, viewport, scheme, picture
):
    page = open_page(viewport=viewport, scheme=scheme)

    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("использование")
    page.get_by_role("figure", name="Карта партнёров").scroll_into_view_if_needed()
    expect(page.get_by_role("link", name="Беларусь: 2 соглашения")).to_be_attached()
    assert_accessible(page)
    picture(page, f"home-{viewport['width']}-{scheme}")
    page.get_by_role("link", name="срок не указан у 3").click()

    expect(page).to_have_url("/agreements/?term=unknown")
    expect(page.locator('th[scope="row"]')).to_have_count(3)


def test_map_is_walked_by_keyboard_and_leads_to_a_country(page, house):
    page.goto("/map/")
    page.get_by_role("link", name="Беларусь: 2 соглашения").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url("/countries/by/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Беларусь")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_map_page_is_accessible(open_page, house, viewport, picture):
    page = open_page(viewport=viewport)

    page.goto("/map/")

    assert_accessible(page)
    picture(page, f"map-{viewport['width']}")


def test_without_scripts_the_map_is_a_link_and_the_table_stands(open_page, house):
    page = open_page(has_scripts=False)

    page.goto("/")
    expect(page.get_by_role("row", name="Беларусь 2")).to_be_visible()
    page.get_by_role("link", name="Открыть карту").click()

    expect(page).to_have_url("/map/")


def test_visitor_reads_the_same_page_in_english(page, house):
    page.goto("/")
    page.get_by_role("link", name="EN").click()

    expect(page).to_have_url("/en/")
    expect(page.get_by_role("link", name="Agreements", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
@pytest.mark.parametrize(
    "address",
    [
        "/directions/",
        "/directions/{}/",
        "/forms/",
        "/about/",
        "/privacy/",
        "/accessibility/",
    ],
)
def test_pages_of_words_are_accessible(open_page, institution, viewport, address):
    direction = DirectionFactory(serves_sdg=True)
    CooperationFormFactory()
    page = open_page(viewport=viewport)

    page.goto(address.format(direction.number))

    assert_accessible(page)


def test_first_page_is_light(page, house):
    sizes, asked = [], []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()))
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/", wait_until="networkidle")

    assert len(asked) <= 10, asked
    assert sum(one["responseBodySize"] for one in sizes) <= 150_000
