"""Directions, forms of cooperation, and what is done under them."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mosty.activities import panels, queries
from mosty.activities.linked import linked_data
from mosty.activities.models import Activity, CooperationForm, Direction, SdgTarget
from mosty.activities.panels import Place
from mosty.places.models import Country
from mosty.ui.methods import require_safe


@require_safe
def directions(request):
    context = {
        "title": _("Directions of cooperation"),
        "headings": counted(Direction, request.user),
        "is_forms": False,
        "promise": _("What the institution works towards, and what is done for it."),
    }
    return render(request, "activities/portal/headings.html", context)


@require_safe
def forms(request):
    context = {
        "title": _("Forms of cooperation"),
        "headings": counted(CooperationForm, request.user),
        "is_forms": True,
        "promise": _("By which means the institution and its partners work."),
    }
    return render(request, "activities/portal/headings.html", context)


def counted(model, user):
    """Standing headings, each with `done`: how many visible activities it has."""
    visible = Activity.objects.visible_to(user)
    done = Count("activities", filter=Q(activities__in=visible), distinct=True)
    return model.objects.filter(is_archived=False).annotate(done=done)


@require_safe
def direction(request, number):
    one = get_object_or_404(Direction, number=number, is_archived=False)
    context = heading_context(request, one, Place.DIRECTION)
    if one.serves_sdg:
        targets = queries.targets_served(request.user)
        context["targets"] = [target for target in targets if target.served]
        context["targets_unserved"] = [one for one in targets if not one.served]
    return render(request, "activities/portal/heading.html", context)


@require_safe
def form(request, number):
    one = get_object_or_404(CooperationForm, number=number, is_archived=False)
    context = heading_context(request, one, Place.FORM)
    return render(request, "activities/portal/heading.html", context)


def heading_context(request, heading, place):
    """The page of a direction or a form.

    `?target=4.7` shows instead all activities that serve an SDG target.
    """
    is_direction = place is Place.DIRECTION
    target = target_asked(request) if is_direction else None
    activities = heading.activities.visible_to(request.user)
    if target is not None:
        served = Activity.objects.filter(sdg_contributions__target=target)
        activities = served.visible_to(request.user)
    standing = type(heading).objects.filter(is_archived=False)
    return {
        "heading": heading,
        "over_line": _("Direction") if is_direction else _("Form of cooperation"),
        "list_url": reverse(f"activities:{'directions' if is_direction else 'forms'}"),
        "list_title": _("Directions") if is_direction else _("Forms of cooperation"),
        "all_title": _("All directions") if is_direction else _("All forms"),
        "others_title": _("Other directions") if is_direction else _("Other forms"),
        "groups": queries.by_kind(activities),
        "countries": countries_of(activities),
        "target": target,
        "panels": panels.panels(place, heading, user=request.user, on=localdate()),
        "others": standing.exclude(pk=heading.pk),
    }


def target_asked(request):
    code = request.GET.get("target")
    if not code:
        return None
    if "\0" in code:  # no text of PostgreSQL holds it
        raise Http404
    return get_object_or_404(SdgTarget, code=code)


def countries_of(activities):
    """Countries, each with `done`: in how many of the activities it takes part."""
    shown = activities.order_by().values("pk")
    return (
        Country.objects.filter(activities__in=shown)
        .annotate(
            done=Count("activities", filter=Q(activities__in=shown), distinct=True)
        )
        .order_by("-done", "sort_ru")
    )


@require_safe
def activity(request, pk):
    """An activity; one that has a page in its own room is shown there."""
    visible = queries.for_lists(Activity.objects.visible_to(request.user))
    one = get_object_or_404(visible, pk=pk)
    if one.kind_said.url is not None:
        return redirect(one.get_absolute_url())
    participants = queries.participants(one, user=request.user)
    partners = [part.organisation for part in participants]
    context = {
        "activity": one,
        "participants": participants,
        "linked_data": linked_data(one, partners),
        **queries.outcome(one, user=request.user),
        "contributions": one.sdg_contributions.select_related("target"),
    }
    return render(request, "activities/portal/activity.html", context)
