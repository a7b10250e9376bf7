"""The statutory page for everybody, its files, and the block for another site."""

import hashlib

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mosty.institution import context as institutions
from mosty.journal import snapshots
from mosty.listings.exports import FORMATS
from mosty.sveden import block, exports, page, standing
from mosty.ui.bilingual import current_language
from mosty.ui.methods import require_safe
from mosty.ui.middleware import policy_text

kept = snapshots.Kept(standing.shown)


def shown(request) -> standing.Shown:
    """What the page shows, composed once for the same data."""
    return kept.value(snapshots.of(request))


@require_safe
def section(request):
    """`/sveden/` has one subsection here."""
    return redirect("sveden:inter")


@require_safe
def inter(request, number=1):
    try:
        context = page.context_of(shown(request), number)
    except LookupError as error:
        raise Http404 from error
    context["downloads"] = [
        {
            "name": form.upper(),
            "url": reverse("sveden:file", kwargs={"form": form}),
            "purpose": exports.PURPOSES[form],
        }
        for form in FORMATS
    ]
    return render(request, "sveden/portal/inter.html", context)


@require_safe
def file(request, form):
    if form not in FORMATS:
        raise Http404
    publisher = institutions.of(request).name
    return exports.answer(shown(request), form, publisher=publisher)


@require_safe
def fragment(request):
    """The block; any other site may fetch it, from a server or from a page."""
    text = block.fragment(shown(request), language=current_language())
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(text)
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Security-Policy"] = policy_text(style_src=block.style_source())
    return response
