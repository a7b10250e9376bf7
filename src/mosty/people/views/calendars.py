"""One's own calendar: its secret address, and what a calendar program reads there."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import anybody, signed_in
from mosty.people import actions, calendars
from mosty.people.models import CalendarLink
from mosty.ui.methods import answers_to, require_safe

TOO_MANY, NOT_MODIFIED, AN_HOUR = 429, 304, "3600"
LIMITS = {"read": "60/h/key", "guess": "30/10m/ip"}


@never_cache
@require_safe
@login_required
@guarded(signed_in)
def calendar(request):
    """The address, how to add it, and whether a program reads it."""
    link = CalendarLink.objects.filter(user=request.user).exclude(nonce="").first()
    address = actions.calendar_address(link) if link else ""
    context = {
        "link": link,
        "address": address,
        "subscribing": f"webcal://{address.partition('://')[2]}" if address else "",
    }
    return render(request, "people/portal/calendar.html", context)


@answers_to("POST")
@login_required
@guarded(signed_in)
def open_calendar(request):
    """A first address, or a new one instead of that which became known."""
    held = CalendarLink.objects.filter(user=request.user).exclude(nonce="")
    is_first = not held.exists()
    actions.open_calendar(request.user, by=request.user)
    if is_first:
        words = _("The calendar has its address: add it to your calendar program.")
    else:
        words = _("The calendar has its address. The one before leads nowhere.")
    messages.success(request, words)
    return redirect("people:calendar")


@answers_to("POST")
@login_required
@guarded(signed_in)
def shut_calendar(request):
    actions.shut_calendar(request.user, by=request.user)
    messages.success(request, _("The calendar has no address any more."))
    return redirect("people:calendar")


@require_safe
@guarded(anybody)
def feed(request, token):
    """The calendar, without signing in: who has the address reads it."""
    link = actions.link_by(token)
    if link is None:
        if not may_ask(request, "guess"):
            return too_often()
        raise Http404
    if not may_ask(request, "read", key=str(link.user_id)):
        return too_often()
    now = timezone.now()
    on = timezone.localdate(now)
    actions.note_reading(link, now=now)
    body = calendars.calendar_of(
        actions.reader_of(link, on), made_at=link.made_at, on=on
    )
    tag = calendars.mark_of(body)
    if tag in request.headers.get("If-None-Match", ""):
        answer = HttpResponse(status=NOT_MODIFIED)
    else:
        answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'inline; filename="mosty.ics"'
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def may_ask(request, action, *, key=None) -> bool:
    """Programs of many people come from one address: whoever has the secret is
    counted by their calendar, whoever guesses by where they guess from."""
    return bool(
        ratelimit.consume(
            request,
            app="people.calendar",
            action=action,
            config=LIMITS,
            key=key,
            limit_get=True,
        )
    )


def too_often() -> HttpResponse:
    answer = HttpResponse(
        _("Too many attempts. Wait an hour, then try again."),
        status=TOO_MANY,
        content_type="text/plain; charset=utf-8",
    )
    answer["Retry-After"] = AN_HOUR
    return answer
