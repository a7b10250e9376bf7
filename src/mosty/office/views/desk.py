"""The desk: what needs this person today, and where to go on."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache

from mosty.access.desk import first_steps_for, tasks_for
from mosty.access.guards import guarded
from mosty.access.rules import is_staff
from mosty.institution import context as institution
from mosty.office.health import lacks
from mosty.office.recent import recent_work
from mosty.ui.methods import require_safe


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def desk(request):
    today = localdate()
    tasks = tasks_for(request.user, on=today)
    country = institution.of(request).country_code
    context = {
        "today": today,
        "tasks": tasks,
        "waiting": sum(task.count for task in tasks),
        "recent": recent_work(request.user),
        "steps": steps_left(request.user),
        "lacks": lacks(request.user, on=today, jurisdiction=country),
    }
    return render(request, "office/desk.html", context)


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def first_steps(request):
    """The guide of an institution that has just begun."""
    context = {"steps": steps_of(request.user)}
    return render(request, "office/first_steps.html", context)


def steps_of(user) -> list[dict]:
    return [
        {
            "title": one.title,
            "text": one.text,
            "url": reverse(one.url_name),
            "is_done": one.is_done(),
        }
        for one in first_steps_for(user)
    ]


def steps_left(user) -> list[dict]:
    """The next first steps, none once all are taken."""
    return [one for one in steps_of(user) if not one["is_done"]]
