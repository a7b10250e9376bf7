"""A partner proposes a change by the link of a letter, then confirms the new terms."""

import re

from playwright.sync_api import expect

from mosty.agreements.confirming.held import terms_of
from mosty.agreements.models import Agreement
from mosty.agreements.tests.confirming import last_code, path_in
from mosty.agreements.tests.factories import AgreementFactory
from mosty.letters.models import Letter
from mosty.partners.tests.factories import ContactFactory
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import assert_accessible


def last_link() -> str:
    letters = Letter.objects.filter(template="agreements/letters/confirmation")
    return path_in(letters.latest("pk"))


def ask(page, agreement):
    page.goto(f"/office/agreements/{agreement.pk}/confirmation/ask")
    page.get_by_role("button", name="Сначала показать письмо").click()
    expect(page.get_by_role("heading", name="Письмо", exact=True)).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Отправить письмо").click()
    expect(page.get_by_role("status").first).to_contain_text("Письмо отправлено")
    assert_accessible(page)


def test_partner_proposes_by_phone_and_confirms(page, phone, open_page, log_in):
    agreement = AgreementFactory(in_force=True, number="12-04")
    ContactFactory(organisation=agreement.counterpart, email="anna@partner.example")
    log_in(UserFactory(coordinator=True))
    ask(page, agreement)

    phone.goto(last_link())
    assert_accessible(phone)
    phone.get_by_role("link", name=re.compile("предложить изменения")).click()
    phone.get_by_label("Номер документа").fill("12-05")
    phone.get_by_role("button", name="Пришлите мне код").click()
    assert_accessible(phone)
    phone.get_by_label("Код из письма").fill(last_code())
    phone.get_by_role("button", name="Отправить предложения").click()
    expect(phone.get_by_role("status")).to_contain_text("предложения получены")
    assert_accessible(phone)

    page.goto(f"/office/agreements/{agreement.pk}/confirmation/")
    page.get_by_role("link", name="Решить по 1 предложению").click()
    assert_accessible(page)
    page.get_by_label("Принять", exact=True).check()
    page.get_by_role("button", name="Сохранить решения").click()
    expect(page.get_by_role("status").first).to_contain_text("Решение принято")
    assert Agreement.objects.get(pk=agreement.pk).number == "12-05"

    ask(page, agreement)
    theirs = open_page()
    theirs.goto(last_link())
    assert_accessible(theirs)
    theirs.get_by_role("button", name="Всё верно: пришлите мне код").click()
    theirs.get_by_label("Код из письма").fill(last_code())
    theirs.get_by_role("button", name="Подтвердить эти условия").click()
    expect(theirs.get_by_role("status")).to_contain_text("условия подтверждены")
    assert_accessible(theirs)
    asked = agreement.confirmations.confirmed().get()
    assert asked.answered_terms == terms_of(Agreement.objects.get(pk=agreement.pk))

    page.goto(f"/office/agreements/{agreement.pk}/shown")
    assert_accessible(page)
    page.get_by_label("Языки текста").select_option("office")
    page.get_by_role("button", name="Показать, как это будет выглядеть").click()
    assert_accessible(page)
    page.goto("/office/agreements/settings")
    assert_accessible(page)
    phone.goto(agreement.get_absolute_url())
    assert_accessible(phone)
