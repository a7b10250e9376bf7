"""The gallery and the display panel, as people with different eyes and hands do."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import expect

from mosty.ui.display import COOKIE
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/gallery", "/en/gallery", "/display"]
FIRST_PAGE_LIMIT = 150 * 1024
REQUESTS_LIMIT = 10


def choose(page, live_server, cookie):
    page.context.add_cookies(
        [{"name": COOKIE, "value": cookie, "url": live_server.url}]
    )


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", PAGES)
def test_the_look_has_no_barrier(open_page, path, viewport, scheme):
    page = open_page(viewport=viewport, scheme=scheme)

    page.goto(path)

    assert_accessible(page)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_missing_page_has_no_barrier(open_page, watch, viewport):
    watch.forgive("404")
    page = open_page(viewport=viewport)

    page.goto("/no-such-page/")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize(
    "cookie", ["contrast-black", "contrast-white", "contrast-blue.spacing-wide"]
)
def test_the_panels_colours_have_no_barrier(page, live_server, cookie):
    choose(page, live_server, cookie)

    page.goto("/gallery")

    assert_accessible(page)


@pytest.mark.parametrize(
    ("width", "cookie"),
    [(320, ""), (640, "size-200"), (360, "size-200.spacing-wide")],
)
def test_pages_reflow_without_scrolling_sideways(open_page, live_server, width, cookie):
    page = open_page(viewport={"width": width, "height": 700})
    choose(page, live_server, cookie or "size-100")

    page.goto("/gallery")

    assert overflow(page) <= 0


def test_larger_text_reflows_as_zoom_does(page, live_server):
    choose(page, live_server, "size-200")

    page.goto("/gallery")

    expect(page.get_by_role("button", name="Меню")).to_be_visible()


def test_someone_with_poor_sight_enlarges_the_text_without_scripts(open_page):
    page = open_page(has_scripts=False)
    page.goto("/gallery")

    page.get_by_role("button", name="Версия для слабовидящих").click()
    panel = page.get_by_role("form", name="Настройки отображения")
    panel.get_by_text("150").click()
    panel.get_by_text("белым по чёрному").click()
    panel.get_by_role("button", name="Запомнить").click()

    expect(page.locator("html")).to_have_attribute("data-size", "150")
    expect(page.locator("html")).to_have_attribute("data-contrast", "white")
    assert urlsplit(page.url).path == "/gallery"


def test_everything_is_reached_by_keyboard_and_focus_is_seen(page):
    page.goto("/gallery")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="К содержанию")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    opener = page.get_by_role("button", name="Открыть диалог")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Объединить две организации?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_targets_are_large_enough_for_a_finger(phone):
    phone.goto("/gallery")

    small = phone.evaluate(
        """() => [...document.querySelectorAll(
            'button, summary, .btn, .chip, .check, .seg label, .crumbs a, .lang a'
        )]
        .filter(one => one.offsetParent && !one.closest('[popover]'))
        .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
        .map(([text]) => text)"""
    )

    assert small == []


def test_on_a_phone_the_menu_and_the_filters_are_sheets(phone):
    phone.goto("/gallery")
    sections = phone.get_by_role("navigation", name="Разделы")

    phone.get_by_role("button", name="Меню").click()
    expect(sections).to_be_visible()
    sections.get_by_role("button", name="Закрыть").click()
    expect(sections).to_be_hidden()

    phone.get_by_role("button", name="Отбор").click()
    expect(phone.get_by_role("form", name="Отбор")).to_be_visible()


def test_forced_colours_keep_what_is_chosen_visible(page):
    page.emulate_media(forced_colors="active")
    page.goto("/gallery")

    tick = page.get_by_role("checkbox", name="Не указан").first
    progress = page.get_by_role("progressbar").first
    looks = [
        one.evaluate("one => getComputedStyle(one).appearance")
        for one in (tick, progress)
    ]

    assert looks == ["auto", "auto"]


def test_on_paper_a_table_stays_a_table(page):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 650, "height": 900})
    page.goto("/gallery")

    row = page.get_by_role("table", name="Пример таблицы").get_by_role("row").first

    assert row.evaluate("one => getComputedStyle(one).display") == "table-row"
    expect(page.get_by_role("contentinfo")).to_be_hidden()


def shipped_bytes(url, page):
    """As WhiteNoise sends it: brotli where it is smaller, and the page gzipped."""
    path = urlsplit(url).path
    if not path.startswith(settings.STATIC_URL):
        return len(gzip.compress(page.content().encode()))
    file = Path(settings.STATIC_ROOT) / path.removeprefix(settings.STATIC_URL)
    packed = file.with_name(file.name + ".br")
    return (packed if packed.exists() else file).stat().st_size


@pytest.mark.parametrize("path", ["/", "/en/", "/display", "/en/display"])
def test_a_first_page_loads_little_and_from_here(open_page, path):
    """The map comes when it is scrolled to, and is not counted."""
    page = open_page()
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))

    page.goto(path, wait_until="networkidle")
    loaded = [url for url in loaded if not url.startswith("data:")]
    loaded = [url for url in loaded if not url.endswith("/map/fragment")]

    assert len(loaded) <= REQUESTS_LIMIT, loaded
    assert sum(shipped_bytes(url, page) for url in loaded) <= FIRST_PAGE_LIMIT
