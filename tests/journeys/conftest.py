"""A real browser against a real server.

A journey fails when the browser's console tells an error (the security policy among
them), when a page's script throws, or when anything is asked of another host. With
MOSTY_SCREENSHOTS set, `picture` saves what it is shown into docs/screenshots/.
"""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from mosty.institution.tests.factories import InstitutionFactory
from tests.journeys.looking import DESKTOP, PHONE

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "screenshots"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
TIMEOUT_MS = 10_000
SHORT = {
    "test_agreement_record",
    "test_home",
    "test_news",
    "test_olympiad_kills",
    "test_personal_data",
}
QUIET = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """All but a few journeys are walks: `make walk` takes them, `make test` does not."""
    for item in items:
        is_journey = item.path.parent == Path(__file__).parent
        if is_journey and item.path.stem not in SHORT:
            item.add_marker("walk")


def chromium_path() -> str:
    named = os.environ.get("MOSTY_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not found:
        pytest.fail("No Chromium: install it (apt install chromium), then try again.")
    return found


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=QUIET
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def live_server():
    """The server as people meet it: static files come from WhiteNoise."""
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda application: application
    server.start()
    yield server
    server.stop()


@pytest.fixture
def institution(live_server):
    """Whose pages are opened."""
    return InstitutionFactory()


class Watch:
    """Listens to a page; `forgive("404")` lets errors that hold the text pass."""

    def __init__(self, host):
        self.host, self.errors, self.strangers, self.forgiven = host, [], [], []

    def listen(self, page):
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self.see)

    def hear(self, message):
        if message.type in {"error", "warning"}:
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def see(self, request):
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.netloc != self.host:
            self.strangers.append(request.url)

    def forgive(self, text):
        self.forgiven.append(text)

    def verdict(self):
        unforgiven = [
            error
            for error in self.errors
            if not any(text in error for text in self.forgiven)
        ]
        return {"console": unforgiven, "other hosts": self.strangers}


@pytest.fixture
def watch(live_server):
    watch = Watch(urlsplit(live_server.url).netloc)
    yield watch
    assert watch.verdict() == {"console": [], "other hosts": []}


@pytest.fixture
def open_page(browser, live_server, institution, watch):
    """`open_page(viewport=PHONE, scheme="dark", has_scripts=False)`: a fresh page."""
    contexts = []

    def open_page(*, viewport=DESKTOP, scheme="light", has_scripts=True):
        context = browser.new_context(
            base_url=live_server.url,
            viewport=viewport,
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=has_scripts,
            locale="ru-RU",
        )
        context.set_default_timeout(TIMEOUT_MS)
        contexts.append(context)
        page = context.new_page()
        watch.listen(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    """A desktop's page, 1280 px wide."""
    return open_page()


@pytest.fixture
def phone(open_page):
    """A phone's page, 360 px wide."""
    return open_page(viewport=PHONE)


@pytest.fixture
def log_in(page, live_server):
    """`log_in(user)` signs `page` in; `log_in(user, phone)` another one."""

    def log_in(user, on=page, *, language="ru"):
        client = Client()
        client.force_login(user)
        cookies = {
            settings.SESSION_COOKIE_NAME: client.session.session_key,
            settings.LANGUAGE_COOKIE_NAME: language,
        }
        on.context.add_cookies(
            [
                {"name": name, "value": value, "url": live_server.url}
                for name, value in cookies.items()
            ]
        )

    return log_in


@pytest.fixture
def picture():
    """`picture(page, "register")` keeps a screenshot when it was asked for."""

    def picture(page, name, *, is_whole=True):
        if os.environ.get("MOSTY_SCREENSHOTS"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{name}.png", full_page=is_whole)

    return picture
