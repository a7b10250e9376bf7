import pytest
from django.test import override_settings

from mosty.config.pagecache.tests.factories import (
    HTML,
    Answer,
    Page,
    environment,
)
from mosty.ui.display import canonical_display

SIZE = "mosty_display=size-150"


def ask(cache, path="/", query="", **headers):
    return Answer(cache, environment(path, query, **headers))


def test_second_visitor_gets_the_page_from_memory(node):
    page = Page()
    cache = node(page)

    first, second = ask(cache), ask(cache)

    assert first.body == second.body
    assert first.headers == second.headers
    assert len(page.asked) == 1


def test_order_of_parameters_makes_no_other_page(node):
    page = Page()
    cache = node(page)

    ask(cache, query="q=a&country=BY")
    ask(cache, query="country=BY&q=a")

    assert [asked["QUERY_STRING"] for asked in page.asked] == ["country=BY&q=a"]


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/other"},
        {"query": "q=a"},
        {"HTTP_HOST": "example.org"},
        {"HTTP_COOKIE": SIZE},
        {"wsgi.url_scheme": "https"},
    ],
)
def test_pages_that_may_differ_are_kept_apart(node, other):
    page = Page()
    cache = node(page)

    for _ in range(2):
        ask(cache)
        ask(cache, **other)

    assert len(page.asked) == 2


@pytest.mark.parametrize(
    "stranger",
    [
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_COOKIE": "messages=x"},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"method": "POST"},
        {"query": "utm_source=x"},
        {"CONTENT_LENGTH": "5"},
    ],
)
def test_request_that_asks_for_more_goes_to_django_as_it_is(node, stranger):
    page = Page()
    cache = node(page)
    ask(cache)

    ask(cache, **stranger)
    ask(cache, **stranger)

    assert page.asked[1:] == [environment(**stranger)] * 2
    assert len(cache.store) == 1


def test_display_cookie_is_understood_before_it_is_a_key(node):
    page = Page()
    cache = node(page)

    ask(cache, HTTP_COOKIE=f"{SIZE}.nonsense-7")
    ask(cache, HTTP_COOKIE=f"tracker=9; {SIZE}")

    assert [asked["HTTP_COOKIE"] for asked in page.asked] == [
        f"mosty_display={canonical_display('size-150')}"
    ]


def test_nothing_of_the_visitor_reaches_a_page_that_is_kept(node):
    page = Page()

    ask(node(page), HTTP_COOKIE="csrftoken=x", HTTP_ACCEPT_LANGUAGE="en", method="HEAD")

    assert page.asked == [environment()]


def test_answer_for_one_visitor_is_asked_for_by_that_visitor(node):
    page = Page(headers=[*HTML, ("Set-Cookie", "a=b")])
    cache = node(page)

    answer = ask(cache, HTTP_COOKIE="csrftoken=x")
    ask(cache, HTTP_COOKIE="csrftoken=x")

    assert answer.headers["Set-Cookie"] == "a=b"
    assert page.asked[1] == environment(HTTP_COOKIE="csrftoken=x")
    assert len(cache.store) == 0


@pytest.mark.parametrize("status", ["404 Not Found", "302 Found", "500 Server Error"])
def test_other_answers_are_given_once_and_not_kept(node, status):
    page = Page(status=status)
    cache = node(page)

    answers = [ask(cache), ask(cache, method="HEAD")]

    assert [answer.status for answer in answers] == [status, status]
    assert answers[1].body == b""
    assert (len(page.asked), len(cache.store)) == (2, 0)


def test_scheme_is_believed_from_named_proxies_only(node):
    page = Page()
    cache = node(page)

    with override_settings(PROXIES=["192.0.2.0/24"]):
        ask(cache, HTTP_X_FORWARDED_PROTO="https", REMOTE_ADDR="192.0.2.7")
        ask(cache, HTTP_X_FORWARDED_PROTO="https", REMOTE_ADDR="198.51.100.7")

    assert len(page.asked) == 2


def test_memory_has_a_limit(node):
    cache = node(Page(body=b"x" * 3000), limit_bytes=100_000)

    for number in range(60):
        ask(cache, path=f"/{number}")

    assert cache.store.size_bytes <= 100_000
    assert 20 <= len(cache.store) < 60


def test_a_part_that_is_the_same_for_everybody_is_given_to_htmx_too(node):
    page = Page()
    cache = node(page)

    ask(cache, "/map/fragment", HTTP_HX_REQUEST="true")
    ask(cache, "/map/fragment", HTTP_HX_REQUEST="true")

    assert len(page.asked) == 1
