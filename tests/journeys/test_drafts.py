"""What was typed and not saved waits until its writer answers for it."""

from playwright.sync_api import expect

from mosty.people.models.draft import Draft
from mosty.people.tests.factories import UserFactory
from mosty.projects.models import Project

RUSSIAN, ENGLISH = "Полное название, по-русски", "Полное название, по-английски"


def opened(page):
    page.goto("/office/partners/add")
    return page.get_by_role("button", name="Вернуть набранное")


def kept(page, label, text):
    page.get_by_label(label).fill(text)
    expect(page.get_by_text("Черновик сохранён")).to_be_visible()


def test_draft_outlives_what_is_typed_before_it_is_put_back(page, log_in):
    log_in(UserFactory(coordinator=True))
    opened(page)
    kept(page, RUSSIAN, "Институт развития образования")
    expect(opened(page)).to_be_visible()
    kept(page, ENGLISH, "Institute of Education Development")

    opened(page).click()

    russian = page.get_by_label(RUSSIAN)
    expect(russian).to_have_value("Институт развития образования")
    english = page.get_by_label(ENGLISH)
    expect(english).to_have_value("Institute of Education Development")


def test_draft_survives_a_closed_page_and_goes_once_it_is_saved(page, log_in):
    log_in(UserFactory(coordinator=True))
    page.goto("/office/projects/add")
    title = page.locator("[name=title_ru]")
    title.fill("Школьный сертификат")
    expect(page.get_by_text("Черновик сохранён")).to_be_visible()
    window, address = page.context, page.url
    page.close()

    again = window.new_page()
    again.goto(address)
    again.get_by_role("button", name="Вернуть набранное").click()
    expect(again.locator("[name=title_ru]")).to_have_value("Школьный сертификат")
    again.locator("form[data-draft] button[type=submit]").last.click()
    again.wait_for_url(lambda url: url != address)

    assert Project.objects.count() == 1
    again.goto(address)
    expect(again.locator("[name=title_ru]")).to_have_value("")
    expect(again.get_by_role("button", name="Вернуть набранное")).to_have_count(0)
    assert not Draft.objects.exists()
