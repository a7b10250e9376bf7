"""A person looks after their data; an administrator destroys another person's."""

import re
import zipfile

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mosty.partners.tests.factories import ContactFactory, OrganisationFactory
from mosty.people.actions import consents
from mosty.people.models import Person, Purpose
from mosty.people.tests.factories import PASSWORD, PersonFactory, UserFactory
from tests.journeys.looking import assert_accessible

ADDRESS = "olga@minsk.example"


@pytest.fixture
def administrator(institution):
    return UserFactory(administrator=True, with_password=True)


def main(page):
    return page.get_by_role("main")


@pytest.mark.walk
def test_person_takes_a_copy_and_withdraws_a_consent(
    page, phone, institution, log_in, administrator, tmp_path, picture
):
    user = UserFactory(with_password=True)
    text = consents.write_text(
        Purpose.CONTACT, by=administrator, text_ru="Согласна.", text_en="I agree."
    )
    on = timezone.localdate()
    consents.publish_text(text, by=administrator, on=on)
    contact = ContactFactory(
        organisation=OrganisationFactory(audience="public"),
        person=user.person,
        email=ADDRESS,
        public=True,
    )
    place = contact.organisation.get_absolute_url()
    log_in(user)

    phone.goto(place)
    expect(phone.get_by_text(ADDRESS)).to_have_count(0)
    page.goto("/me/")
    page.get_by_role("link", name="Мои персональные данные").click()
    assert_accessible(page)
    page.get_by_role("link", name="Прочитать и решить").click()
    assert_accessible(page)
    page.get_by_role("button", name="Даю согласие").click()
    phone.goto(place)
    expect(phone.get_by_text(ADDRESS)).to_be_visible()
    page.get_by_role("link", name="Сделать копию").click()
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Продолжить").click()
    assert_accessible(page)
    page.get_by_role("button", name="Сделать копию").click()
    picture(page, "my-data")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Копия от").click()
    taken.value.save_as(tmp_path / "copy.zip")
    page.get_by_role("button", name="Отозвать согласие").click()
    expect(page.get_by_role("status")).to_contain_text("Согласие отозвано")
    assert_accessible(page)
    phone.goto(place)

    expect(phone.get_by_text(ADDRESS)).to_have_count(0)
    assert zipfile.ZipFile(tmp_path / "copy.zip").namelist() == [
        "data.json",
        "data.pdf",
    ]


@pytest.mark.walk
def test_administrator_writes_a_consent_and_destroys_a_person(
    page, phone, institution, log_in, administrator, picture
):
    person = PersonFactory(family_name="Шамшурина", given_name="Ольга")
    log_in(administrator)

    page.goto("/office/consents/")
    assert_accessible(page)
    page.get_by_label("Цель", exact=True).select_option("name")
    page.get_by_role("button", name="Начать").click()
    page.get_by_label("Текст согласия, по-русски").fill("Согласна на публикацию.")
    page.get_by_label("Текст согласия, по-английски").fill("I agree.")
    assert_accessible(page)
    page.get_by_role("button", name="Сохранить текст").click()
    assert_accessible(page)
    page.get_by_role("button", name="Опубликовать").click()
    phone.goto("/consents/")
    expect(phone.get_by_text("Согласна на публикацию.")).to_be_visible()
    assert_accessible(phone)

    page.goto("/office/personal-data/")
    page.get_by_role("searchbox", name="Найти человека").fill("Шамшурина")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q="))
    assert_accessible(page)
    page.get_by_role("link", name="Шамшурина Ольга").click()
    assert_accessible(page)
    page.get_by_role("link", name="Записать согласие").click()
    page.get_by_label("Как дано").select_option("letter")
    page.get_by_label("На какой текст").select_option(index=1)
    assert_accessible(page)
    page.get_by_role("button", name="Записать согласие в журнал").click()
    page.get_by_role("link", name="Внести требование").click()
    assert_accessible(page)
    page.get_by_role("button", name="Внести").click()
    assert_accessible(page)
    picture(page, "demand")
    page.get_by_label("Наберите имя человека").fill("Шамшурина")
    page.get_by_role("button", name="Уничтожить данные навсегда").click()
    expect(page.get_by_text("Это не то имя").first).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Наберите имя человека").fill("Шамшурина Ольга")
    page.get_by_role("button", name="Уничтожить данные навсегда").click()
    expect(page.get_by_role("link", name="Акт об уничтожении")).to_be_visible()
    assert_accessible(page)
    picture(page, "demand-done")

    person = Person.objects.get(pk=person.pk)
    assert (person.family_name, bool(person.erased_at)) == ("", True)
