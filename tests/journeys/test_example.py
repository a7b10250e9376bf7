"""The institution's real page, stood up as a portal, as its visitors use it.

The README's pictures are taken here, of what the seed gives.
"""

import csv
import io
import json

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from mosty.agreements.models import Agreement
from mosty.config.commands import demo
from mosty.institution.models import Institution
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def institution(live_server):
    """The example, through the same import that users use."""
    demo.load(demo.EXAMPLE)
    return Institution.objects.get()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("жетисуский", "Жетысуский государственный университет"),
        ("хобаровск", "Хабаровский краевой институт"),
        ("орлеу костанай", "Орлеу"),
        ("rfhcyjzhcr", "Красноярский краевой институт"),
    ],
)
def test_visitor_finds_a_partner_by_a_misspelt_name(page, typed, found):
    page.goto("/")
    page.get_by_role("link", name="Поиск").first.click()
    field = page.locator("main").get_by_role("searchbox")
    field.fill(typed)
    field.press("Enter")

    page.locator("main").get_by_role("link", name=found).first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(found.split()[0])


def test_visitor_sees_what_is_done_with_belarus(phone):
    phone.goto("/")
    phone.get_by_role("link", name="Беларусь").last.click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Беларусь")
    main = phone.locator("main")
    for name in ("Минский городской", "Минский областной", "Витебский областной"):
        expect(main.get_by_role("link", name=name).first).to_be_visible()
    expect(main.get_by_text("срок не указан").first).to_be_visible()
    assert_accessible(phone)


def test_visitor_downloads_the_register_in_three_forms(page):
    page.goto("/agreements/")

    taken = {}
    for form in ("XLSX", "CSV", "JSON"):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=form).first.click()
        taken[form] = waiting.value.path().read_bytes()

    names = list(
        Agreement.objects.order_by("register_number").values_list(
            "counterpart__name_ru", flat=True
        )
    )
    sheet = load_workbook(io.BytesIO(taken["XLSX"])).worksheets[0]
    lines = list(csv.reader(io.StringIO(taken["CSV"].decode("utf-8-sig"))))
    text = json.dumps(json.loads(taken["JSON"]), ensure_ascii=False)
    assert sheet.max_row == len(lines) == len(names) + 1 == 19
    for name in names:
        assert any(name in cell for line in lines for cell in line)
        assert json.dumps(name, ensure_ascii=False).strip('"') in text


def test_home_says_that_terms_are_not_stated_and_never_zero(page):
    page.goto("/")

    figures = page.locator(".figures")
    expect(figures).to_contain_text("18")
    expect(figures).to_contain_text("срок не указан у 18")
    expect(page.locator("main")).not_to_contain_text("0 действ")


PICTURES = [
    ("/", "home", DESKTOP, "light"),
    ("/", "home", PHONE, "dark"),
    ("/agreements/", "register", DESKTOP, "light"),
    ("/agreements/1/", "agreement", DESKTOP, "light"),
    ("/projects/", "projects", DESKTOP, "light"),
    ("/en/countries/by/", "country-en", DESKTOP, "light"),
]


@pytest.mark.parametrize(("address", "name", "viewport", "scheme"), PICTURES)
def test_example_is_shown(open_page, picture, address, name, viewport, scheme):
    page = open_page(viewport=viewport, scheme=scheme)

    page.goto(address)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(page)
    size = viewport["width"]
    picture(page, f"example-{name}-{size}-{scheme}", is_whole=False)


@pytest.mark.parametrize(
    ("address", "name"),
    [("/office/", "desk"), ("/office/agreements/", "office-register")],
)
def test_office_of_the_example_is_shown(page, log_in, picture, address, name):
    log_in(UserFactory(coordinator=True, editor=True))

    page.goto(address)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(page)
    picture(page, f"example-{name}-1280-light", is_whole=False)
