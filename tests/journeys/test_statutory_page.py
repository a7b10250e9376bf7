"""The ten-working-days watch, and the page that the law asks for."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mosty.agreements.tests.factories import AgreementFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.sveden import actions
from mosty.sveden.models import Edition, Publishing, Waiting
from tests.journeys.looking import PHONE, assert_accessible


def agreement(name, **situation):
    partner = OrganisationFactory(name_ru=name)
    return AgreementFactory(counterpart=partner, **situation)


@pytest.fixture
def overdue(institution):
    """A person publishes; one change waits since yesterday, one for a month."""
    agreement("Минский городской институт развития образования", in_force=True)
    actions.look()
    Publishing.objects.update(publishes_by_itself=False)
    agreement("Витебский областной институт развития образования", endless=True)
    agreement("Гомельский областной институт развития образования", planned=True)
    actions.look()
    late = timezone.localdate() - timedelta(days=40)
    Waiting.objects.filter(title_ru__startswith="Витебский").update(since=late)


def test_coordinator_publishes_what_is_overdue(page, log_in, overdue, picture):
    log_in(UserFactory(coordinator=True))
    page.goto("/office/")
    task = (
        page.locator("section, li, article")
        .filter(has_text="изменения ждут публикации")
        .last
    )
    expect(task).to_contain_text("просрочено")
    assert_accessible(page)

    page.get_by_role("link", name="Посмотреть и опубликовать").click()
    waits = page.get_by_role("listitem").filter(has_text="опубликовать до")
    expect(waits).to_have_count(2)
    expect(waits.first).to_contain_text("Витебский")
    expect(waits.first).to_contain_text("просрочено")
    assert_accessible(page)
    picture(page, "office-sveden")
    page.get_by_role("button", name="Опубликовать сейчас").click()
    expect(page.get_by_role("status").first).to_contain_text("Редакция 2 опубликована")
    expect(page.get_by_text("Всё опубликовано.")).to_be_visible()

    assert not Waiting.objects.exists()
    assert Edition.objects.first().reason == "published"
    page.get_by_role("link", name="/sveden/inter").click()
    expect(page.get_by_role("row").filter(has_text="Витебский")).to_be_visible()


def test_visitor_finds_the_page_and_a_former_edition_is_kept(
    open_page, page, log_in, overdue, picture
):
    visitor = open_page(viewport=PHONE, has_scripts=False)
    visitor.goto("/")
    visitor.get_by_role("contentinfo").get_by_role(
        "link", name="Международное сотрудничество"
    ).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(
        "Международное сотрудничество"
    )
    expect(visitor.get_by_text("Минский городской")).to_be_visible()
    expect(visitor.get_by_text("Витебский областной")).to_have_count(0)
    expect(visitor.get_by_role("link", name="XLSX")).to_be_visible()

    log_in(UserFactory(coordinator=True))
    page.goto("/sveden/inter")
    assert_accessible(page)
    picture(page, "sveden")
    actions.publish(by=UserFactory(coordinator=True))
    page.goto("/office/sveden/editions/1/")
    expect(page.get_by_text("Минский городской")).to_be_visible()
    expect(page.get_by_text("Витебский областной")).to_have_count(0)
    assert_accessible(page)
    page.get_by_role("link", name="Следующая редакция").click()
    expect(page.get_by_text("Витебский областной").first).to_be_visible()
    assert_accessible(page)


def test_settings_of_the_page_are_said(page, log_in, institution):
    log_in(UserFactory(coordinator=True))
    page.goto("/office/sveden/settings")
    assert_accessible(page)
    page.get_by_label("Каждую редакцию публикует человек").check()
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("status").first).to_contain_text("Сохранено")
    assert_accessible(page)
    assert Publishing.objects.get().publishes_by_itself is False
