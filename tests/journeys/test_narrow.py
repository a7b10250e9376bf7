"""Small screens, large letters, paper: nothing is cut, lost or covered."""

import pytest
from playwright.sync_api import expect

from mosty.agreements.tests.factories import AgreementFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory
from mosty.ui.display import COOKIE
from tests.journeys.looking import PHONE, assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)

OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
CUT_WORDS = """() => {
    const cut = [], walk = document.createTreeWalker(
        document.querySelector("main"), NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());) {
        const around = node.parentElement;
        if (!around.checkVisibility() || around.closest(".vh, svg, [popover]")) continue;
        for (const word of node.data.matchAll(/(?<!\\p{L})[\\p{L}\\p{N}]{2,14}(?!\\p{L})/gu)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()]
                .filter(box => box.width).map(box => Math.round(box.top)));
            if (lines.size > 1) cut.push(word[0]);
        }
    }
    return cut;
}"""


@pytest.fixture
def agreement(institution):
    organisation = OrganisationFactory(
        name_ru="Учреждение образования «Минский городской институт развития»"
    )
    AgreementFactory(
        register_number=2,
        counterpart=OrganisationFactory(
            name_ru="Академия в Астане", country=CountryFactory(code="KZ")
        ),
    )
    return AgreementFactory(register_number=1, counterpart=organisation)


@pytest.mark.parametrize("width", [320, 360])
def test_the_largest_letters_cut_no_word_and_do_not_scroll_sideways(
    open_page, live_server, agreement, width
):
    page = open_page(viewport={"width": width, "height": 740})
    cookie = {"name": COOKIE, "value": "size-200.spacing-wide", "url": live_server.url}
    page.context.add_cookies([cookie])

    for path in ("/", "/agreements/", "/agreements/1/", "/map/", "/directions/"):
        page.goto(path)
        assert (path, page.evaluate(OVERFLOW)) == (path, 0)
        assert (path, page.evaluate(CUT_WORDS)) == (path, [])


def test_a_long_search_stays_within_a_phone(phone, agreement):
    phone.goto("/agreements/?q=" + "ы" * 700)

    assert phone.evaluate(OVERFLOW) == 0
    chip = phone.get_by_role("link", name="Убрать отбор")
    assert len(chip.text_content()) < 100


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "plain"])
def test_a_phone_sorts_the_register(open_page, agreement, has_scripts):
    phone = open_page(viewport=PHONE, has_scripts=has_scripts)
    phone.goto("/agreements/")
    expect(phone.locator("thead a").first).to_be_hidden()
    phone.get_by_role("button", name="Отбор").click()
    phone.get_by_label("Сортировка").select_option("partner")
    phone.get_by_role("button", name="Показать").click()

    expect(phone).to_have_url("/agreements/?sort=partner")
    expect(phone.locator("tbody tr").first).to_contain_text("Академия")
    if has_scripts:
        assert_accessible(phone)


def test_the_menu_of_a_phone_holds_the_focus_or_closes(phone, agreement):
    phone.goto("/agreements/")
    opener = phone.get_by_role("button", name="Меню")
    sections = phone.get_by_role("navigation", name="Разделы")

    opener.click()
    expect(sections.get_by_role("button", name="Закрыть")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(sections).to_be_hidden()
    expect(opener).to_be_focused()

    opener.press("Enter")
    sections.get_by_role("link").last.focus()
    phone.keyboard.press("Tab")
    expect(sections).to_be_hidden()
    expect(phone.locator(":focus")).to_be_in_viewport()


def test_the_menu_takes_the_focus_without_scripts_too(open_page, agreement):
    phone = open_page(viewport=PHONE, has_scripts=False)
    phone.goto("/agreements/")

    phone.get_by_role("button", name="Меню").click()

    sections = phone.get_by_role("navigation", name="Разделы")
    expect(sections.get_by_role("button", name="Закрыть")).to_be_focused()


def test_without_a_map_its_lists_take_its_place(open_page, agreement):
    page = open_page(has_scripts=False)
    page.goto("/")

    heading = page.get_by_role("heading", name="С кем сотрудничаем").bounding_box()
    table = page.get_by_role("table").first.bounding_box()

    assert table["x"] > heading["x"] + heading["width"]


def test_a_short_page_ends_at_the_bottom_of_the_window(page, institution):
    page.goto("/news/")

    foot = page.get_by_role("contentinfo").bounding_box()

    assert round(foot["y"] + foot["height"]) >= 900


def test_paper_says_whose_it_is_where_it_stands_and_when_printed(page, agreement):
    page.goto("/agreements/?country=by")
    page.emulate_media(media="print")

    told = page.locator(".mast + .print-only")
    expect(told).to_be_visible()
    expect(told).to_contain_text("/agreements/?country=by")
    expect(told).to_contain_text("Напечатано")
