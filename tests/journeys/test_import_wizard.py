"""A list of thirty partners with five faults becomes partners on the portal."""

import os

import pytest
from playwright.sync_api import expect

from mosty.imports import actions
from mosty.imports.models import Draft
from mosty.imports.tests import lists
from mosty.imports.tests.putting import TODAY
from mosty.partners.actions import register
from mosty.partners.models import Organisation
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import CountryFactory
from tests.journeys.looking import PHONE, assert_accessible


def shot(page, name):
    if os.environ.get("MOSTY_TRIAL_SHOTS"):
        folder = os.environ["MOSTY_TRIAL_SHOTS"]
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.fixture
def standing(institution):
    """A partner whom the list names in another spelling."""
    for code in ("BY", "KZ", "AM", "UZ", "RU"):
        CountryFactory(code=code)
    return register(lists.STANDING, country=CountryFactory(code="BY"))


def looked_at(page, name):
    """The page on a desktop and on a phone: no violation, nothing cut off."""
    shot(page, name)
    assert_accessible(page)
    size = page.viewport_size
    page.set_viewport_size(PHONE)
    assert_accessible(page)
    shot(page, f"{name}-phone")
    page.set_viewport_size(size)


def case(page, number):
    return page.locator(f"#row-{number}")


def test_coordinator_imports_thirty_partners_with_five_faults(page, log_in, standing):
    log_in(UserFactory(coordinator=True))
    page.goto("/office/imports/")
    looked_at(page, "imports")
    page.get_by_role("main").get_by_role("link", name="Импорт из файла").first.click()
    looked_at(page, "add")
    page.get_by_label("Вставьте таблицу").fill(lists.as_tabs(lists.partners()))
    page.get_by_role("button", name="Прочитать и проверить").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Какой столбец что\u00a0значит"
    )
    looked_at(page, "columns")
    page.get_by_label("Запомнить эти столбцы как").fill("Список кафедр")
    page.get_by_role("button", name="Проверить строки").click()

    looked_at(page, "faults")
    expect(page.get_by_label("«Узбекистн»")).to_have_value("UZ")
    page.get_by_role("button", name="Взять эти страны").click()
    case(page, 23).get_by_label("ИНН").fill(lists.RIGHT_INN)
    case(page, 23).get_by_role("button", name="Исправить").click()
    case(page, 28).get_by_label("Название по-русски").fill("Лицей № 5 города Еревана")
    case(page, 28).get_by_role("button", name="Исправить").click()
    page.get_by_role("link", name="возможный дубль").click()
    looked_at(page, "duplicates")
    expect(case(page, 12)).to_contain_text(lists.STANDING)
    case(page, 12).get_by_role("button", name="Та же организация").click()
    case(page, 19).get_by_role("button", name="Пропустить строку").click()
    page.get_by_role("link", name="будет добавлена").click()
    looked_at(page, "ready")
    assert Organisation.objects.filter(is_ours=False).count() == 1

    page.get_by_role("button", name="Внести 29 строк").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Вносится")
    looked_at(page, "running")
    actions.enter(Draft.objects.get().pk, today=TODAY)
    expect(page.get_by_role("heading", level=1)).to_have_text("вставлено.tsv")
    expect(page.get_by_role("banner")).to_have_count(1)
    looked_at(page, "record")
    page.get_by_role("link", name="Лицей № 5 города Еревана").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Лицей № 5 города Еревана"
    )
    page.goto("/partners/?q=Лицей")
    expect(page.get_by_role("main")).to_contain_text("Лицей № 5 города Еревана")
    assert Organisation.objects.filter(is_ours=False).count() == 29

    page.goto(Draft.objects.get().made.get_absolute_url())
    page.get_by_role("link", name="Отменить импорт").click()
    looked_at(page, "undo")
    page.get_by_role("button", name="Отменить всё").click()
    expect(page.get_by_role("status").first).to_contain_text("Импорт отменён")
    assert Organisation.objects.filter(is_ours=False).get() == standing


def test_wizard_works_on_a_phone_without_scripts(open_page, log_in, standing):
    phone = open_page(viewport=PHONE, has_scripts=False)
    log_in(UserFactory(coordinator=True), phone)
    phone.goto("/office/imports/add")
    rows = lists.partners()[:3]
    phone.get_by_label("Вставьте таблицу").fill(lists.as_tabs(rows))
    phone.get_by_role("button", name="Прочитать и проверить").click()
    phone.get_by_role("button", name="Проверить строки").click()
    phone.get_by_role("button", name="Внести 3 строки").click()
    actions.enter(Draft.objects.get().pk, today=TODAY)
    phone.get_by_role("link", name="Посмотреть ещё раз").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("вставлено.tsv")
    assert Organisation.objects.filter(is_ours=False).count() == 4
