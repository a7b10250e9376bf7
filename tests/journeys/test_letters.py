"""Letters that did not arrive, texts rewritten, notifications, letters stopped."""

import os
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mosty.letters.actions import notify
from mosty.letters.actions.stopping import DIGEST, unsubscribe_url
from mosty.letters.kinds import NoticeKind, declare_notice
from mosty.letters.models import (
    Bounce,
    DigestWish,
    Letter,
    LetterTemplate,
    Notification,
    State,
)
from mosty.letters.tests.factories import LetterFactory
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import PHONE, assert_accessible


@pytest.fixture
def administrator(institution):
    return UserFactory(administrator=True, coordinator=True)


@pytest.fixture
def kind(monkeypatch):
    monkeypatch.setattr("mosty.letters.kinds.DECLARED.notices", {})
    declare_notice(NoticeKind("trial.ends", "Договор заканчивается", "№ %(number)s"))


def shot(page, name):
    if os.environ.get("G_SHOTS"):
        page.screenshot(path=f"{os.environ['G_SHOTS']}/{name}.png", full_page=True)


def test_coordinator_deals_with_letters_that_did_not_arrive(
    page, log_in, administrator
):
    lost = LetterFactory(
        to="anna@partner.example",
        subject="Приглашение к работе",
        state=State.BOUNCED,
        sent_at=timezone.now(),
    )
    Bounce.objects.create(
        letter=lost, report_id="1", weight="hard", status="5.1.1", said="550 5.1.1 no"
    )
    LetterFactory(attempts=4, error="451 4.3.0 later", next_at=timezone.now())
    log_in(administrator)

    page.goto("/office/")
    expect(page.get_by_role("heading", name="письмо не\xa0дошло")).to_be_visible()
    page.get_by_role("link", name="anna@partner.example").first.click()
    expect(page.get_by_text("550 5.1.1 no")).to_be_visible()
    assert_accessible(page)
    shot(page, "letter")
    page.get_by_role("button", name="Отправить ещё раз").click()
    expect(page.get_by_role("status")).to_have_text("Письмо снова в\xa0очереди.")
    page.goto("/office/letters/")
    assert_accessible(page)
    shot(page, "queue")
    page.set_viewport_size(PHONE)
    assert_accessible(page)
    shot(page, "queue-phone")

    lost.refresh_from_db()
    assert lost.state == State.WAITING


def test_administrator_rewrites_a_letter(page, log_in, administrator):
    log_in(administrator)

    page.goto("/office/letters/templates/")
    assert_accessible(page)
    shot(page, "templates")
    page.get_by_role("link", name="Сводка").click()
    page.get_by_role("link", name="Переписать").click()
    assert_accessible(page)
    shot(page, "edit")
    subject = page.get_by_label("Тема, по-русски")
    subject.fill("Новое для {фамилия}")
    page.get_by_role("button", name="Сохранить и посмотреть").click()
    expect(page.get_by_text("нет подстановки {фамилия}").first).to_be_visible()
    assert_accessible(page)
    subject.fill("Новое для вас, {name}")
    page.get_by_role("button", name="Сохранить и посмотреть").click()
    expect(page.get_by_text("Новое для вас, Анна Петровна")).to_be_visible()
    expect(page.get_by_text("What is new in cooperation")).to_be_visible()
    assert_accessible(page)
    shot(page, "template")
    page.set_viewport_size(PHONE)
    assert_accessible(page)
    shot(page, "template-phone")

    assert LetterTemplate.objects.get().subject_ru == "Новое для вас, {name}"


def test_person_reads_notifications_and_chooses_how_to_be_told(
    page, log_in, institution, kind
):
    reader = UserFactory()
    notify(reader.pk, "trial.ends", parts={"number": "12"}, url="/agreements/")
    notify(reader.pk, "trial.ends", parts={"number": "13"})
    log_in(reader)

    page.goto("/me/notifications/")
    expect(page.get_by_role("link", name="Уведомления: 2")).to_be_visible()
    assert_accessible(page)
    shot(page, "notifications")
    page.get_by_role("button", name=re.compile("Открыть.*12")).click()
    expect(page).to_have_url("/agreements/")
    page.goto("/me/notifications/wishes")
    assert_accessible(page)
    shot(page, "wishes")
    page.get_by_label("Договор заканчивается").select_option("at_once")
    page.get_by_role("button", name="Сохранить").click()
    page.get_by_role("button", name="Отметить все прочитанными").click()
    expect(page.get_by_role("link", name="Уведомления", exact=True)).to_be_visible()

    assert not Notification.objects.unread().exists()
    notify(reader.pk, "trial.ends", parts={"number": "14"})
    assert Letter.objects.get().to == reader.email


def test_reader_stops_the_digest_from_a_letter_without_signing_in(
    page, institution, live_server
):
    url = unsubscribe_url(77, DIGEST, "ru")

    page.goto(url.removeprefix("http://localhost:8000"))
    assert_accessible(page)
    shot(page, "stop")
    page.get_by_role("button", name="Больше не присылать").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Такие письма больше не\xa0придут"
    )
    assert_accessible(page)

    assert DigestWish.objects.get().rhythm == "never"
