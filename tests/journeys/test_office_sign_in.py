"""People enter the office: by a code, with two steps, by a passkey, invited."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from mosty.access.roles import Role
from mosty.letters.models import Letter
from mosty.people.models import Session, User
from mosty.people.tests.factories import PASSWORD, RoleHoldingFactory, UserFactory
from tests.journeys.looking import DESKTOP, PHONE, assert_accessible

CODE = re.compile(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", re.MULTILINE)
LINK = re.compile(r"https?://[^/\s]+(/sign-in/\S+)")
EMAIL = "anna@academy.example"
A_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def app_code(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def main(page):
    return page.get_by_role("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_coordinator_signs_in_by_a_code(
    open_page, institution, viewport, scheme, picture
):
    UserFactory(email=EMAIL, coordinator=True)
    page = open_page(viewport=viewport, scheme=scheme)

    page.goto("/office/")
    assert_accessible(page)
    picture(page, f"sign-in-{viewport['width']}-{scheme}")
    page.get_by_label("Ваша электронная почта").fill("anna@")
    page.get_by_role("button", name="Прислать код").click()
    expect(page.get_by_text("Напишите адрес целиком").first).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Ваша электронная почта").fill(EMAIL)
    page.get_by_role("button", name="Прислать код").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Загляните в почту")
    assert_accessible(page)
    code = CODE.search(Letter.objects.get().body)[1]
    page.get_by_label("Код из письма").fill(code)
    main(page).get_by_role("button", name="Войти").click()

    expect(page).to_have_url("/office/")
    page.goto("/me/")
    assert_accessible(page)
    picture(page, f"me-{viewport['width']}-{scheme}")
    expect(page.get_by_text("этот браузер")).to_be_visible()
    main(page).get_by_role("button", name="Выйти", exact=True).click()
    expect(page).to_have_url("/")
    assert not Session.objects.filter(user__isnull=False).exists()


def enter_password(page):
    page.goto("/sign-in/password")
    page.get_by_label("Ваша электронная почта").fill(EMAIL)
    page.get_by_label("Пароль").fill(PASSWORD)
    main(page).get_by_role("button", name="Войти").click()


def test_administrator_sets_up_the_app_and_signs_in_with_two_steps(
    page, institution, picture
):
    administrator = UserFactory(email=EMAIL, with_password=True)
    RoleHoldingFactory(user=administrator, role=Role.ADMINISTRATOR)

    enter_password(page)
    expect(page).to_have_url("/me/factors/")
    assert_accessible(page)
    page.get_by_role("link", name="Настроить приложение").click()
    page.get_by_label("Пароль").fill(PASSWORD)
    assert_accessible(page)
    page.get_by_role("button", name="Продолжить").click()
    secret = page.get_by_text(re.compile(r"^[A-Z2-7]{32}$")).inner_text()
    assert_accessible(page)
    picture(page, "factor-app")
    page.get_by_label("Шесть цифр из приложения").fill(app_code(secret))
    page.get_by_role("button", name="Настроить").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Запасные коды")
    assert_accessible(page)
    page.get_by_role("link", name="Коды записаны").click()
    page.get_by_role("link", name="На моё рабочее место").click()
    expect(page).to_have_url("/office/")
    page.goto("/me/")
    main(page).get_by_role("button", name="Выйти", exact=True).click()
    enter_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Второй шаг")
    assert_accessible(page)
    page.get_by_label("Код из приложения или запасной код").fill(app_code(secret))
    main(page).get_by_role("button", name="Войти").click()

    expect(page).to_have_url("/office/")


def test_administrator_invites_a_colleague_who_comes(
    page, phone, institution, log_in, picture
):
    log_in(UserFactory(administrator=True))

    page.goto("/office/people/")
    assert_accessible(page)
    picture(page, "people")
    page.get_by_role("link", name="Пригласить коллегу").click()
    page.get_by_label("Почта", exact=True).fill("boris@academy.example")
    page.get_by_label("Фамилия").fill("Борисов")
    page.get_by_label("Роль", exact=True).select_option("coordinator")
    assert_accessible(page)
    page.get_by_role("button", name="Отправить приглашение").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Борисов")
    assert_accessible(page)
    picture(page, "person")
    letter = Letter.objects.get(to="boris@academy.example")
    phone.goto(LINK.search(letter.body)[1])
    assert_accessible(phone)
    main(phone).get_by_role("button", name="Войти").click()

    expect(phone).to_have_url("/office/")
    assert User.objects.get(email="boris@academy.example").holds(Role.COORDINATOR)


def test_rector_signs_in_by_a_passkey(page, institution, log_in):
    rector = UserFactory(email=EMAIL)
    RoleHoldingFactory(user=rector, role=Role.RECTOR)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": A_KEY})
    log_in(rector)

    page.goto("/office/")
    expect(page).to_have_url("/me/factors/")
    page.get_by_role("link", name="Добавить ключ входа").click()
    assert_accessible(page)
    page.get_by_label("Название ключа входа").fill("Телефон")
    main(page).get_by_role("button", name="Добавить ключ входа").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Запасные коды")
    page.goto("/me/factors/")
    expect(page.get_by_role("link", name="Убрать , Телефон")).to_be_visible()
    assert_accessible(page)
    page.goto("/me/")
    main(page).get_by_role("button", name="Выйти", exact=True).click()
    page.goto("/sign-in")
    assert_accessible(page)
    page.get_by_role("button", name="Войти ключом входа").click()

    expect(page).to_have_url("/office/")
    key = Authenticator.objects.get(user=rector, type="webauthn")
    assert key.last_used_at is not None


def test_policy_is_readable_on_one_sheet(phone, institution, log_in):
    log_in(UserFactory(coordinator=True), phone)

    phone.goto("/office/policy/")
    mine = phone.get_by_role("heading", level=2).nth(0)
    expect(mine).to_have_text("Координатор")
    assert_accessible(phone)

    phone.get_by_role("heading", name="Все адреса на одном листе").click()
    expect(phone.get_by_text("/office/policy/").first).to_be_visible()
    assert_accessible(phone)


def test_desk_is_closed_to_strangers(page, institution):
    page.goto("/office/")

    expect(page).to_have_url("/sign-in?next=/office/")
