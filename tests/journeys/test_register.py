"""A visitor finds an agreement, narrows the register and takes it away."""

import csv
import io

import pytest
from playwright.sync_api import expect

from mosty.agreements.tests.factories import AgreementActivityFactory, AgreementFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory
from mosty.search.actions import index
from tests.journeys.looking import PHONE, assert_accessible


@pytest.fixture
def register(institution):
    minsk = OrganisationFactory(
        name_ru="Учреждение образования «Минский городской институт развития»"
    )
    kazan = OrganisationFactory(
        name_ru="Казанский институт образования",
        russian=True,
        region=RegionFactory(code="RU-TA"),
    )
    astana = OrganisationFactory(
        name_ru="Университет имени Гумилева", country=CountryFactory(code="KZ")
    )
    made = [
        AgreementFactory(register_number=1, counterpart=minsk),
        AgreementFactory(register_number=2, counterpart=astana, in_force=True),
        AgreementFactory(
            register_number=3, counterpart=kazan, section="interregional", expiring=True
        ),
    ]
    AgreementActivityFactory(agreement=made[1])
    for thing in (minsk, kazan, astana, *made):
        index(thing)
    return made


def test_visitor_narrows_the_register_and_downloads_what_is_shown(page, register):
    page.goto("/agreements/")
    assert_accessible(page)
    page.get_by_label("Казахстан").check()
    page.get_by_role("button", name="Показать").click()
    expect(page.get_by_text("найдено: 1")).to_be_focused()
    assert page.url.endswith("/agreements/?country=kz")
    expect(page.get_by_role("row", name="Университет имени Гумилева")).to_be_visible()
    expect(page.get_by_text("Минский городской")).to_have_count(0)

    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert [row["number"] for row in csv.DictReader(io.StringIO(text))] == ["2"]

    page.get_by_role("link", name="Убрать отбор: Казахстан").click()
    expect(page.get_by_text("найдено: 3")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("найдено: 1")).to_be_visible()


def test_visitor_finds_a_partner_by_a_misspelt_name(page, register):
    page.goto("/agreements/")
    page.get_by_label("Поиск по реестру").fill("Гумелева")
    page.get_by_role("button", name="Найти").click()

    expect(page.get_by_text("показано найденное по запросу")).to_be_visible()
    expect(page.get_by_role("row", name="Университет имени Гумилева")).to_be_visible()


def test_sorting_says_its_direction_and_is_shared_by_address(page, register):
    page.goto("/agreements/")
    page.get_by_role("link", name="Организация", exact=True).first.click()

    heading = page.locator("th[aria-sort=ascending]")
    expect(heading).to_have_text("Организация", use_inner_text=True)
    expect(page.locator("tbody tr").first).to_contain_text("Казанский")
    page.reload()
    expect(heading).to_have_text("Организация", use_inner_text=True)


def test_register_works_without_scripts(open_page, register):
    page = open_page(has_scripts=False)
    page.goto("/agreements/")
    page.get_by_label("Казахстан").check()
    page.get_by_role("button", name="Показать").click()

    expect(page.get_by_text("найдено: 1")).to_be_visible()
    assert page.url.endswith("/agreements/?country=kz")
    page.get_by_role("link", name="Университет имени Гумилева").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Гумилева")


def test_filters_are_a_sheet_on_a_phone(phone, register):
    phone.goto("/agreements/")
    assert_accessible(phone)
    phone.get_by_role("button", name="Отбор").click()
    phone.get_by_label("Казахстан").check()
    assert_accessible(phone)
    phone.get_by_role("button", name="Показать").click()

    expect(phone.get_by_text("найдено: 1")).to_be_visible()
    expect(phone.get_by_role("button", name="Показать")).to_be_hidden()


def test_life_of_an_agreement_is_drawn_and_told(page, phone, register):
    for number, told in (
        (1, "не считается ни действующим, ни истёкшим"),
        (2, "Действует до"),
        (3, "срок истекает"),
    ):
        for each in (page, phone):
            each.goto(f"/agreements/{number}/")
            expect(each.locator("figure.span")).to_contain_text(told)
            assert_accessible(each)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_pages_of_the_register_hold_in_both_schemes(
    open_page, register, scheme, language
):
    for viewport in (None, PHONE):
        page = open_page(scheme=scheme, **({"viewport": viewport} if viewport else {}))
        for address in ("/agreements/", "/agreements/2/", "/data/"):
            page.goto(language + address)
            assert_accessible(page)


def test_pictures_of_the_register(page, phone, register, picture):
    for each, width in ((page, "desktop"), (phone, "phone")):
        each.goto("/agreements/")
        picture(each, f"register-{width}")
        each.goto("/agreements/2/")
        picture(each, f"agreement-{width}")
