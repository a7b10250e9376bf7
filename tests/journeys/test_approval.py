"""A draft goes its route: it comes back with a remark, is changed, and is approved."""

import io

from playwright.sync_api import expect

from mosty.agreements.models import Stage
from mosty.agreements.tests.factories import AgreementFactory, drafted
from mosty.documents.actions import store
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import assert_accessible

NEW_TEXT = "1. Стороны сотрудничают.\n2. Срок — пять лет.\n".encode()


def begin(page):
    page.get_by_role("button", name="Начать согласование").click()
    expect(page.get_by_role("status").first).to_contain_text("Согласование начато")


def test_draft_is_returned_changed_and_approved(page, open_page, phone, log_in):
    agreement = AgreementFactory(stage=Stage.NEGOTIATION, origin="")
    draft = drafted(agreement)
    lawyer = UserFactory(lawyer=True)
    log_in(UserFactory(coordinator=True))
    theirs = open_page()
    log_in(lawyer, theirs)

    page.goto("/office/agreements/routes/add")
    page.get_by_label("Название маршрута, по-русски").fill("Через юриста")
    for number in (2, 3):
        page.get_by_label("Кто согласует").nth(number - 1).select_option("")
    assert_accessible(page)
    page.get_by_role("button", name="Добавить маршрут").click()
    expect(page.get_by_role("heading", name="Через юриста")).to_be_visible()
    assert_accessible(page)
    page.goto(f"/office/agreements/{agreement.pk}/approval/begin")
    begin(page)
    assert_accessible(page)

    theirs.goto("/office/")
    theirs.get_by_role("link", name="Прочитать и решить").first.click()
    assert_accessible(theirs)
    theirs.get_by_label("Возвращаю с замечанием").check()
    theirs.get_by_role("textbox", name="Замечание").fill("Срок мал: нужно пять лет.")
    theirs.get_by_role("button", name="Отправить решение").click()
    expect(theirs.get_by_role("status").first).to_contain_text("вернули текст")

    page.goto(f"/office/agreements/{agreement.pk}/approval/")
    expect(page.get_by_text("Срок мал: нужно пять лет.")).to_be_visible()
    page.get_by_role("link", name="Начать новый круг").click()
    page.get_by_role("button", name="Начать согласование").click()
    expect(page.get_by_role("alert")).to_contain_text("Этот текст вернули")
    store(io.BytesIO(NEW_TEXT), name="draft.txt", title_ru="x", document=draft.document)
    page.goto(f"/office/agreements/{agreement.pk}/approval/begin")
    begin(page)

    theirs.goto(f"/office/agreements/{agreement.pk}/approval/")
    theirs.get_by_role("link", name="Прочитать и решить").click()
    theirs.get_by_label("Согласую текст").check()
    theirs.get_by_role("button", name="Отправить решение").click()
    expect(theirs.get_by_text("Круг 2").first).to_be_visible()

    rounds = agreement.approval_rounds.values_list("outcome", flat=True)
    assert list(rounds) == ["returned", "approved"]
    log_in(lawyer, phone)
    phone.goto(f"/office/agreements/{agreement.pk}/approval/")
    assert_accessible(phone)
    phone.goto(f"/office/agreements/{agreement.pk}/approval/text")
    assert_accessible(phone)
