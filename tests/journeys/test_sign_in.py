"""A person signs in by a one-time link and sees the desk."""

import re

import pytest
from playwright.sync_api import expect

from mosty.letters.models import Letter
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible


@pytest.fixture
def coordinator(institution):
    return UserFactory(email="anna@academy.example", coordinator=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_coordinator_signs_in_by_a_link(
    open_page, coordinator, viewport, scheme, picture, live_server, watch
):
    page = open_page(viewport=viewport, scheme=scheme)

    page.goto("/sign-in")
    assert_accessible(page)
    picture(page, f"sign-in-{viewport['width']}-{scheme}")
    page.get_by_label("Ваша электронная почта").fill("anna@academy.example")
    page.get_by_role("button", name="Прислать ссылку").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Загляните в почту")
    assert_accessible(page)
    path = re.search(r"https?://[^/\s]+(/sign-in/\S+)", Letter.objects.get().body)[1]
    page.goto(path)
    expect(page.get_by_text("anna@academy.example")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Войти").click()

    expect(page).to_have_url("/office/")
    assert_accessible(page)
    picture(page, f"desk-{viewport['width']}-{scheme}")
    page.get_by_role("button", name="Выйти").click()
    expect(page).to_have_url("/")
    watch.forgive("410")
    page.goto(path)
    expect(page.get_by_role("link", name="Запросить новую ссылку")).to_be_visible()
    assert_accessible(page)


def test_mistyped_address_is_explained_and_kept(page, coordinator):
    page.goto("/sign-in")
    page.get_by_label("Ваша электронная почта").fill("anna@")
    page.get_by_role("button", name="Прислать ссылку").click()

    expect(page.get_by_label("Ваша электронная почта")).to_have_value("anna@")
    expect(page.get_by_text("Напишите адрес целиком").first).to_be_visible()
    assert_accessible(page)


def test_desk_is_closed_to_strangers(page, institution):
    page.goto("/office/")

    expect(page).to_have_url("/sign-in?next=/office/")
