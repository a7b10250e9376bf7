"""Quick search over everything: records, pages of the office, what can be begun."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.roles import audiences_of
from mosty.access.rules import is_staff
from mosty.listings.answers import viewing_of
from mosty.listings.office.declaring import OFFICE
from mosty.office.context import beginnings_of, rail_of
from mosty.search.beside import Found, found_beside
from mosty.search.finding import LONGEST_QUERY, MOST_WORDS, Results, find, suggest
from mosty.search.words import fold
from mosty.ui.bilingual import current_language
from mosty.ui.methods import require_safe

SHOWN = 30
SHOWN_BESIDE = 10
SUGGESTED_BESIDE = 2
SHORTEST_WORD = 3


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def search(request):
    """Everything this person may find, on one page."""
    text = text_of(request)
    results = find(text, limit=SHOWN, **reader_of(request)) if text else Results()
    found = found_in_office(request.user, results)
    context = {
        "text": text,
        "results": results,
        "found": found,
        "others": others(request, text, most=SHOWN_BESIDE, found=found),
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
    found = found_in_office(request.user, results)
    context = {
        "text": text,
        "results": results,
        "found": found,
        "others": others(request, text, most=SUGGESTED_BESIDE, found=found),
        "ways": ways(request, text)[:4],
        "all_results": "?" + urlencode({"q": text}),
    }
    return render(request, "office/suggestions.html", context)


def found_in_office(user, results) -> list[tuple]:
    """Each hit with the address of its record in the office, else of its page."""
    return [(hit, office_page(user, hit) or hit.url) for hit in results.hits]


def office_page(user, hit) -> str:
    """The record's page in the office, empty where its rule does not let in."""
    kind = hit.kind
    if not kind.office_url_name:
        return ""
    keyword = kind.office_keyword
    kwargs = {keyword: hit.object_id} if keyword else {}
    address = reverse(kind.office_url_name, kwargs=kwargs)
    rule = getattr(resolve(address).func, "rule", None)
    return address if rule is None or rule(user) else ""


def others(request, text, *, most, found) -> list[tuple]:
    """What registers and finders hold beside the index, each once, under its label."""
    words = " ".join(text.split()[:MOST_WORDS])
    if not can_be_sought(words):
        return []
    known = {address for _hit, address in found}
    groups = [
        *found_in_registers(request, words, most=most + len(known)),
        *found_beside(words, request.user, most=most),
    ]
    told = []
    for label, hits in groups:
        new = [one for one in hits if one.url not in known][:most]
        known |= {one.url for one in new}
        if new:
            told.append((label, new))
    return told


def can_be_sought(words) -> bool:
    return any(len(word) >= SHORTEST_WORD or word.isdigit() for word in words.split())


def found_in_registers(request, words, *, most):
    """Rows of the registers that the index does not hold, for whom they are open."""
    viewing = viewing_of(request)
    for listing in OFFICE.values():
        if listing.finds is None or not listing.rule(request.user):
            continue
        seen = listing.seen_by(request.user)
        keys = listing.finds(words, viewing)
        rows = listing.visible(viewing).filter(pk__in=keys)
        name = next(one for one in seen.columns if one.is_name)
        rows = name.reads(rows) if name.reads else rows
        hits = [found_row(listing, name, row, viewing) for row in rows[:most]]
        if hits:
            yield listing.title, hits


def found_row(listing, name, row, viewing) -> Found:
    title = strip_tags(str(name.cell(row, viewing).text or row))
    return Found(title, listing.record(row))


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
    places = [item for group in rail_of(request) for item in group.items]
    return [
        {"title": one.title, "url": one.url}
        for one in (*beginnings_of(request.user), *places)
        if all(word in fold(one.title) for word in words)
    ]
