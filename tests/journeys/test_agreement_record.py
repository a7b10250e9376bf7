"""A coordinator keeps the register: enters a paper, mends it, records what was done."""

import datetime

import pytest
from playwright.sync_api import expect

from mosty.activities.actions import load_targets
from mosty.activities.models import Activity
from mosty.agreements.models import Agreement
from mosty.agreements.tests.factories import AgreementFactory
from mosty.documents.tests.factories import PDF
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import assert_accessible

SCAN = {"name": "dogovor.pdf", "mimeType": "application/pdf", "buffer": PDF}
PARTNER = "Гродненский областной институт развития образования"


@pytest.mark.walk
def test_coordinator_enters_an_agreement_with_a_new_partner_and_a_scan(
    page, phone, log_in
):
    OrganisationFactory(name_ru="Минский областной институт развития образования")
    user = UserFactory(coordinator=True)
    log_in(user)

    page.goto("/office/")
    page.get_by_role("button", name="Новая запись").click()
    page.get_by_role("link", name="Заключённый договор").click()
    page.get_by_text("Партнёра ещё нет в реестре").click()
    page.get_by_label("Полное название, по-русски").fill(PARTNER)
    page.get_by_label("Страна").select_option("BY")
    page.get_by_label("Откуда известно, что он подписан").fill("Подлинник в архиве")
    page.get_by_label("Скан документа").set_input_files(SCAN)
    page.get_by_label("Дата подписания").fill("31.02.2026")
    assert_accessible(page)
    page.get_by_role("button", name="Внести в реестр").click()

    expect(page.get_by_role("alert")).to_contain_text("Дата подписания")
    expect(page.get_by_label("Полное название, по-русски")).to_have_value(PARTNER)
    expect(page.get_by_label("Дата подписания")).to_have_value("31.02.2026")
    expect(page.get_by_text("dogovor.pdf", exact=True)).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Дата подписания").fill("28.02.2026")
    new_one = page.get_by_label("Ни одна из них: это новая")
    if new_one.count():
        new_one.check()
    page.get_by_role("button", name="Внести в реестр").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Гродненский")
    agreement = Agreement.objects.get()
    assert agreement.signed_on == datetime.date(2026, 2, 28)
    assert agreement.counterpart.name_ru == PARTNER
    assert agreement.papers.count() == 1
    assert_accessible(page)
    log_in(user, phone)
    phone.goto(f"/office/agreements/{agreement.pk}/")
    assert_accessible(phone)
    phone.goto("/office/agreements/add")
    assert_accessible(phone)
    page.get_by_role("link", name="Открыть на сайте").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Гродненский")


def test_two_coordinators_edit_one_record_at_once(page, open_page, log_in):
    agreement = AgreementFactory(in_force=True)
    other = open_page()
    log_in(UserFactory(coordinator=True))
    log_in(UserFactory(coordinator=True), other)
    for one in (page, other):
        one.goto(f"/office/agreements/{agreement.pk}/edit")

    other.get_by_label("Номер", exact=False).first.fill("17/2026")
    other.get_by_role("button", name="Сохранить").click()
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_label("Номер", exact=False).first.fill("18/2026")
    page.get_by_label("Название, по-русски").fill("О дружбе")
    page.get_by_role("button", name="Сохранить").click()

    both = page.get_by_role("group", name="Номер")
    expect(both).to_contain_text("17/2026")
    expect(both).to_contain_text("18/2026")
    assert_accessible(page)
    both.get_by_label("Как написали они").check()
    page.get_by_role("button", name="Сохранить").click()

    expect(page.get_by_text("Сохранено.")).to_be_visible()
    agreement.refresh_from_db()
    assert (agreement.number, agreement.title_ru) == ("17/2026", "О дружбе")


@pytest.mark.walk
def test_coordinator_records_what_was_done_with_its_target(page, phone, log_in):
    load_targets()
    partner = OrganisationFactory(name_ru="Минский институт")
    agreement = AgreementFactory(in_force=True, counterpart=partner)
    user = UserFactory(coordinator=True)
    log_in(user)

    page.goto(f"/office/agreements/{agreement.pk}/")
    page.get_by_role("link", name="Записать сделанное").first.click()
    page.get_by_label("Что сделано, по-русски").fill("Семинар для педагогов Минска")
    page.get_by_label("Когда", exact=False).first.fill("12.03.2026")
    page.get_by_text("Цель устойчивого развития 4").click()
    page.get_by_label("4.c: чем этому служит, одной фразой, по-русски").fill(
        "Учителя учатся вести уроки вместе."
    )
    row = page.get_by_role("group", name="Сколько человек").get_by_role("group").first
    row.get_by_label("Страна").fill("Беларусь")
    row.get_by_label("Сколько").fill("12")
    assert_accessible(page)
    page.get_by_role("button", name="Сохранить").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Семинар")
    activity = Activity.objects.get()
    assert activity.agreement_links.get().agreement == agreement
    assert activity.sdg_contributions.get().target_id == "4.c"
    assert activity.people_counts.get().people == 12
    assert_accessible(page)
    log_in(user, phone)
    phone.goto(f"/office/activities/{activity.pk}/edit")
    assert_accessible(phone)
