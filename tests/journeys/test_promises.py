"""A plan comes from Word, is settled by what was done; a sleeper asks its question."""

import datetime
import os
import re

from django.utils import timezone
from playwright.sync_api import expect

from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements import actions
from mosty.agreements.actions.sleepers import look_for_sleepers
from mosty.agreements.term import add_months
from mosty.agreements.tests.factories import (
    AgreementActivityFactory,
    AgreementFactory,
    PartyFactory,
)
from mosty.letters.models import Letter
from mosty.partners.tests.factories import ContactFactory
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import assert_accessible

PLAN = "\n".join(
    [
        "№\tМероприятие\tСроки\tОтветственные\tКол-во",
        "1\tСеминар для учителей начальной школы\tI квартал 2030\tСидоров\t20 педагогов",
        "2\tОтчёт о работе\tежегодно до 01.12.2029\t\t",
        "3\tСтажировка\t31.04.2030\t\t2 человека",
    ]
)
SHOTS = os.environ.get("MOSTY_LOOKS", "")


def look(page, name):
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
    assert_accessible(page)


def test_plan_is_read_and_settled_by_what_was_done(page, phone, log_in, institution):
    agreement = AgreementFactory(in_force=True)
    PartyFactory(agreement=agreement, organisation__is_ours=True, position=1)
    late = timezone.localdate() - datetime.timedelta(days=40)
    actions.promise(
        agreement, text_ru="Вебинар о читательской грамотности", due_on=late
    )
    coordinator = UserFactory(coordinator=True)
    log_in(coordinator)
    page.goto("/office/")
    overdue = page.get_by_role("heading", name="обязательство просрочено")
    expect(overdue).to_be_visible()
    page.goto(f"/office/agreements/{agreement.pk}/plan/")
    look(page, "plan-one")

    page.get_by_role("link", name="Внести план из таблицы").click()
    page.get_by_label("Вставьте таблицу плана").fill(PLAN)
    look(page, "read-plan")
    page.get_by_role("button", name="Прочитать таблицу").click()
    look(page, "plan-table")
    page.get_by_role("table").get_by_label("К какому дню").fill("30.04.2030")
    page.get_by_role("button", name="Проверить снова").click()
    page.get_by_role("button", name="Внести 3 обязательства").click()
    expect(page.get_by_role("status").first).to_contain_text("Внесено 3")
    look(page, "plan")

    page.get_by_role("link", name=re.compile("Что с.этим.*Вебинар")).click()
    look(page, "settle")
    page.get_by_role("link", name="Записать сделанное").last.click()
    look(page, "record-done")
    page.get_by_label("Что сделано, по-русски").fill("Вебинар прошёл")
    page.get_by_label(re.compile("^Когда")).fill(f"{late:%d.%m.%Y}")
    page.get_by_role("button", name="Сохранить").first.click()
    page.goto(f"/office/agreements/{agreement.pk}/plan/")
    expect(page.get_by_role("link", name="Вебинар прошёл")).to_be_visible()
    page.goto(f"/office/agreements/{agreement.pk}/")
    look(page, "record")
    page.goto("/office/obligations/")
    look(page, "duties")

    log_in(coordinator, phone)
    for place, name in (
        (f"/office/agreements/{agreement.pk}/plan/", "plan-phone"),
        ("/office/obligations/", "duties-phone"),
        ("/office/agreements/life", "life-settings-phone"),
    ):
        phone.goto(place)
        look(phone, name)
    assert not agreement.obligations.get(text_ru__startswith="Вебинар").next_due_on


def test_sleeper_is_asked_about_and_the_partner_answers(
    page, phone, log_in, institution
):
    coordinator = UserFactory(coordinator=True)
    agreement = AgreementFactory(signed=True, responsible=coordinator.person)
    ContactFactory(organisation=agreement.counterpart, email="minsk@partner.example")
    today = timezone.localdate()
    activity = ActivityFactory(
        starts_on=add_months(today, -40), starts_precision="day", state="finished"
    )
    AgreementActivityFactory(agreement=agreement, activity=activity)
    look_for_sleepers(today)
    log_in(coordinator)

    page.goto("/office/")
    page.get_by_role("link", name="Посмотреть и отправить").click()
    look(page, "question")
    page.get_by_role("link", name="Отправить письмо партнёру").click()
    look(page, "release")
    page.get_by_role("button", name="Отправить письмо").click()
    letter = Letter.objects.get(to="minsk@partner.example")
    link = re.search(r"https?://[^/\s]+(/\S*asleep/\S+)", letter.body)[1]

    phone.goto(link)
    look(phone, "answer-phone")
    phone.get_by_label("Есть план").check()
    phone.get_by_label("Что запланировано").fill("Летняя школа")
    phone.get_by_role("button", name="Отправить ответ").click()
    expect(phone.get_by_role("status").first).to_contain_text("Спасибо")
    look(phone, "answered-phone")

    page.goto("/office/")
    page.get_by_role("link", name="Решить").click()
    look(page, "question-answered")
    page.get_by_role("link", name="Внести запланированное").click()
    expect(page.get_by_label("Что сделано, по-русски")).to_have_value("Летняя школа")
    page.goto("/office/agreements/life")
    look(page, "life-settings")
    page.goto(f"/office/agreements/{agreement.pk}/")
    look(page, "record-asleep")
