"""A coordinator makes the register her own, and changes many agreements at once."""

import pytest
from playwright.sync_api import expect

from mosty.agreements.models import Agreement
from mosty.agreements.tests.factories import AgreementFactory
from mosty.letters.tests.factories import LetterFactory
from mosty.listings import actions
from mosty.listings.models import BulkRun, SavedView
from mosty.pages.tests.factories import NewsFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import PersonFactory, UserFactory
from mosty.places.tests.factories import CountryFactory
from mosty.search.actions import index
from tests.journeys.looking import PHONE, assert_accessible

REGISTER = "/office/agreements/"
ENGLISH = f"/en{REGISTER}"


@pytest.fixture
def olga(institution):
    person = PersonFactory(family_name="Белова", given_name="Ольга")
    return UserFactory(person=person, coordinator=True)


@pytest.fixture
def register(institution):
    minsk = OrganisationFactory(name_ru="Минский институт развития образования")
    astana = OrganisationFactory(
        name_ru="Университет имени Гумилева", country=CountryFactory(code="KZ")
    )
    made = [
        AgreementFactory(register_number=1, counterpart=minsk),
        AgreementFactory(register_number=2, counterpart=astana),
        AgreementFactory(register_number=3, counterpart=astana, in_force=True),
    ]
    for one in made:
        index(one)
    return made


def test_view_is_made_saved_and_shared(page, open_page, log_in, olga, register):
    log_in(olga)
    page.goto(REGISTER)
    assert_accessible(page)
    page.get_by_text("Столбцы", exact=False).first.click()
    page.get_by_label("Направления").check()
    assert_accessible(page)
    page.get_by_role("button", name="Применить").click()
    expect(page.get_by_text("Столбцы запомнены.")).to_be_visible()

    page.get_by_role("button", name="Отбор").click()
    page.get_by_label("Казахстан").check()
    assert_accessible(page)
    page.get_by_role("button", name="Показать").click()
    expect(page.get_by_text("найдено: 2").first).to_be_visible()
    page.get_by_text("Сохранить вид").click()
    page.get_by_label("Название вида").fill("Казахские")
    page.get_by_label("Для всех коллег").check()
    assert_accessible(page)
    page.get_by_role("button", name="Сохранить", exact=True).click()
    expect(page.get_by_role("link", name="Казахские 2")).to_be_visible()

    colleague = open_page()
    log_in(UserFactory(editor=True), colleague)
    colleague.goto(REGISTER)
    colleague.get_by_role("link", name="Казахские 2").click()
    expect(colleague.get_by_role("columnheader", name="Направления")).to_be_visible()
    expect(colleague.get_by_text("Минский институт")).to_have_count(0)

    page.get_by_text("Вид", exact=True).click()
    page.get_by_role("button", name="Удалить вид").click()
    page.get_by_role("button", name="Вернуть вид").click()
    expect(page.get_by_role("link", name="Казахские 2")).to_be_visible()
    assert not SavedView.objects.get().is_archived


def test_many_are_given_a_person_and_taken_back(page, log_in, olga, register):
    log_in(olga)
    page.goto(ENGLISH)
    page.get_by_label("Университет имени Гумилева").first.check()
    page.get_by_label("Минский институт").check()
    expect(page.get_by_text("Chosen 2")).to_be_visible()
    page.get_by_role("button", name="Set the responsible person").click()
    expect(page.get_by_role("main").get_by_role("heading", level=2).first).to_have_text(
        "2 records"
    )
    assert_accessible(page)
    page.get_by_label("Responsible").select_option("Белова Ольга")
    page.get_by_role("button", name="Set the responsible person").click()

    expect(page.get_by_text("0 of 2 done")).to_be_visible()
    assert_accessible(page)
    actions.carry_on(BulkRun.objects.get().pk)
    expect(page.get_by_text("Finished")).to_be_visible()
    assert_accessible(page)
    assert Agreement.objects.filter(responsible=olga.person).count() == 2

    page.get_by_role("button", name="Undo all of it").click()
    actions.carry_on(BulkRun.objects.latest("pk").pk)
    expect(page.get_by_text("2 of 2 done")).to_be_visible()
    assert not Agreement.objects.exclude(responsible=None).exists()


def test_register_is_worked_by_keyboard(page, log_in, olga, register):
    log_in(olga)
    page.goto(ENGLISH)
    page.keyboard.press("j")

    page.keyboard.press("j")

    expect(
        page.get_by_role("link", name="Университет имени Гумилева").first
    ).to_be_focused()
    page.keyboard.press("x")
    expect(page.get_by_text("Chosen 1")).to_be_visible()

    page.keyboard.press("F2")
    field = page.get_by_role("combobox", name="Responsible")
    expect(field).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("Escape")
    pencil = page.get_by_role("link", name="Change: Responsible").and_(
        page.locator(":focus")
    )
    expect(pencil).to_be_visible()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    field.select_option("Белова Ольга")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field).to_have_count(0)
    expect(page.get_by_role("cell", name="Белова Ольга")).to_be_visible()
    expect(pencil).to_be_visible()
    assert Agreement.objects.get(register_number=2).responsible == olga.person

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys of the register")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("Минский")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 found", exact=True)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/office/agreements/*/")


def test_register_is_cards_on_a_phone(open_page, log_in, olga, register, picture):
    phone = open_page(viewport=PHONE, scheme="dark")
    log_in(olga, phone)
    phone.goto(ENGLISH)
    assert_accessible(phone)
    phone.get_by_label("Минский институт").check()
    phone.get_by_role("button", name="Set the directions").click()

    expect(
        phone.get_by_role("main").get_by_role("heading", level=2).first
    ).to_have_text("1 record")
    assert_accessible(phone)
    phone.goto(ENGLISH)
    picture(phone, "office-register-phone")


def test_register_works_without_scripts(open_page, log_in, olga, register):
    page = open_page(has_scripts=False)
    log_in(olga, page)
    page.goto(ENGLISH)
    page.get_by_label("Минский институт").check()
    page.get_by_role("button", name="Set the responsible person").click()
    page.get_by_label("Responsible").select_option("Белова Ольга")
    page.get_by_role("button", name="Set the responsible person").click()
    expect(page.get_by_text("0 of 1 done")).to_be_visible()
    actions.carry_on(BulkRun.objects.get().pk)
    page.reload()
    page.get_by_role("link", name="Back to the register").click()
    page.get_by_role("link", name="Change: Responsible").first.click()

    page.get_by_label("Responsible").select_option("")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert not Agreement.objects.exclude(responsible=None).exists()


def test_rows_stay_chosen_from_page_to_page(page, log_in, olga):
    LetterFactory.create_batch(52, state="failed")
    log_in(olga)
    page.goto("/en/office/letters/")
    page.get_by_role("row").nth(1).get_by_role("checkbox").check()
    page.get_by_role("link", name="2", exact=True).click()
    expect(page.get_by_role("row")).to_have_count(3)
    page.get_by_role("row").nth(2).get_by_role("checkbox").check()
    expect(page.get_by_text("Chosen 2, on other pages: 1")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Note as dealt with").click()

    expect(page.get_by_role("main").get_by_role("heading", level=2).first).to_have_text(
        "2 records"
    )
    page.goto("/en/office/letters/")
    expect(page.get_by_text("Chosen 0")).to_be_visible()


def test_past_actions_are_undone_from_their_page(page, log_in, olga):
    news = NewsFactory(draft=True)
    log_in(olga)
    page.goto("/en/office/news/")
    page.get_by_label(news.title_ru).check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Visitors see these texts at once")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("0 of 1 done")).to_be_visible()
    actions.carry_on(BulkRun.objects.get().pk)
    page.goto("/en/office/news/")
    page.get_by_role("link", name="Actions on many records").click()
    assert_accessible(page)
    page.get_by_role("button", name="Undo").click()
    actions.carry_on(BulkRun.objects.latest("pk").pk)
    expect(page.get_by_text("1 of 1 done")).to_be_visible()

    news.refresh_from_db()
    assert news.published_from is None
