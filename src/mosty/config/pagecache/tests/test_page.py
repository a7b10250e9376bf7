import gzip

import brotli
import pytest

from mosty.config.pagecache.page import Page, answer, is_for_everybody
from mosty.config.pagecache.tests.factories import HTML, environment

BODY = ("<p>Реестр соглашений</p>" * 100).encode()


def given(page, accepted="", **headers):
    told = {}

    def start_response(status, pairs):
        told["status"], told["headers"] = status, dict(pairs)

    parts = answer(page.form(accepted), environment(**headers), start_response)
    return told["status"], told["headers"], b"".join(parts)


@pytest.mark.parametrize(
    ("accepted", "unpacked"),
    [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)],
)
def test_each_form_is_the_same_page(accepted, unpacked):
    status, headers, body = given(Page(BODY, HTML), accepted)

    assert unpacked(body) == BODY
    assert headers.get("Content-Encoding", "") == accepted
    assert headers["Content-Length"] == str(len(body))
    assert (status, headers["Vary"]) == (
        "200 OK",
        "Accept-Encoding, Cookie, HX-Request",
    )


def test_browser_asks_again_each_time():
    assert given(Page(BODY, HTML))[1]["Cache-Control"] == "no-cache"


def test_each_form_has_a_tag_of_its_own():
    page = Page(BODY, HTML)

    tags = {given(page, accepted)[1]["ETag"] for accepted in ("br", "gzip", "")}

    assert len(tags) == 3


def test_tag_is_the_same_on_another_node_and_another_for_other_headers():
    assert Page(BODY, HTML).digest == Page(BODY, HTML).digest
    assert Page(BODY, [("Content-Language", "en"), *HTML]).digest != (
        Page(BODY, HTML).digest
    )


def test_unchanged_page_is_not_sent_again():
    page = Page(BODY, HTML)
    tag = given(page, "br")[1]["ETag"]

    status, headers, body = given(page, "br", HTTP_IF_NONE_MATCH=tag)

    assert (status, body) == ("304 Not Modified", b"")
    assert headers == {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding, Cookie, HX-Request",
    }


def test_head_has_the_headers_and_no_body():
    page = Page(BODY, HTML)

    assert given(page, method="HEAD") == (*given(page)[:2], b"")


def test_small_pages_and_pictures_are_not_compressed():
    assert given(Page(b"ok", HTML), "br")[1].get("Content-Encoding") is None
    picture = Page(BODY, [("Content-Type", "image/png")])
    assert given(picture, "br")[1].get("Content-Encoding") is None


def test_size_counts_every_form():
    page = Page(BODY, HTML)
    before = page.size_bytes

    packed = page.form("br")

    assert page.size_bytes == before + len(packed.body)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Set-Cookie", "a=b")], b""),
        ([("Cache-Control", "max-age=0, no-store")], b""),
        ([("cache-control", "private")], b""),
        ([("Vary", "*")], b""),
        ([], b'<input name="csrfmiddlewaretoken" value="x">'),
    ],
)
def test_answer_for_one_visitor_is_recognised(headers, body):
    assert not is_for_everybody([*HTML, *headers], body)


def test_answer_for_everybody_is_recognised():
    assert is_for_everybody([*HTML, ("Vary", "Cookie, Accept-Language")], BODY)
