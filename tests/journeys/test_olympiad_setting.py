"""A coordinator sets up a round: from an empty edition to a green list and a release."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from mosty.olympiad.actions import load_bank
from mosty.olympiad.models import Round, Task, Variant
from mosty.people.tests.factories import PersonFactory, UserFactory
from tests.journeys.looking import PHONE, assert_accessible


@pytest.fixture
def olga(institution):
    load_bank()
    Task.objects.exclude(ages__contains=["5-7"]).delete()
    keep = Task.objects.filter(tracks__contains=["native"]).order_by("pk")[:4]
    Task.objects.exclude(pk__in=[one.pk for one in keep]).delete()
    person = PersonFactory(family_name="Белова", given_name="Ольга")
    return UserFactory(person=person, coordinator=True)


def save(page):
    page.get_by_role("button", name="Сохранить").click()


def window(page, *, opens, closes):
    page.get_by_label("Открывается, день").fill(opens.strftime("%d.%m.%Y"))
    page.get_by_label("Открывается, час").fill("09:00")
    page.get_by_label("Закрывается, день").fill(closes.strftime("%d.%m.%Y"))
    page.get_by_label("Закрывается, час").fill("20:00")


def found(page):
    """An edition with a track and a rehearsal."""
    page.goto("/office/")
    page.get_by_role("link", name="Олимпиада", exact=True).click()
    page.get_by_role("link", name="Учредить олимпиаду").first.click()
    page.get_by_label("Название, по-русски").fill("Олимпиада 2027")
    save(page)
    page.get_by_role("link", name="Добавить поток").click()
    page.get_by_label("Название, по-русски").fill("5–7 классы")
    page.get_by_label("С класса").fill("5")
    page.get_by_label("По класс").fill("7")
    save(page)
    page.get_by_role("link", name="Добавить тур").click()
    page.get_by_label("Название, по-русски").fill("Репетиция")
    page.get_by_label("Это репетиция").check()
    assert_accessible(page)
    save(page)


def test_coordinator_sets_a_round_up(page, open_page, log_in, olga):
    log_in(olga)
    found(page)
    day = localdate() + timedelta(days=3)
    for title in ("Восток", "Остальные"):
        page.get_by_role("link", name="Добавить группу поясов").click()
        page.get_by_label("Название, по-русски").fill(title)
        window(page, opens=day, closes=day)
        if title == "Восток":
            page.get_by_label("Владивосток").check()
        save(page)
    expect(page.get_by_text("Владивосток, UTC+10").first).to_be_visible()

    page.get_by_role("link", name="Добавить работу").click()
    page.get_by_label("Заданий в варианте").fill("2")
    page.get_by_label("Вариантов на каждую группу").fill("1")
    for box in page.locator("[name=pool]").all():
        box.check()
    save(page)
    page.get_by_role("link", name="Варианты").first.click()
    page.get_by_role("button", name="Составить варианты").click()
    expect(page.get_by_text("У групп поясов нет общих заданий")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Нарисовать в браузере").click()
    expect(page.locator("#drawing-said")).to_have_text("Все варианты нарисованы.")
    page.get_by_role("link", name="Проверочный список").first.click()
    assert_accessible(page)
    page.get_by_role("link", name="Допустить непроверенные задания").click()
    page.get_by_label("Почему").fill("Проверяем связь, не знания")
    save(page)
    page.get_by_role("button", name="Допустить тур").click()
    expect(page.get_by_text("Тур допущен:")).to_be_visible()
    assert Round.objects.get().released_at
    assert all(one.drawn_checksum == one.checksum for one in Variant.objects.all())

    phone = open_page(viewport=PHONE)
    log_in(olga, phone)
    phone.goto(page.url)
    assert_accessible(phone)
