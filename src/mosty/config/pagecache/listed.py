"""Which pages are the same for every visitor, and the parameters that each knows."""

from dataclasses import fields
from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation

from mosty.agreements.listing import AGREEMENTS
from mosty.config.pagecache.asking import LONGEST_QUERY, canonical_query
from mosty.partners.listing import PARTNERS
from mosty.portal.listed import Question
from mosty.projects.asked import Asked

LONGEST_PATH = 500
PLAIN = frozenset()
OF_PLACES = frozenset(field.name for field in fields(Question))
LISTED = {
    "portal:home": PLAIN,
    "portal:map": PLAIN,
    "portal:map_fragment": PLAIN,
    "portal:countries": OF_PLACES,
    "portal:country": PLAIN,
    "portal:region": PLAIN,
    "portal:data": PLAIN,
    "agreements:register": frozenset(AGREEMENTS.known_parameters()),
    "agreements:agreement": PLAIN,
    "partners:partners": frozenset(PARTNERS.known_parameters()),
    "partners:partner": PLAIN,
    "projects:projects": frozenset(field.name for field in fields(Asked)),
    "projects:project": PLAIN,
    "sveden:inter": PLAIN,
    "sveden:inter_slash": PLAIN,
    "sveden:inter_page": PLAIN,
    "activities:directions": PLAIN,
    "activities:direction": frozenset({"target"}),
    "activities:forms": PLAIN,
    "activities:form": PLAIN,
    "activities:activity": PLAIN,
    "pages:news": frozenset({"page"}),
    "pages:news_item": PLAIN,
    "pages:page": PLAIN,
    "data_schema": PLAIN,
    "agreements_feed": PLAIN,
    "news_feed": PLAIN,
    "calendar": PLAIN,
    "robots": PLAIN,
    "sitemap": PLAIN,
    "sitemap_section": frozenset({"p"}),
}
# Answers that are a part of a page whoever asks, so HTMX may have them from here.
PARTS = frozenset({"portal:map_fragment"})


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


@lru_cache(maxsize=64)
def is_part(path: str) -> bool:
    """Whether a path names an answer that is a part of a page, and nothing else."""
    return name_of(path.encode("latin-1").decode("utf-8", "replace")) in PARTS
