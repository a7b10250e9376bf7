"""Rounds in the office: their groups of zones, windows, tracks, check list, release."""

from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.olympiad import rules
from mosty.olympiad.actions import rounds
from mosty.olympiad.checklist import checklist, said
from mosty.olympiad.forms.setting import (
    GroupForm,
    MoveForm,
    ReasonForm,
    RoundForm,
    TrackForm,
)
from mosty.olympiad.freezing import open_groups, stands_open
from mosty.olympiad.models import Edition, Round, Track, Variant, ZoneGroup
from mosty.olympiad.views.entering import answered, confirmed, form_page
from mosty.olympiad.views.setting import address as edition_address
from mosty.olympiad.views.setting import called
from mosty.ui import zones
from mosty.ui.addresses import numbered
from mosty.ui.methods import answers_to, require_safe

# Where the hours of a group without named zones are shown as an example.
EXAMPLES = ("Europe/Kaliningrad", "Europe/Moscow", "Asia/Vladivostok", "Europe/Lisbon")
SHOWN = 4


def found(pk) -> Round:
    rows = Round.objects.select_related("edition__activity", "unchecked_by__person")
    return get_object_or_404(rows, pk=pk)


def address(one: Round) -> str:
    return numbered("olympiad_office:round", pk=one.pk)


def group_found(pk) -> ZoneGroup:
    rows = ZoneGroup.objects.select_related("round__edition__activity")
    return get_object_or_404(rows, pk=pk)


def hours_of(group: ZoneGroup) -> list[dict]:
    """A group's window in some of its zones: there, and in UTC."""
    language = (get_language() or "ru")[:2]
    named = group.zones or [one for one in EXAMPLES if one not in others_named(group)]
    told = []
    for name in named[:SHOWN]:
        opens, closes = group.window.within(ZoneInfo(name))
        there = [one.astimezone(ZoneInfo(name)) for one in (opens, closes)]
        told.append(
            {
                "zone": zones.spoken(name, language=language, at=opens),
                "there": between(*there),
                "utc": between(opens, closes),
            }
        )
    return told


def between(opens, closes) -> str:
    """Two moments in their own zones, as text: a template would move them."""
    return f"{opens:%d.%m.%Y %H:%M} – {closes:%d.%m.%Y %H:%M}"


def others_named(group: ZoneGroup) -> set[str]:
    rest = ZoneGroup.objects.filter(round=group.round_id).exclude(pk=group.pk)
    return {zone for zones_ in rest.values_list("zones", flat=True) for zone in zones_}


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def round_page(request, pk):
    one, now = found(pk), timezone.now()
    groups = list(one.groups.all())
    for group in groups:
        group.round = one
    papers = one.papers.select_related("track").prefetch_related("variants", "pool")
    context = {
        "round": one,
        "edition": one.edition,
        "title": said(one),
        "groups": [
            {
                "group": group,
                "hours": hours_of(group),
                "is_open": stands_open(group, now=now),
                "more": max(len(group.zones) - SHOWN, 0),
            }
            for group in groups
        ],
        "papers": papers,
        "variants": Variant.objects.filter(paper__round=one).count(),
        "list": checklist(one),
        "is_open": bool(open_groups([one], now=now)),
        "has_attempts": one.attempts.exists(),
    }
    return render(request, "olympiad/office/setting_round.html", context)


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def check_list(request, pk):
    one = found(pk)
    context = {
        "round": one,
        "list": checklist(one),
        "may_accept": one.is_rehearsal or one.edition.is_practice,
    }
    return render(request, "olympiad/office/setting_checklist.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def add_round(request, pk):
    edition = get_object_or_404(Edition, pk=pk)
    return form_page(
        request,
        RoundForm,
        lambda form: rounds.add_round(edition, by=request.user, **form.values()),
        title=_("Add a round"),
        over=called(edition),
        back=edition_address(edition),
        to=address,
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def edit_round(request, pk):
    one = found(pk)
    return form_page(
        request,
        RoundForm,
        lambda form: rounds.revise_round(
            one, form.values(), by=request.user, expected=form.expected()
        ),
        title=_("Edit the round"),
        over=said(one),
        back=address(one),
        options={"thing": one},
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def add_track(request, pk):
    edition = get_object_or_404(Edition, pk=pk)
    return form_page(
        request,
        TrackForm,
        lambda form: rounds.add_track(edition, by=request.user, **form.values()),
        title=_("Add a track"),
        over=called(edition),
        back=edition_address(edition),
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def edit_track(request, pk):
    track = get_object_or_404(Track, pk=pk)
    return form_page(
        request,
        TrackForm,
        lambda form: rounds.revise_track(
            track, form.values(), by=request.user, expected=form.expected()
        ),
        title=_("Edit the track"),
        over=called(track.edition),
        back=edition_address(track.edition),
        options={"thing": track},
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def add_group(request, pk):
    one = found(pk)
    return form_page(
        request,
        GroupForm,
        lambda form: rounds.add_group(one, by=request.user, **form.told()),
        title=_("Add a group of zones"),
        over=said(one),
        back=address(one),
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def edit_group(request, pk):
    group = group_found(pk)
    return form_page(
        request,
        GroupForm,
        lambda form: rounds.revise_group(group, form.told(), by=request.user),
        title=_("Edit the group"),
        over=said(group.round),
        back=address(group.round),
        options={"thing": group},
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def move_window(request, pk):
    group = group_found(pk)
    return form_page(
        request,
        MoveForm,
        lambda form: rounds.move_window(
            group,
            form.values(),
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
        title=_("Move the window"),
        over=said(group),
        back=address(group.round),
        text=_(
            "A window that stands open is moved too. Those who work already keep the end "
            "that they were told."
        ),
        words=_("The window is moved; the journal keeps the reason."),
        options={"thing": group},
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def unchecked(request, pk):
    one = found(pk)
    return form_page(
        request,
        ReasonForm,
        lambda form: rounds.accept_unchecked(
            one, reason=form.cleaned_data["reason"], by=request.user
        ),
        title=_("Accept unchecked tasks"),
        over=said(one),
        back=numbered("olympiad_office:checklist", pk=one.pk),
        text=_(
            "A rehearsal or a practice may have tasks that no second person has checked. "
            "Your name and the reason stand on the check list."
        ),
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def remove_group(request, pk):
    group = group_found(pk)
    return confirmed(
        request,
        lambda: rounds.remove_group(group, by=request.user),
        title=_("Remove the group"),
        text=_(
            "Its window and its variants go. Its zones fall to the group for all others."
        ),
        over=said(group.round),
        back=address(group.round),
        words=_("The group is removed."),
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def remove_round(request, pk):
    one = found(pk)
    return confirmed(
        request,
        lambda: rounds.remove_round(one, by=request.user),
        title=_("Remove the round"),
        text=_("Its groups, papers and variants go with it; tasks stay in the bank."),
        over=said(one),
        back=address(one),
        words=_("The round is removed."),
        to=edition_address(one.edition),
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def take_back(request, pk):
    one = found(pk)
    return confirmed(
        request,
        lambda: rounds.take_back(one, by=request.user),
        title=_("Take the release back"),
        text=_(
            "The round does not open until it is released again. While a window stands open "
            "this is refused."
        ),
        over=said(one),
        back=address(one),
        words=_("The release is taken back."),
    )


@answers_to("POST")
@login_required
@guarded(rules.may_set)
def release(request, pk):
    one = found(pk)
    return answered(
        request,
        lambda: rounds.release(one, by=request.user),
        words=_("The round is released: it opens by itself in its windows."),
        to=address(one),
        otherwise=numbered("olympiad_office:checklist", pk=one.pk),
    )
