"""A browser killed in the middle of a work: nothing older than a second is lost."""

import json
import os
import re
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mosty.olympiad.answering import answers_of
from mosty.olympiad.models import Attempt
from mosty.olympiad.tests.rounds import open_round
from tests.journeys.conftest import QUIET, chromium_path
from tests.journeys.looking import PHONE
from tests.journeys.sheets import enter, keeps_the_page, task


@pytest.mark.parametrize("run", range(int(os.environ.get("MOSTY_KILL_RUNS", "1"))))
def test_killed_browser_loses_nothing_older_than_a_second(
    browser, tmp_path, live_server, institution, run
):
    """Three kills in the middle of writing; what was typed a second before is there."""
    entrant = open_round("short", "essay")
    told = "долгий рассказ "
    for turn in range(3):
        page = opened(browser, tmp_path, live_server.url)
        if turn == 0:
            enter(page, entrant.code)
            keeps_the_page(page)
        else:
            page.goto("/olympiad/sheet")
        task(page, 2)
        if turn:
            expect(text(page)).to_have_value(re.compile(f"^{turn - 1} {told}"))
        page.context.set_offline(True)
        text(page).fill(f"{turn} {told * (1 + 60 * turn)}")
        page.wait_for_timeout(1000)
        text(page).press_sequentially("x")
        kill(tmp_path)
    page = opened(browser, tmp_path, live_server.url)
    page.goto("/olympiad/sheet")
    expect(page.locator("#summary")).to_have_text("Все ответы у сервера")
    page.context.close()
    attempt = Attempt.objects.select_related("round").get(entrant=entrant)
    (kept,) = answers_of(attempt)
    assert json.loads(kept.current.value).startswith(f"2 {told * 121}".rstrip())


def text(page):
    return page.get_by_label("Ваш текст")


def opened(browser, folder, address):
    context = browser.browser_type.launch_persistent_context(
        folder,
        executable_path=chromium_path(),
        args=QUIET,
        base_url=address,
        viewport=PHONE,
        locale="ru-RU",
    )
    context.set_default_timeout(10_000)
    return context.pages[0]


def kill(folder):
    """`kill -9` of the browser that has this profile, and of all that it started."""
    own = f"--user-data-dir={folder}".encode()
    for one in Path("/proc").glob("[0-9]*"):
        try:
            line = (one / "cmdline").read_bytes()
        except OSError:
            continue
        if own in line:
            with suppress(ProcessLookupError):
                os.kill(int(one.name), signal.SIGKILL)
