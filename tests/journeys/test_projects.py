"""A visitor sees which projects run, ran, and what is not known of them."""

import pytest
from playwright.sync_api import expect

from mosty.places.tests.factories import CountryFactory
from mosty.projects.actions import open_project
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible


@pytest.fixture
def projects(institution):
    both = [CountryFactory(code="RU"), CountryFactory(code="AT")]
    open_project(
        "Школьный экологический сертификат",
        phases=[(2014, 2016, "planned"), (2017, 2018, "prolonged")],
        state="finished",
        countries=both,
    )
    open_project(
        "Развитие системы сопровождения молодых учителей",
        phases=[(2017, 2019, "planned")],
        countries=both,
    )
    open_project("Ассоциированные школы ЮНЕСКО")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_visitor_reads_the_life_of_a_project(
    open_page, projects, viewport, scheme, picture
):
    page = open_page(viewport=viewport, scheme=scheme)

    page.goto("/projects/")
    assert_accessible(page)
    picture(page, f"projects-{viewport['width']}-{scheme}")
    page.get_by_role("link", name="Школьный экологический сертификат").click()

    expect(
        page.get_by_role("figure", name="Жизнь проекта в виде моста")
    ).to_be_visible()
    expect(page.get_by_text("Пролонгация, 2 года.")).to_be_visible()
    assert_accessible(page)
    picture(page, f"project-{viewport['width']}-{scheme}")


def test_visitor_narrows_the_list_and_sends_the_address_on(page, open_page, projects):
    page.goto("/projects/")
    page.get_by_role("radio", name="Австрия").check()
    page.get_by_role("button", name="Показать").click()
    expect(page.get_by_role("status")).to_have_text("2 проекта")
    address = page.url

    other = open_page(viewport=PHONE)
    other.goto(address)

    expect(other.get_by_role("status")).to_have_text("2 проекта")
    expect(other.get_by_role("link", name="Ассоциированные школы")).to_have_count(0)


def test_same_projects_stand_in_a_table(page, projects):
    page.goto("/projects/")
    page.get_by_role("link", name="Таблицей").click()

    row = page.get_by_role("row", name="Школьный экологический сертификат")
    expect(row).to_contain_text("2014–2016, пролонгация 2017–2018")
    assert_accessible(page)


def test_past_project_without_a_mark_says_so(page, projects):
    page.goto("/projects/")
    page.get_by_role("link", name="Развитие системы").click()

    expect(page.get_by_text("отметка о завершении не поставлена")).to_be_visible()
    assert_accessible(page)
