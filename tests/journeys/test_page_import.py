"""Another institution's page, as a browser saved it, becomes agreements of the register."""

import re

import pytest
from playwright.sync_api import expect

from mosty.agreements.models import Agreement
from mosty.imports import actions
from mosty.imports.models import Draft
from mosty.imports.tests.putting import TODAY
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import CountryFactory
from tests.journeys.looking import PHONE, assert_accessible

CARDS = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8">
<title>Международное сотрудничество</title></head><body><main>
<h1>Международное сотрудничество</h1><h2>Договоры с партнёрами</h2>
<div class="card"><h3>Академия искусств</h3><p>Сербия, Нови-Сад</p>
<p>Договор о сотрудничестве № 12 от 14.03.2019</p><p>Срок: бессрочно</p></div>
<div class="card"><h3>Эгейский университет</h3><p>Турция, Измир</p>
<p>Меморандум о взаимопонимании от 03.02.2020, 5 лет</p></div>
<div class="card"><h3>Хайфская школа музыки</h3><p>Израиль</p>
<p>Договор планируется к подписанию</p></div></main></body></html>"""


@pytest.fixture
def countries(institution):
    for code in ("RS", "TR", "IL"):
        CountryFactory(code=code)


def test_coordinator_takes_a_saved_page_into_the_register(
    page, log_in, countries, tmp_path
):
    saved = tmp_path / "inter.html"
    saved.write_text(CARDS, encoding="utf-8")
    log_in(UserFactory(coordinator=True))
    page.goto("/office/imports/add")
    page.get_by_role("radio", name=re.compile("Страница")).check()
    page.locator("input[type=file]").set_input_files(saved)
    page.get_by_role("button", name="Прочитать и проверить").click()

    rows = page.get_by_role("row")
    expect(rows.filter(has_text="Эгейский университет")).to_be_visible()
    expect(rows.filter(has_text="Академия искусств")).to_be_visible()
    assert_accessible(page)
    page.set_viewport_size(PHONE)
    assert_accessible(page)
    assert not Agreement.objects.exists()

    page.get_by_role("button", name="Внести страницу").click()
    actions.enter(Draft.objects.get().pk, today=TODAY)
    page.goto("/agreements/")
    expect(page.get_by_role("main")).to_contain_text("Академия искусств")
    found = Agreement.objects.order_by("register_number")
    assert [str(one.signed_on) for one in found] == ["2019-03-14", "2020-02-03", "None"]
