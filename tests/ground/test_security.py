"""Promises of docs/security.md that belong to no single room."""

import re
import threading

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings

from mosty.institution.tests.factories import InstitutionFactory
from mosty.people.models import Remembered, User
from mosty.people.tests.factories import PASSWORD, SignInLinkFactory, UserFactory

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def institution(db):
    return InstitutionFactory()


@pytest.mark.parametrize("path", ["/", "/sign-in", "/me/", "/office/", "/no-such"])
def test_every_answer_carries_the_headers(client, institution, path):
    headers = client.get(path).headers

    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost:80@evil.example"]
)
def test_strange_host_is_refused_and_gets_into_no_letter(institution, host):
    with override_settings(ALLOWED_HOSTS=["localhost"]):
        answer = Client().post("/sign-in", {"email": "a@b.example"}, HTTP_HOST=host)

    assert answer.status_code == 400


def test_page_for_everybody_sets_no_cookie(client, institution):
    assert client.get("/").cookies == {}


def test_cookie_of_a_session_is_kept_from_scripts_and_other_sites(client, institution):
    SignInLinkFactory()

    cookie = client.post("/sign-in/token").cookies[settings.SESSION_COOKIE_NAME]

    assert (bool(cookie["httponly"]), cookie["samesite"]) == (True, "Lax")
    assert cookie["max-age"] == 12 * 3600


def test_cookies_are_secure_wherever_the_site_has_a_name(monkeypatch):
    """On this machine alone plain HTTP is spoken."""
    assert settings.IS_LOCAL
    flags = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE")
    assert [getattr(settings, flag) for flag in flags] == [not settings.IS_LOCAL] * 3


@pytest.mark.parametrize(
    "next_page", ["//evil.example", "https://evil.example", "/\\e"]
)
@pytest.mark.parametrize("page", ["/sign-in", "/sign-in/password", "/display"])
def test_nobody_is_led_out_of_the_house(client, institution, page, next_page):
    UserFactory(email="anna@academy.example", with_password=True)
    if page == "/display":
        answer = client.get(page, {"next": next_page, "size": "large"})
        landed = answer.headers.get("Location", "")
    else:
        form = {"login": "anna@academy.example", "password": PASSWORD}
        form |= {"email": "anna@academy.example", "next": next_page}
        shown = client.get(page, {"next": next_page}).content.decode()
        landed = client.post(page, form).headers["Location"]
        assert not re.search(rf'(href|action)="{re.escape(next_page)}', shown)

    assert "evil" not in landed
    assert not landed.startswith(("//", "/\\"))


def test_nobody_signs_up(client, institution):
    for path in ("/signup/", "/sign-up/", "/accounts/signup/", "/me/signup"):
        answer = client.post(path, {"email": "a@b.example"})
        assert answer.status_code in {404, 405}, path
    assert not User.objects.exists()


def test_page_of_a_person_is_kept_by_no_cache(client, institution):
    client.force_login(UserFactory(administrator=True))

    for path in ("/me/", "/office/people/", "/sign-in"):
        answer = client.get(path)
        assert "no-store" in answer.headers["Cache-Control"], path


@pytest.mark.django_db(transaction=True)
def test_attempts_are_counted_together_by_all_nodes():
    """Eight connections at once try a password: five are heard in all."""
    InstitutionFactory()
    UserFactory(email="anna@academy.example", with_password=True)
    answers = []
    together = threading.Barrier(8)

    def attempt():
        form = {"login": "anna@academy.example", "password": "wrong"}
        page = Client().post("/sign-in/password", form).content.decode()
        answers.append("Слишком много попыток" in page)

    def attempt_together():
        together.wait()
        attempt()
        connection.close()

    threads = [threading.Thread(target=attempt_together) for _number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    # One that waited a second for its turn is refused unheard, so another comes after.
    while len(answers) < 16 and answers.count(False) < 5:
        attempt()
    attempt()

    assert answers.count(False) == 5
    assert answers[-1]


@pytest.mark.django_db
def test_shared_memory_is_a_table_that_migrations_make():
    call_command("createcachetable", dry_run=True, verbosity=0)
    cache.set("a", [1.5], 60)

    assert cache.get("a") == [1.5]
    assert not cache.add("a", "again", 60)
    assert Remembered.objects.count() == 1


def test_no_django_page_of_passwords_or_admin_is_installed():
    assert not {"django.contrib.admin", "allauth.socialaccount"} & set(
        settings.INSTALLED_APPS
    )
    assert settings.DEBUG is False
