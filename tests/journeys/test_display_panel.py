"""A person with poor sight chooses how pages look, and the choice is remembered."""

import pytest
from playwright.sync_api import expect

from tests.journeys.looking import PHONE, assert_accessible


@pytest.mark.parametrize("has_scripts", [True, False])
def test_choice_is_remembered_on_every_page(open_page, institution, has_scripts):
    page = open_page(has_scripts=has_scripts)

    page.goto("/display")
    page.get_by_role("radio", name="150 %").check(force=True)
    page.get_by_role("radio", name="белым по чёрному").check(force=True)
    page.locator("main").get_by_role("button", name="Запомнить").click()
    page.goto("/projects/")

    html = page.locator("html")
    expect(html).to_have_attribute("data-size", "150")
    expect(html).to_have_attribute("data-contrast", "white")


def test_panel_opens_from_the_masthead_and_leads_back(page, institution):
    page.goto("/news/")
    page.get_by_role("button", name="Версия для слабовидящих").click()
    page.get_by_role("radio", name="широкие").check(force=True)
    assert_accessible(page)
    page.get_by_role("button", name="Запомнить").click()

    expect(page).to_have_url("/news/")
    expect(page.locator("html")).to_have_attribute("data-spacing", "wide")


def test_choice_is_taken_back(page, institution):
    page.goto("/display?size=200&contrast=black")
    expect(page.locator("html")).to_have_attribute("data-size", "200")

    page.goto("/display?reset=1")

    expect(page.locator("html")).not_to_have_attribute("data-size", "200")


@pytest.mark.parametrize("contrast", ["black", "white", "blue"])
def test_largest_text_fits_a_phone_in_every_colour(open_page, institution, contrast):
    page = open_page(viewport=PHONE)

    page.goto(f"/display?size=200&spacing=wide&contrast={contrast}&next=/projects/")

    expect(page).to_have_url("/projects/")
    assert_accessible(page)
