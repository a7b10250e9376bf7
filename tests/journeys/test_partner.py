"""A visitor sees who a partner is and what is done with it."""

import datetime

import pytest
from playwright.sync_api import expect

from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements.tests.factories import AgreementFactory
from mosty.partners.tests.factories import OrganisationFactory, OrganisationNameFactory
from mosty.search.actions import index
from tests.journeys.looking import assert_accessible


@pytest.fixture
def partner(institution):
    partner = OrganisationFactory(
        name_ru="Минский институт развития", placed=True, present_name=False
    )
    OrganisationNameFactory(
        organisation=partner,
        full_name="Минские курсы учителей",
        until=datetime.date(2005, 1, 1),
    )
    OrganisationNameFactory(organisation=partner, since=datetime.date(2005, 1, 1))
    OrganisationFactory(name_ru="Брестский институт")
    AgreementFactory(register_number=1, counterpart=partner)
    ActivityFactory(title_ru="Семинар о чтении", partners=[partner], dated=True)
    index(partner)
    return partner


def test_visitor_finds_a_partner_and_sees_what_is_done_together(page, partner):
    page.goto("/partners/")
    assert_accessible(page)
    page.get_by_label("Поиск по партнёрам").fill("минские курсы")
    page.get_by_role("button", name="Найти").click()
    expect(page.get_by_text("Брестский институт")).to_have_count(0)
    page.get_by_role("link", name="Минский институт развития").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Минский институт развития"
    )
    expect(page.get_by_role("table")).to_contain_text("срок не указан")
    expect(page.get_by_role("link", name="Семинар о чтении")).to_be_visible()
    expect(page.get_by_text("Минские курсы учителей")).to_be_visible()
    assert_accessible(page)


def test_partner_holds_on_a_phone_and_in_english(phone, partner, picture):
    for address in (f"/partners/{partner.pk}/", f"/en/partners/{partner.pk}/"):
        phone.goto(address)
        assert_accessible(phone)
    phone.goto("/en/partners/")
    assert_accessible(phone)
    picture(phone, "partners-phone")
