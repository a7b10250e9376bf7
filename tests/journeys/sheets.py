"""An answer sheet as journeys handle it."""

import re

from playwright.sync_api import expect

RECEIVED = re.compile(r"Получено\sсервером\sв\s\d\d:\d\d:\d\d")


def enter(page, code):
    page.goto("/olympiad/")
    page.get_by_label("Код").fill(code)
    page.get_by_role("button", name="Войти").click()
    expect(page.locator("#task-title")).to_contain_text("Задание 1 из")


def state(page):
    return page.locator("#item-state")


def answer(page):
    return page.locator("#item").get_by_label("Ваш ответ")


def task(page, number):
    page.get_by_role("button", name=re.compile(rf"^Задание\s{number}:")).click()
    expect(page.locator("#task-title")).to_contain_text(f"Задание {number} из")


def keeps_the_page(page):
    """Wait until the worker holds the page, so that it may be reloaded offline."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
