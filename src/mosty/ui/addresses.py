"""Addresses of pages: worked out once in each language, and the way back."""

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

ANY_NUMBER = 987654321
BACK, LONGEST_BACK = "back", 500


def page(url_name: str) -> str:
    """The address of a page that takes nothing, in the reader's language."""
    return _page(url_name, get_language())


def numbered(url_name: str, **named: int) -> str:
    """The address of a page that takes one whole number: `pk=7`, `number=3`."""
    ((name, number),) = named.items()
    before, after = _around(url_name, name, get_language())
    return f"{before}{number}{after}"


def coded(url_name: str, code: str) -> str:
    """The address of a country or a region: a page that takes one of few codes."""
    return _coded(url_name, code, get_language())


def with_way_back(url: str, back: str) -> str:
    """The address with the page to return to; `came_from` reads it there."""
    if not back:
        return url
    sign = "&" if "?" in url else "?"
    return f"{url}{sign}{urlencode({BACK: back})}"


def came_from(request, otherwise: str) -> str:
    """The page of this site to which the reader asked to return, else `otherwise`."""
    asked = request.GET.get(BACK, "")[:LONGEST_BACK]
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, None)
    return asked if is_ours else otherwise


@lru_cache(maxsize=256)
def _page(url_name, _language):
    return reverse(url_name)


@lru_cache(maxsize=256)
def _around(url_name, name, _language):
    address = reverse(url_name, kwargs={name: ANY_NUMBER})
    before, _number, after = address.partition(str(ANY_NUMBER))
    return before, after


@lru_cache(maxsize=2048)
def _coded(url_name, code, _language):
    return reverse(url_name, kwargs={"code": code})
