from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.config.pagecache.asking import (
    bare_environment,
    best_encoding,
    canonical_query,
    cookie_value,
    is_named,
)
from mosty.config.pagecache.tests.factories import KNOWN, environment

values = st.text(st.characters(codec="utf-8"), max_size=8)
pairs = st.lists(st.tuples(st.sampled_from(sorted(KNOWN)), values), max_size=6)


def said(query):
    """What a query says to Django: the values of each name, in order."""
    found = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        found.setdefault(name, []).append(value)
    return found


@given(pairs)
def test_canonical_query_says_the_same(many):
    query = urlencode(many)

    assert said(canonical_query(query, KNOWN)) == said(query)


@given(pairs)
def test_canonical_query_is_canonical(many):
    once = canonical_query(urlencode(many), KNOWN)

    assert canonical_query(once, KNOWN) == once


@given(pairs, st.randoms())
def test_canonical_query_does_not_depend_on_the_order_of_names(many, dice):
    names = sorted({name for name, _value in many})
    dice.shuffle(names)
    other = [pair for name in names for pair in many if pair[0] == name]

    assert canonical_query(urlencode(other), KNOWN) == canonical_query(
        urlencode(many), KNOWN
    )


@given(pairs, pairs)
def test_canonical_query_differs_where_the_meaning_does(one, other):
    same = said(urlencode(one)) == said(urlencode(other))

    assert same == (
        canonical_query(urlencode(one), KNOWN)
        == canonical_query(urlencode(other), KNOWN)
    )


@pytest.mark.parametrize(
    "query",
    ["utm_source=x", "q=a&utm=b", "Q=a", "q=" + "a" * 3000, "&".join(["q=a"] * 100)],
)
def test_canonical_query_refuses_what_it_does_not_know(query):
    assert canonical_query(query, KNOWN) is None


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("", ""),
        ("identity", ""),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("gzip;q=0.2, identity;q=0.8", ""),
        ("gzip;q=nonsense", ""),
        ("GZIP", "gzip"),
    ],
)
def test_best_encoding_follows_the_header(accepted, encoding):
    assert best_encoding(accepted) == encoding


@given(st.text(max_size=40))
def test_best_encoding_bears_anything(accepted):
    assert best_encoding(accepted) in {"br", "gzip", ""}


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("mosty_display=size-125", "size-125"),
        ('a=b; mosty_display="size-125"; c=d', "size-125"),
        ("not_mosty_display=x", ""),
        ("mosty_display", ""),
        ("", ""),
    ],
)
def test_cookie_value_is_found(header, found):
    assert cookie_value(header, "mosty_display") == found


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ('"abc"', True),
        ('W/"abc"', True),
        ('"x", "abc"', True),
        ("*", True),
        ('"abcd"', False),
        ("", False),
    ],
)
def test_tag_is_recognised(header, named):
    assert is_named('"abc"', header) is named


def test_bare_environment_leaves_nothing_else_to_depend_on():
    full = environment(
        method="HEAD",
        query="b=1",
        HTTP_COOKIE="mosty_display=size-150; csrftoken=secret",
        HTTP_ACCEPT_LANGUAGE="en",
        HTTP_USER_AGENT="browser",
        HTTP_REFERER="http://elsewhere/",
        HTTP_IF_NONE_MATCH='"x"',
        HTTP_X_FORWARDED_HOST="evil.example.org",
    )

    bare = bare_environment(full, query="a=1", cookies="mosty_display=size-150")

    assert bare == environment(query="a=1", HTTP_COOKIE="mosty_display=size-150")
