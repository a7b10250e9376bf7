"""Pages for what went wrong stand in the house's look and say what to do."""

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.utils.translation import override

from mosty.ui.views import errors


def raised(error, path):
    try:
        raise error
    except type(error):
        return errors.server_error(RequestFactory().get(path))


@pytest.mark.parametrize(
    ("path", "words"),
    [("/x", "Сайт споткнулся на\u00a0этой странице"), ("/en/x", "The site stumbled")],
)
def test_500_needs_no_database_and_speaks_the_language_of_the_address(path, words):
    response = raised(ValueError("secret detail"), path)

    assert response.status_code == 500
    assert words in response.content.decode()
    assert "secret detail" not in response.content.decode()


def test_a_database_that_does_not_answer_is_503_and_asks_to_come_again():
    response = raised(OperationalError("down"), "/")

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "Мост разведён ненадолго" in response.content.decode()


def test_if_even_the_template_is_broken_the_visitor_gets_a_page(settings):
    settings.TEMPLATES = []

    response = errors.unavailable(RequestFactory().get("/"))

    assert "Попробуйте через минуту" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "По\u00a0этому адресу страницы нет"), ("en", "There is no page")],
)
def test_404_says_where_to_go(client, language, words):
    prefix = "" if language == "ru" else "/en"

    response = client.get(f"{prefix}/no-such-page-anywhere/")

    assert response.status_code == 404
    assert words in response.content.decode()
    assert "UNDEFINED" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "status"),
    [
        (errors.bad_request, 400),
        (errors.forbidden, 403),
        (errors.csrf_failure, 403),
        (errors.not_found, 404),
    ],
)
def test_each_page_of_trouble_is_whole(rf, view, status):
    from_nobody = rf.get("/")
    from_nobody.COOKIES = {}

    with override("ru"):
        response = view(from_nobody)

    assert response.status_code == status
    assert "UNDEFINED" not in response.content.decode()
    assert "<h1>" in response.content.decode()


PAGES = ["/", "/en/agreements/", "/healthz", "/sitemap.xml", "/data/news.rss"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_page_to_look_at_takes_nothing_and_says_so(address, method):
    response = Client(enforce_csrf_checks=True).generic(method, address)

    said = "does not take" if "/en/" in address else "не принимает того"
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert said in response.content.decode().replace("\u00a0", " ")


@pytest.mark.django_db
def test_a_page_with_a_form_asks_for_its_token_and_takes_no_other_method():
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.post("/sign-in").status_code == 403
    refused = stranger.put("/sign-in")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.django_db
def test_the_icon_is_found_at_its_old_address(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 301
    assert response["Location"].endswith(".svg")
