"""A pupil takes a round on a telephone while the link comes and goes."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from mosty.olympiad.actions import found_practice
from mosty.olympiad.answering import answers_of
from mosty.olympiad.models import Attempt, Presence
from mosty.olympiad.tests.rounds import open_round
from tests.journeys.looking import assert_accessible
from tests.journeys.sheets import (
    RECEIVED,
    answer,
    enter,
    keeps_the_page,
    state,
    task,
)


def test_pupil_works_through_two_breaks_of_the_link(phone, open_page, watch):
    watch.forgive("ERR_INTERNET_DISCONNECTED")
    entrant = open_round(late_policy="gap")
    enter(phone, entrant.code.lower())
    assert_accessible(phone)
    keeps_the_page(phone)
    phone.locator(".pick").first.click()
    expect(state(phone)).to_have_text(RECEIVED)

    phone.context.set_offline(True)
    task(phone, 2)
    answer(phone).fill("Нева")
    expect(state(phone)).to_contain_text("Сохранено на этом устройстве")
    expect(phone.locator("#notices")).to_contain_text("Связи нет")
    assert_accessible(phone)
    phone.reload()
    task(phone, 5)
    phone.wait_for_function("document.querySelector('.plan img').naturalWidth > 0")
    task(phone, 2)
    expect(answer(phone)).to_have_value("Нева")
    phone.context.set_offline(False)
    expect(state(phone)).to_have_text(RECEIVED)
    expect(phone.locator("#summary")).to_have_text("Все ответы у сервера")

    other = open_page()
    enter(other, entrant.code)
    task(other, 2)
    expect(answer(other)).to_have_value("Нева")
    answer(other).fill("Фонтанка")
    expect(state(other)).to_have_text(RECEIVED)

    attempt = Attempt.objects.get(entrant=entrant)
    attempt.ends_at = timezone.now() + timedelta(seconds=5)
    attempt.save()
    phone.context.set_offline(True)
    phone.context.set_offline(False)
    expect(phone.locator("#others")).to_contain_text("На другом устройстве")
    expect(phone.locator("#time")).to_have_text(re.compile("0:0[1-5]"))
    phone.context.set_offline(True)
    answer(phone).fill("Мойка")
    expect(state(phone)).to_contain_text("Сохранено на этом устройстве")
    expect(phone.locator("#notices")).to_contain_text("если устройство может доказать")
    assert_accessible(phone)
    phone.context.set_offline(False)
    expect(state(phone)).to_have_text(RECEIVED)
    expect(phone.locator("#notices")).to_contain_text("Все ваши ответы у сервера")

    last = answers_of(Attempt.objects.select_related("round").get(pk=attempt.pk))[1]
    assert (last.current.value, last.current.standing) == ('"Мойка"', "late_counted")
    assert {one.value for one in last.versions} == {'"Мойка"', '"Фонтанка"'}
    assert Presence.objects.filter(attempt=attempt).count() == 2


def test_practice_ends_with_what_was_right(phone):
    found_practice()
    phone.goto("/olympiad/")
    assert_accessible(phone)
    phone.get_by_role("button", name="Русский как родной").first.click()
    expect(phone.locator("#task-title")).to_contain_text("Задание 1 из 10")
    phone.locator(".pick").first.click()
    expect(state(phone)).to_have_text(RECEIVED)
    phone.get_by_role("button", name="Сдать работу").click()
    phone.get_by_role("button", name="Да, сдать").click()
    expect(phone.get_by_role("heading", name="Что получилось")).to_be_focused()
    assert_accessible(phone)


def test_pupil_waits_for_the_window_with_the_paper_on_the_device(phone):
    entrant = open_round(opens_in=timedelta(seconds=8))
    phone.goto("/olympiad/sheet")
    phone.get_by_label("Код").fill(entrant.code)
    phone.get_by_role("button", name="Войти").click()
    expect(phone.get_by_role("heading", name="Тур ещё не открылся")).to_be_visible()
    expect(phone.locator("#waiting-paper")).to_contain_text("в зашифрованном виде")
    assert_accessible(phone)
    assert not Attempt.objects.exists()
    phone.get_by_role("button", name="Начать").click()
    expect(phone.locator("#task-title")).to_contain_text("Задание 1 из")


def test_without_a_store_and_a_link_answers_go_as_a_file(phone, page, watch, tmp_path):
    watch.forgive("ERR_INTERNET_DISCONNECTED")
    entrant = open_round("short")
    phone.add_init_script(
        "Object.defineProperty(window, 'indexedDB', { value: undefined })"
    )
    enter(phone, entrant.code)
    expect(phone.locator("#notices")).to_contain_text("не закрывайте и не обновляйте")
    phone.context.set_offline(True)
    answer(phone).fill("Нева")
    expect(state(phone)).to_contain_text("Только в этом окне")
    assert_accessible(phone)
    with phone.expect_download() as download:
        phone.locator("#download").click()
    file = tmp_path / "answers.json"
    download.value.save_as(file)

    page.goto("/olympiad/file")
    page.get_by_label("Файл ответов").set_input_files(file)
    page.get_by_role("button", name="Передать").click()
    expect(page.get_by_role("status")).to_contain_text("Всё, что есть в файле")
    assert_accessible(page)
    (kept,) = answers_of(Attempt.objects.select_related("round").get())
    assert kept.current.value == '"Нева"'
