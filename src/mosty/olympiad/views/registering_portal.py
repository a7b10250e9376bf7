"""Pupils entered by coordinators of schools and partners; how to take part."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import anybody
from mosty.olympiad import rules
from mosty.olympiad.actions.registering import is_open
from mosty.olympiad.cards import window_of
from mosty.olympiad.desks import lists_of, seats_of, standings
from mosty.olympiad.models import Edition
from mosty.olympiad.views import registering as pages
from mosty.olympiad.views.registering import PORTAL
from mosty.ui.bilingual import current_language
from mosty.ui.methods import answers_to, require_safe

MOSCOW = "Europe/Moscow"


def current() -> list[Edition]:
    rows = Edition.objects.filter(is_practice=False, is_closed=False)
    rows = rows.filter(activity__audience="public", activity__is_archived=False)
    return list(rows.select_related("activity").order_by("-pk"))


@require_safe
@guarded(anybody)
def part(request):
    """Who may enter pupils, until when, when each round stands open."""
    today, language = localdate(), current_language()
    told = [
        {
            "edition": one,
            "is_open": is_open(one, today),
            "windows": windows(one, language),
            "tracks": list(one.tracks.all()),
        }
        for one in current()
    ]
    context = {"editions": told, "may_enter": rules.may_enter(request.user)}
    return render(request, "olympiad/registering/part.html", context)


def windows(edition: Edition, language: str) -> list[str]:
    """Each group's window, by the clock of Moscow or of a place of the group."""
    return [
        window_of(one, group, group.zones[0] if group.zones else MOSCOW, language)
        for one in edition.rounds.prefetch_related("groups")
        for group in one.groups.all()
    ]


@never_cache
@require_safe
@login_required
@guarded(rules.may_enter)
def pupils(request):
    """Open editions, one's seats and quotas, one's lists."""
    seats = seats_of(request.user)
    keys = {one.organisation.pk for one in seats if one.how == "partner"}
    today = localdate()
    editions = [
        {
            "edition": one,
            "is_open": is_open(one, today),
            "standings": [
                each for each in standings(one) if each.quota.organisation_id in keys
            ],
        }
        for one in current()
    ]
    context = PORTAL.context(
        seats=seats,
        editions=editions,
        lists=lists_of(request.user).order_by("-entered_at"),
    )
    return render(request, "olympiad/registering/pupils.html", context)


def page(view, *methods):
    """The shared page as it stands in the portal."""

    @never_cache
    @answers_to(*methods)
    @login_required
    @guarded(rules.may_enter)
    def wrapper(request, pk):
        return view(request, PORTAL, pk)

    return wrapper


enter = page(pages.enter, "GET", "HEAD", "POST")
a_list = page(pages.a_list, "GET", "HEAD")
sheet = page(pages.sheet, "GET", "HEAD")
sheet_pdf = page(pages.sheet_pdf, "GET", "HEAD", "POST")
replace = page(pages.replace, "POST")
withdraw = page(pages.withdraw, "GET", "HEAD", "POST")
