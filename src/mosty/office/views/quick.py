"""Quick search over everything: records, pages of the office, what can be begun."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.roles import audiences_of
from mosty.access.rules import is_staff
from mosty.office.context import beginnings_of, rail_of
from mosty.search.finding import LONGEST_QUERY, Results, find, suggest
from mosty.search.words import fold
from mosty.ui.bilingual import current_language
from mosty.ui.methods import require_safe

SHOWN = 30


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def search(request):
    """Everything this person may find, on one page."""
    text = text_of(request)
    results = find(text, limit=SHOWN, **reader_of(request)) if text else Results()
    context = {
        "text": text,
        "results": results,
        "found": found_in_office(results),
        "ways": ways(request, text),
    }
    return render(request, "office/search.html", context)


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def suggestions(request):
    """The same while one types."""
    text = text_of(request)
    results = suggest(text, **reader_of(request)) if text else Results()
    context = {
        "text": text,
        "results": results,
        "found": found_in_office(results),
        "ways": ways(request, text)[:4],
        "all_results": "?" + urlencode({"q": text}),
    }
    return render(request, "office/suggestions.html", context)


def found_in_office(results) -> list[tuple]:
    """Each hit with the address of its record in the office, else of its page."""
    return [
        (
            hit,
            reverse(hit.kind.office_url_name, kwargs={"pk": hit.object_id})
            if hit.kind.office_url_name
            else hit.url,
        )
        for hit in results.hits
    ]


def text_of(request) -> str:
    return request.GET.get("q", "").strip()[:LONGEST_QUERY]


def reader_of(request) -> dict:
    return {
        "audience": audiences_of(request.user),
        "at": timezone.now(),
        "language": current_language(),
    }


def ways(request, text) -> list[dict]:
    """Pages of the office and beginnings whose titles hold every word typed."""
    words = fold(text).split()
    if not words:
        return []
    places = [item for group in rail_of(request) for item in group["items"]]
    return [
        {"title": one["title"], "url": one["url"]}
        for one in (*beginnings_of(request.user), *places)
        if all(word in fold(str(one["title"])) for word in words)
    ]
