"""Which pages are the same for every visitor, and the parameters that each knows."""

from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation

from mosty.config.pagecache.asking import LONGEST_QUERY, canonical_query

LONGEST_PATH = 500
PLAIN = frozenset()
LISTED = {
    "portal:home": PLAIN,
    "portal:map": PLAIN,
    "portal:country": PLAIN,
    "portal:region": PLAIN,
    "portal:countries": PLAIN,
    "portal:data": PLAIN,
    "agreements:agreement": PLAIN,
    "partners:partner": PLAIN,
    "projects:projects": PLAIN,
    "projects:project": PLAIN,
    "activities:directions": PLAIN,
    "activities:direction": PLAIN,
    "activities:forms": PLAIN,
    "activities:form": PLAIN,
    "activities:activity": PLAIN,
    "pages:news": frozenset({"page"}),
    "pages:news_item": PLAIN,
    "pages:page": PLAIN,
}


@lru_cache(maxsize=4096)
def canonical_address(path: str, query: str) -> str | None:
    """The query of a listed page in canonical form; None if the page is not kept.

    `path` and `query` stand as WSGI gives them.
    """
    if len(path) > LONGEST_PATH or len(query) > LONGEST_QUERY:
        return None
    name = name_of(path.encode("latin-1").decode("utf-8", "replace"))
    return canonical_query(query, LISTED[name]) if name in LISTED else None


def name_of(path: str) -> str:
    """The full name of the view at a path, whatever the language; or nothing."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        try:
            return resolve(path).view_name
        except Resolver404:
            return ""
