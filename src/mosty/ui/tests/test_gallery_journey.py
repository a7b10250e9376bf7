"""The gallery in a real browser: accessible, without a word from the policy."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import expect, sync_playwright

from mosty.ui.display import COOKIE

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/gallery", "/en/gallery", "/display", "/no-such-page/"]
FIRST_PAGE_LIMIT = 150 * 1024
REQUESTS_LIMIT = 10


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, live_server):
    """Opens a path at a width and in a scheme; fails on console messages."""
    contexts, said = [], []

    def opened(path, *, width=1280, scheme="light", cookie="", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, **options
        )
        if cookie:
            context.add_cookies(
                [{"name": COOKIE, "value": cookie, "url": live_server.url}]
            )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [words for words in said if "404 (Not Found)" not in words] == []


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_barrier(open_page, path, width, scheme):
    page = open_page(path, width=width, scheme=scheme)

    assert violations(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize(
    "cookie", ["contrast-black", "contrast-white", "contrast-blue.spacing-wide"]
)
def test_the_panels_colours_have_no_barrier(open_page, cookie):
    assert violations(open_page("/gallery", cookie=cookie)) == []


@pytest.mark.parametrize(
    ("width", "cookie"),
    [(320, ""), (640, "size-200"), (360, "size-150.spacing-wide")],
)
def test_pages_reflow_without_scrolling_sideways(open_page, width, cookie):
    page = open_page("/gallery", width=width, cookie=cookie)

    assert overflow(page) <= 0


def test_larger_text_reflows_as_zoom_does(open_page):
    page = open_page("/gallery", cookie="size-200")

    expect(page.get_by_role("button", name="Меню")).to_be_visible()


def test_someone_with_poor_sight_enlarges_the_text_without_scripts(open_page):
    page = open_page("/gallery", java_script_enabled=False)

    page.get_by_role("button", name="Версия для слабовидящих").click()
    panel = page.get_by_role("form", name="Настройки отображения")
    panel.get_by_text("150").click()
    panel.get_by_text("белым по чёрному").click()
    panel.get_by_role("button", name="Запомнить").click()

    expect(page).to_have_url(page.url)
    expect(page.locator("html")).to_have_attribute("data-size", "150")
    expect(page.locator("html")).to_have_attribute("data-contrast", "white")
    assert page.url.endswith("/gallery")


def test_everything_is_reached_by_keyboard_and_focus_is_seen(open_page):
    page = open_page("/gallery")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="К содержанию")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    page.get_by_role("button", name="Открыть диалог").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Объединить две организации?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Открыть диалог")).to_be_focused()


def test_targets_are_large_enough_for_a_finger(open_page):
    page = open_page("/gallery", width=360)

    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, .btn, .chip, .check, .seg label, .nav a')]
        .filter(one => one.offsetParent && !one.closest('[popover]'))
        .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
        .map(([text]) => text)"""
    )

    assert small == []


def test_on_a_phone_the_menu_and_the_filters_are_sheets(open_page):
    page = open_page("/gallery", width=360)

    page.get_by_role("button", name="Меню").click()
    expect(page.get_by_role("navigation", name="Разделы")).to_be_visible()
    page.get_by_role("navigation", name="Разделы").get_by_role(
        "button", name="Закрыть"
    ).click()
    expect(page.get_by_role("navigation", name="Разделы")).to_be_hidden()

    page.get_by_role("button", name="Отбор").click()
    expect(page.get_by_role("form", name="Отбор")).to_be_visible()


def test_forced_colours_keep_what_is_chosen_visible(open_page):
    page = open_page("/gallery", forced_colors="active")

    box = page.get_by_role("checkbox", name="Не указан").first
    assert box.evaluate("one => getComputedStyle(one).appearance") == "auto"


def shipped_bytes(url, page):
    """As whitenoise sends it: brotli where it is smaller, and the page gzipped."""
    path = urlsplit(url).path
    if not path.startswith(settings.STATIC_URL):
        return len(gzip.compress(page.content().encode()))
    file = Path(settings.STATIC_ROOT) / path.removeprefix(settings.STATIC_URL)
    packed = file.with_name(file.name + ".br")
    return (packed if packed.exists() else file).stat().st_size


@pytest.mark.parametrize("path", ["/display", "/en/display"])
def test_what_a_page_loads_is_little_and_from_here(open_page, live_server, path):
    page = open_page("/healthz")
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))

    page.goto(live_server.url + path, wait_until="networkidle")
    loaded = [url for url in loaded if not url.startswith("data:")]

    assert all(url.startswith(live_server.url) for url in loaded)
    assert len(loaded) <= REQUESTS_LIMIT, loaded
    assert sum(shipped_bytes(url, page) for url in loaded) <= FIRST_PAGE_LIMIT
