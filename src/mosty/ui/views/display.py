"""The display panel: a plain form whose answer is remembered in a cookie."""

from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from mosty.ui.display import CHOICES, COOKIE, COOKIE_AGE_S, Display, display_of
from mosty.ui.methods import require_safe


@never_cache
@require_safe
def display(request):
    """Show the panel; with an answer in the address, remember it and go back."""
    if "reset" in request.GET:
        return remembered(request, Display())
    if CHOICES.keys() & request.GET.keys():
        return remembered(request, display_of(request.GET))
    return render(request, "ui/display.html", {"back": way_back(request)})


def remembered(request, chosen):
    response = redirect(way_back(request))
    value = str(chosen)
    if not value:
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    response.set_cookie(
        COOKIE,
        value,
        max_age=COOKIE_AGE_S,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
    return response


def way_back(request) -> str:
    """A path on this host: the page before, else the one asked for, else home."""
    panel = reverse("ui:display")
    candidates = (request.headers.get("Referer", ""), request.GET.get("next", ""))
    for address in candidates:
        if not url_has_allowed_host_and_scheme(address, {request.get_host()}):
            continue
        parts = urlsplit(address)
        path = "/" + parts.path.lstrip("/")
        if path == panel:
            continue
        return f"{path}?{parts.query}" if parts.query else path
    return panel.removesuffix("display") or "/"
