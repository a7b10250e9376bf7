"""A listing's answer to a request: the whole page, its part for HTMX, or a file."""

import re

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from mosty.institution import context as institutions
from mosty.journal import snapshots
from mosty.listings import counting, exports, narrowing
from mosty.listings.asked import understood
from mosty.listings.envelope import envelope
from mosty.listings.listing import Listing, Viewing
from mosty.listings.shown import Shown
from mosty.listings.wording import wording_of
from mosty.ui.bilingual import current_language

LONGEST_NAME = 80
PLAIN = re.compile("[a-z0-9_-]{1,20}")


def viewing_of(request) -> Viewing:
    at = timezone.now()
    return Viewing(
        user=request.user,
        on=timezone.localdate(at),
        at=at,
        language=current_language(),
        snapshot=snapshots.of(request),
    )


def page(request, listing: Listing, template: str, context=None):
    """The list in its page; for HTMX only the part that changes.

    The template gets `shown`; `context` may be a callable over `Shown`, so that
    what the part does not need is not asked for.
    """
    shown = Shown(listing, request.GET, viewing_of(request), path=request.path)
    if request.htmx and request.htmx.target == shown.part:
        answer = render(
            request, "listings/listing.html", {"shown": shown, "is_part": True}
        )
        answer["HX-Push-Url"] = shown.address
    elif has_empty_answers(listing, request.GET):
        return redirect(shown.address)
    else:
        more = context(shown) if callable(context) else context or {}
        answer = render(request, template, {"shown": shown, **more})
    patch_vary_headers(answer, ["HX-Request", "HX-Target"])
    return answer


def has_empty_answers(listing, query) -> bool:
    """Whether a form sent fields that nobody filled in."""
    return any(
        not value
        for name in listing.known_parameters()
        for value in query.getlist(name)
    )


def download(request, listing: Listing, form: str):
    """Exactly what the list shows at this address, all pages of it, as a file."""
    if form not in exports.FORMATS:
        raise Http404
    viewing = viewing_of(request)
    asked = understood(listing, request.GET, viewing)
    wording = wording_of(listing, asked.text, viewing)
    counted = counting.count(listing, asked, viewing, wording)
    rows = narrowing.all_rows(listing, asked, viewing, wording=wording, counted=counted)
    about = None
    if form == "json":
        about = envelope(
            rows,
            name=listing.name,
            title=listing.title,
            publisher=institutions.of(request).name,
        )
    return exports.answer(
        rows,
        listing.fields,
        form,
        name=file_name(listing, asked),
        title=listing.title,
        about=about,
    )


def file_name(listing, asked) -> str:
    """`agreements-by`: the list, and by what it is narrowed."""
    keys = [value for _name, value in asked.filter_pairs if PLAIN.fullmatch(value)]
    found = ["found"] if asked.text else []
    return "-".join([listing.name, *found, *keys])[:LONGEST_NAME]
