"""The desk: what needs this person today, and where to go on."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import is_staff
from mosty.institution import context as institution
from mosty.journal import snapshots
from mosty.office.today import steps_of, today_of
from mosty.ui.bilingual import current_language
from mosty.ui.methods import require_safe


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def desk(request):
    today = localdate()
    held = today_of(
        request.user,
        on=today,
        jurisdiction=institution.of(request).country_code,
        language=current_language(),
        snapshot=snapshots.of(request),
    )
    own = [task for task in held.tasks if task.is_own]
    common = [task for task in held.tasks if not task.is_own]
    context = {
        "today": today,
        "own": own,
        "common": common,
        "waiting": sum(task.count for task in own),
        "waiting_for_all": sum(task.count for task in common),
        "recent": held.recent,
        "steps": held.steps,
        "lacks": held.lacks,
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
