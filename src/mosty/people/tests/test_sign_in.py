"""Signing in by a one-time link."""

import datetime
import re

import pytest
from django.utils import timezone

from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry
from mosty.letters.models import Letter
from mosty.people import actions, limits
from mosty.people.models import LinkRequest, SignInLink
from mosty.people.tests.factories import SignInLinkFactory, UserFactory

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https?://[^/\s]+(/(?:en/)?sign-in/\S+)")


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def asked(client, email, **more):
    return client.post("/sign-in", {"email": email, **more})


def link_in(letter):
    return LINK.search(letter.body)[1]


def test_link_from_the_letter_signs_in_once(client):
    user = UserFactory(email="anna@academy.example", coordinator=True)

    asked(client, "Anna@Academy.example")
    address = link_in(Letter.objects.get())
    shown = client.get(address)
    answer = client.post(address)

    assert "anna@academy.example" in shown.content.decode()
    assert answer.url == "/office/"
    assert int(client.session["_auth_user_id"]) == user.pk
    assert client.post(address).status_code == 410
    assert Entry.objects.filter(verb="account.signed_in").count() == 1


def test_looking_at_the_link_spends_nothing(client):
    link = SignInLinkFactory()

    client.get("/sign-in/token")
    client.head("/sign-in/token")

    link.refresh_from_db()
    assert link.used_at is None


def test_answer_is_the_same_whether_the_account_exists_or_not(client):
    UserFactory(email="anna@academy.example")

    known = asked(client, "anna@academy.example")
    unknown = asked(client, "nobody@academy.example")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [letter.to for letter in Letter.objects.all()] == ["anna@academy.example"]


def test_closed_account_gets_no_letter(client):
    UserFactory(email="anna@academy.example", is_active=False)

    asked(client, "anna@academy.example")

    assert not Letter.objects.exists()


@pytest.mark.parametrize("situation", [{"expired": True}, {"used": True}])
def test_spent_link_leads_to_a_new_one(client, situation):
    SignInLinkFactory(**situation)

    shown = client.get("/sign-in/token")

    assert shown.status_code == 410
    assert 'href="/sign-in"' in shown.content.decode()
    assert client.post("/sign-in/token").status_code == 410
    assert "_auth_user_id" not in client.session


def test_link_of_a_closed_account_does_not_work(client):
    SignInLinkFactory(user__is_active=False)

    assert client.post("/sign-in/token").status_code == 410


def test_link_refused_in_a_race_says_so():
    SignInLinkFactory(used=True)

    with pytest.raises(actions.LinkSpent):
        actions.use_sign_in_link("token", now=timezone.now())


def test_token_is_kept_only_as_a_hash():
    url = actions.issue_sign_in_link(UserFactory())

    token = url.rsplit("/", 1)[1]
    link = SignInLink.objects.get()
    assert link.token_hash == SignInLink.hash_of(token)
    assert token not in str(vars(link))


def test_nobody_is_flooded_with_letters(client):
    UserFactory(email="anna@academy.example")

    for _time in range(limits.PER_EMAIL + 2):
        assert asked(client, "anna@academy.example").status_code == 302

    assert Letter.objects.count() == limits.PER_EMAIL


def test_one_address_may_not_ask_without_end(client):
    for number in range(limits.PER_CLIENT):
        asked(client, f"person{number}@academy.example")

    refused = asked(client, "one-more@academy.example")

    assert refused.status_code == 429
    assert "четверть часа" in refused.content.decode().replace("\u00a0", " ")
    elsewhere = client.post(
        "/sign-in", {"email": "a@academy.example"}, REMOTE_ADDR="203.0.113.7"
    )
    assert elsewhere.status_code == 302


def test_limits_are_forgotten_and_fingerprints_go_after_a_day(client):
    UserFactory(email="anna@academy.example")
    for _time in range(limits.PER_EMAIL):
        asked(client, "anna@academy.example")
    LinkRequest.objects.update(at=timezone.now() - datetime.timedelta(days=2))

    asked(client, "anna@academy.example")

    assert Letter.objects.count() == limits.PER_EMAIL + 1
    assert LinkRequest.objects.count() == 1


def test_request_keeps_neither_e_mail_nor_address(client):
    asked(client, "anna@academy.example")

    kept = str(LinkRequest.objects.values().get())
    assert "anna" not in kept
    assert "127.0.0.1" not in kept


@pytest.mark.parametrize(
    ("way_back", "led_to"),
    [
        ("/agreements/", "/agreements/"),
        ("//other.example/", "/office/"),
        ("https://other.example/", "/office/"),
        ("/\\other.example", "/office/"),
    ],
)
def test_person_is_led_back_only_within_the_house(client, way_back, led_to):
    UserFactory(email="anna@academy.example", coordinator=True)

    asked(client, "anna@academy.example", next=way_back)

    assert client.post(link_in(Letter.objects.get())).url == led_to


def test_expert_is_led_to_the_site(client):
    SignInLinkFactory(user=UserFactory(expert=True))

    assert client.post("/sign-in/token").url == "/"


def test_mistyped_address_is_kept_and_explained(client):
    page = asked(client, "anna@").content.decode()

    assert 'value="anna@"' in page
    assert "Напишите адрес целиком" in page


def test_letter_speaks_the_language_of_the_page(client):
    UserFactory(email="anna@academy.example")

    client.post("/en/sign-in", {"email": "anna@academy.example"})

    letter = Letter.objects.get()
    assert letter.subject == "Your link to sign in"
    assert link_in(letter).startswith("/en/sign-in/")
    assert letter.is_secret


def test_signing_out_takes_a_press_of_the_button(client):
    client.force_login(UserFactory(coordinator=True))

    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out").url == "/"
    assert "_auth_user_id" not in client.session
