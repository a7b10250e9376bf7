"""Signing in: by a code, a password, a one-time link; the second step."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import hashers
from django.utils import timezone

from mosty.access.roles import Role
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry
from mosty.letters.models import Letter
from mosty.people import actions
from mosty.people.models import Session, SignInLink
from mosty.people.sessions import row_key
from mosty.people.tests.factories import (
    PASSWORD,
    SECRET,
    RoleHoldingFactory,
    SignInLinkFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
CODE = re.compile(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", re.MULTILINE)
EMAIL = "anna@academy.example"


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def asked(client, email=EMAIL, **more):
    return client.post("/sign-in", {"email": email, **more})


def code_in(letter):
    return CODE.search(letter.body)[1]


def by_password(client, email=EMAIL, password=PASSWORD, **more):
    asked = {"login": email, "password": password, **more}
    return client.post("/sign-in/password", asked)


def is_in(client):
    return "_auth_user_id" in client.session


def app_code(*, periods=0):
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + periods))


def test_code_from_the_letter_signs_in_once(client):
    user = UserFactory(email=EMAIL, coordinator=True)

    answer = asked(client, "Anna@Academy.example")
    code = code_in(Letter.objects.get())
    entered = client.post(answer.url, {"code": code, "action": "verify"})

    assert (answer.url, entered.url) == ("/sign-in/code", "/office/")
    assert int(client.session["_auth_user_id"]) == user.pk
    assert Entry.objects.get(verb="account.signed_in").detail == {"ways": ["code"]}
    client.post("/sign-out")
    again = client.post("/sign-in/code", {"code": code, "action": "verify"})
    assert (again.url, is_in(client)) == ("/sign-in", False)


def test_wrong_code_may_be_tried_three_times(client):
    UserFactory(email=EMAIL)
    asked(client)
    code = code_in(Letter.objects.get())

    wrong = [client.post("/sign-in/code", {"code": "AAA-AAA"}) for _time in range(3)]
    right = client.post("/sign-in/code", {"code": code})

    assert [one.status_code for one in wrong] == [200, 200, 302]
    assert "Этот код не подходит" in wrong[0].content.decode().replace("\u00a0", " ")
    assert (right.url, is_in(client)) == ("/sign-in", False)


def test_code_works_only_in_the_window_that_asked_for_it(client, django_user_model):
    UserFactory(email=EMAIL)
    asked(client)
    code = code_in(Letter.objects.get())
    other = type(client)()

    answer = other.post("/sign-in/code", {"code": code})

    assert (answer.url, is_in(other)) == ("/sign-in", False)


def test_answer_is_the_same_whether_the_account_exists_or_not(client):
    UserFactory(email=EMAIL)
    UserFactory(email="closed@academy.example", is_active=False)
    pages = []
    for email in (EMAIL, "nobody@academy.example", "closed@academy.example"):
        visitor = type(client)()
        answer = asked(visitor, email)
        shown = visitor.get(answer.url).content.decode().replace(email, "E")
        wrong = visitor.post(answer.url, {"code": "AAA-AAA"})
        said = wrong.content.decode().replace(email, "E")
        pages.append([answer.url, re.sub(r'value="\w{64}"', "", shown + said)])

    assert pages[0] == pages[1] == pages[2]
    assert [letter.to for letter in Letter.objects.all()] == [EMAIL]


def test_nobody_is_flooded_with_letters(client):
    UserFactory(email=EMAIL)

    for _time in range(5):
        client.post("/sign-in/again")
        page = asked(client)

    assert Letter.objects.count() == 3
    assert "Слишком много попыток" in page.content.decode()


@pytest.mark.parametrize(
    ("way_back", "led_to"),
    [
        ("/agreements/", "/agreements/"),
        ("//other.example/", "/office/"),
        ("https://other.example/", "/office/"),
        ("http://testserver@other.example/", "/office/"),
        ("/\\other.example", "/office/"),
        ("javascript:alert(1)", "/office/"),
    ],
)
def test_person_is_led_back_only_within_the_house(client, way_back, led_to):
    SignInLinkFactory(user=UserFactory(email=EMAIL, coordinator=True))

    asked(client, next=way_back)
    code = code_in(Letter.objects.get())
    entered = client.post("/sign-in/code", {"code": code, "next": way_back})
    assert entered.url == led_to
    client.logout()
    assert client.post("/sign-in/token?next=" + way_back).url == led_to


def test_password_signs_in_whatever_the_case_of_the_address(client):
    UserFactory(email=EMAIL, with_password=True)

    assert by_password(client, "ANNA@academy.example").url == "/me/"
    assert is_in(client)


def test_sign_in_costs_one_hashing_whether_the_account_exists_or_not(
    client, monkeypatch
):
    """Time tells nothing: the slow step is done once in every case."""
    UserFactory(email=EMAIL, with_password=True)
    UserFactory(email="code@academy.example")
    UserFactory(email="closed@academy.example", with_password=True, is_active=False)
    hashings = []
    encode = hashers.ScryptPasswordHasher.encode

    def counted(self, *args, **options):
        hashings.append(1)
        return encode(self, *args, **options)

    monkeypatch.setattr(hashers.ScryptPasswordHasher, "encode", counted)
    counts = {}
    for email, password in [
        (EMAIL, "wrong"),
        ("nobody@academy.example", "wrong"),
        ("code@academy.example", "wrong"),
        ("closed@academy.example", "wrong"),
    ]:
        hashings.clear()
        page = by_password(client, email, password).content.decode()
        counts[email] = len(hashings), "или пароль" in page.replace("\u00a0", " ")

    assert set(counts.values()) == {(1, True)}


def test_attempts_at_a_password_are_limited(client):
    UserFactory(email=EMAIL, with_password=True)
    for _time in range(5):
        by_password(client, password="wrong")

    page = by_password(client).content.decode()

    assert "Слишком много попыток" in page
    assert not is_in(client)


def test_one_network_may_not_try_without_end(client):
    answers = [
        by_password(client, f"person{number}@academy.example", "").status_code
        for number in range(31)
    ]

    assert answers[-1] == 429
    other = client.get("/sign-in/password", REMOTE_ADDR="203.0.113.7")
    assert other.status_code == 200


def test_second_factor_is_asked_for_after_each_first_step(client):
    user = UserFactory(email=EMAIL, rector=True, with_password=True)
    SignInLinkFactory(user=user)

    assert by_password(client).url == "/sign-in/second-step"
    assert client.get("/office/").status_code == 302
    client.post("/sign-in/again")
    assert client.post("/sign-in/token").url == "/sign-in/second-step"
    client.post("/sign-in/again")
    asked(client)
    code = code_in(Letter.objects.get())
    assert client.post("/sign-in/code", {"code": code}).url == "/sign-in/second-step"
    assert not is_in(client)

    entered = client.post("/sign-in/second-step", {"code": app_code()})

    assert (entered.url, is_in(client)) == ("/office/", True)


def test_code_of_the_app_is_taken_once_however_long_it_is_valid(client, monkeypatch):
    UserFactory(email=EMAIL, rector=True, with_password=True)
    code = app_code(periods=1)
    by_password(client)
    client.post("/sign-in/second-step", {"code": code})
    client.post("/sign-out")
    later = time.time() + 45
    monkeypatch.setattr(time, "time", lambda: later)
    by_password(client)

    refused = client.post("/sign-in/second-step", {"code": code})

    assert refused.status_code == 200
    assert not is_in(client)


def test_role_sleeps_until_its_second_factor_is_set_up(client):
    user = UserFactory(email=EMAIL, coordinator=True)
    RoleHoldingFactory(user=user, role=Role.LAWYER)
    link = SignInLinkFactory(user=user)

    entered = client.post("/sign-in/token")

    assert (entered.url, link.user.holds(Role.COORDINATOR)) == ("/me/factors/", False)
    assert client.get("/office/").url == "/me/factors/"
    assert client.get("/me/").status_code == 200


def test_session_is_another_one_after_signing_in(client):
    """A cookie that was planted before signing in opens nothing after it."""
    UserFactory(email=EMAIL, with_password=True)
    asked(client)
    planted = client.session.session_key
    client.post("/sign-in/again")

    by_password(client)

    assert client.session.session_key != planted
    assert not Session.objects.filter(pk=row_key(planted)).exists()


@pytest.mark.parametrize("situation", [{"expired": True}, {"used": True}])
def test_spent_link_leads_to_a_code(client, situation):
    SignInLinkFactory(**situation)

    shown = client.get("/sign-in/token")

    assert shown.status_code == 410
    assert 'href="/sign-in"' in shown.content.decode()
    assert client.post("/sign-in/token").status_code == 410
    assert not is_in(client)


def test_link_signs_in_once_and_looking_spends_nothing(client):
    SignInLinkFactory(user=UserFactory(expert=True))
    client.get("/sign-in/token")
    client.head("/sign-in/token")

    assert client.post("/sign-in/token").url == "/me/"
    assert client.post("/sign-in/token").status_code == 410
    with pytest.raises(actions.LinkSpent):
        actions.use_sign_in_link("token", now=timezone.now())


def test_link_signs_in_its_own_account_whoever_was_in_before(client):
    client.force_login(UserFactory())
    link = SignInLinkFactory(user__email=EMAIL)

    client.post("/sign-in/token")

    assert int(client.session["_auth_user_id"]) == link.user_id


def test_link_of_a_closed_account_does_not_work(client):
    SignInLinkFactory(user__is_active=False)

    assert client.post("/sign-in/token").status_code == 410


def test_token_is_kept_only_as_a_hash():
    url = actions.issue_sign_in_link(UserFactory())

    token = url.rsplit("/", 1)[1]
    link = SignInLink.objects.get()
    assert link.token_hash == SignInLink.hash_of(token)
    assert token not in str(vars(link))


def test_mistyped_address_is_kept_and_explained(client):
    page = asked(client, "anna@").content.decode()

    assert 'value="anna@"' in page
    assert "Напишите адрес целиком" in page


def test_letter_speaks_the_language_of_the_page(client):
    UserFactory(email=EMAIL)

    client.post("/en/sign-in", {"email": EMAIL})

    letter = Letter.objects.get()
    assert letter.subject == "Your code to sign in"
    assert letter.is_secret


def test_signing_out_takes_a_press_of_the_button(client):
    client.force_login(UserFactory(coordinator=True))

    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out").url == "/"
    assert not is_in(client)
