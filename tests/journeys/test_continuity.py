"""A colleague leaves: the desk passes with a file, a deputy stands in, a calendar."""

import datetime

from django.utils import timezone
from playwright.sync_api import expect

from mosty.agreements import actions
from mosty.agreements.models import Agreement, Handover
from mosty.agreements.tests.factories import AgreementFactory
from mosty.people.models import CalendarLink
from mosty.people.tests.factories import PersonFactory, UserFactory
from tests.journeys.looking import assert_accessible


def test_desk_of_a_leaver_passes_and_comes_back(page, phone, log_in):
    giver = UserFactory(
        coordinator=True, person=PersonFactory(family_name="Иванов", given_name="Пётр")
    )
    taker = UserFactory(
        lawyer=True, person=PersonFactory(family_name="Орлова", given_name="Ирина")
    )
    one = AgreementFactory(in_force=True, responsible=giver.person)
    nobodys = AgreementFactory(in_force=True)
    actions.promise(
        one, text_ru="Прислать отчёт", due_on=timezone.localdate(), by=giver
    )
    log_in(UserFactory(coordinator=True))

    page.goto("/office/agreements/alone")
    assert_accessible(page)
    page.get_by_label(f"Договор №\xa0{nobodys.register_number}").check()
    page.get_by_label("Отмеченные передать").select_option(label="Орлова Ирина")
    page.get_by_role("button", name="Передать", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("1\xa0договор")
    page.get_by_role("button", name="Вернуть обратно").click()
    nobodys.refresh_from_db()
    assert nobodys.responsible is None

    page.get_by_role("link", name="Передать дела целиком").click()
    assert_accessible(page)
    page.get_by_label("Чьи дела").select_option(label="Иванов Пётр")
    page.get_by_label("Кому").select_option(label="Орлова Ирина")
    page.get_by_role("button", name="Посмотреть, что перейдёт").click()
    assert_accessible(page)
    page.get_by_label("Что пишет уходящий").fill("Печать у секретаря.")
    page.get_by_role("button", name="Передать дела").click()
    expect(page.get_by_role("link", name="Открыть справку")).to_be_visible()
    assert_accessible(page)
    one.refresh_from_db()
    assert one.responsible == taker.person

    log_in(taker, phone)
    phone.goto(Handover.objects.get().get_absolute_url())
    assert_accessible(phone)
    page.get_by_role("button", name="Вернуть обратно").click()
    expect(page.get_by_text("Возвращено")).to_be_visible()
    one.refresh_from_db()
    assert one.responsible == giver.person


def test_deputy_sees_the_days_of_who_is_away(page, phone, log_in):
    away = UserFactory(lawyer=True)
    deputy = UserFactory(
        lawyer=True, person=PersonFactory(family_name="Орлова", given_name="Ирина")
    )
    today = timezone.localdate()
    ending = AgreementFactory(in_force=True, responsible=away.person)
    soon = today + datetime.timedelta(days=5)
    Agreement.objects.filter(pk=ending.pk).update(ends_on=soon)
    log_in(away)

    page.goto("/office/absences/add")
    page.get_by_label("Первый день отсутствия").fill(f"{today:%d.%m.%Y}")
    page.get_by_label("Последний день отсутствия").fill(f"{soon:%d.%m.%Y}")
    page.get_by_label("Кто решает").select_option(label="Орлова Ирина")
    page.get_by_role("button", name="Внести отсутствие").click()
    expect(page.get_by_role("link", name="Заканчивается: договор")).to_be_visible()
    assert_accessible(page)

    log_in(deputy, phone)
    phone.goto("/office/")
    expect(phone.get_by_role("heading", name="срок за")).to_be_visible()
    assert_accessible(phone)
    phone.goto("/me/calendar")
    phone.get_by_role("button", name="Открыть мой календарь").click()
    assert_accessible(phone)
    address = phone.get_by_label("Адрес календаря").input_value()
    assert address.endswith(".ics")
    assert CalendarLink.objects.get().user == deputy


def test_amendment_prolongs_its_parent(page, phone, log_in):
    one = AgreementFactory(expiring=True, level="framework")
    log_in(UserFactory(coordinator=True))
    before = one.ends_on
    until = before + datetime.timedelta(days=365)
    amendment = AgreementFactory(
        level="amendment",
        parent=one,
        counterpart=one.counterpart,
        signed=True,
        signed_on=timezone.localdate(),
        signed_precision="day",
    )

    page.goto(f"/office/agreements/{amendment.pk}/dates")
    page.get_by_label("Последний день").first.fill(f"{until:%d.%m.%Y}")
    page.get_by_role("button", name="Сохранить").click()
    page.goto(f"/office/agreements/{one.pk}/")
    expect(page.get_by_role("heading", name="Дерево документов")).to_be_visible()
    assert_accessible(page)

    one.refresh_from_db()
    assert one.ends_on == until
    log_in(UserFactory(lawyer=True), phone)
    phone.goto(f"/office/agreements/terms?month={until:%Y-%m}")
    expect(
        phone.get_by_role("link", name=f"{one.register_number}").first
    ).to_be_visible()
    assert_accessible(phone)
