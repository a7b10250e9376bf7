"""A visitor sees what is done with Belarus."""

import pytest
from playwright.sync_api import expect

from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements.tests.factories import AgreementFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible


@pytest.fixture
def belarus(institution):
    minsk = OrganisationFactory(name_ru="Минский институт", placed=True)
    ActivityFactory(title_ru="Семинар в Минске", partners=[minsk], dated=True)
    tatarstan = RegionFactory(code="RU-TA")
    there = OrganisationFactory(country=tatarstan.country, region=tatarstan)
    AgreementFactory(counterpart=there, section="interregional")
    CountryFactory(code="AT")
    return AgreementFactory(counterpart=minsk)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_visitor_sees_what_is_done_with_belarus(
    open_page, belarus, viewport, scheme, picture
):
    page = open_page(viewport=viewport, scheme=scheme)

    page.goto("/countries/")
    assert_accessible(page)
    picture(page, f"countries-{viewport['width']}-{scheme}")
    page.get_by_role("searchbox", name="Найти страну или регион").fill("бел")
    page.get_by_role("button", name="Найти").click()
    page.get_by_role("link", name="Беларусь").click()

    expect(page.get_by_role("link", name="Семинар в Минске")).to_be_visible()
    assert_accessible(page)
    picture(page, f"country-{viewport['width']}-{scheme}")
    page.get_by_role("table").get_by_role("link", name="Минский институт").click()
    expect(page).to_have_url(belarus.get_absolute_url())


def test_region_has_a_page_of_its_own(page, belarus):
    page.goto("/countries/?section=interregional")
    page.get_by_role("link", name="Республика Татарстан").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Республика Татарстан")
    assert_accessible(page)
