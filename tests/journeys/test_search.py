"""A visitor finds a partner by a misspelt name."""

import pytest
from playwright.sync_api import expect

from mosty.partners.tests.factories import OrganisationFactory
from mosty.search.actions import index_many
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible

GYMNASIUM = "Гимназия № 12 имени Янки Купалы"


@pytest.fixture
def partners(institution):
    things = [
        OrganisationFactory(name_ru=GYMNASIUM, placed=True),
        OrganisationFactory(name_ru="Минский областной институт развития образования"),
        OrganisationFactory(name_ru="Лицей иностранных языков"),
    ]
    index_many(things)
    return things


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_visitor_finds_a_partner_while_typing(open_page, partners, viewport, picture):
    page = open_page(viewport=viewport)

    page.goto("/search")
    page.get_by_role("searchbox", name="Поиск по сайту").press_sequentially("гимнозия")
    suggestion = page.get_by_role("link", name=GYMNASIUM)
    expect(suggestion).to_be_visible()
    assert_accessible(page)
    picture(page, f"search-typing-{viewport['width']}")
    suggestion.click()

    expect(page).to_have_url(f"/partners/{partners[0].pk}/")


def test_suggestions_are_reached_from_the_keyboard(open_page, partners):
    page = open_page()

    page.goto("/search")
    page.get_by_role("searchbox", name="Поиск по сайту").press_sequentially("лицей")
    expect(page.get_by_role("link", name="Лицей иностранных языков")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"/partners/{partners[2].pk}/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_visitor_finds_a_partner_without_scripts(
    open_page, partners, viewport, scheme, picture
):
    page = open_page(viewport=viewport, scheme=scheme, has_scripts=False)

    page.goto("/search")
    page.get_by_role("searchbox", name="Поиск по сайту").fill("минскй инстетут")
    page.get_by_role("button", name="Найти").click()

    expect(page.get_by_role("status").last).to_have_text("Найдена 1 запись")
    picture(page, f"search-{viewport['width']}-{scheme}")
    page.get_by_role("link", name="Минский областной институт").click()
    expect(page).to_have_url(f"/partners/{partners[1].pk}/")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
@pytest.mark.parametrize("typed", ["", "институт", "несуществующее"])
def test_search_page_is_accessible(open_page, partners, viewport, typed):
    page = open_page(viewport=viewport)

    page.goto(f"/search?q={typed}")

    assert_accessible(page)
