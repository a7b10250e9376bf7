"""All of what the desk shows the first few of."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.partners import desk
from mosty.partners.rules import may_keep
from mosty.ui.methods import require_safe

WAITING = "partners/office/waiting.html"


@never_cache
@require_safe
@login_required
@guarded(may_keep)
def due_steps(request):
    """Steps that are overdue or due within a week."""
    today = localdate()
    rows = desk.rows_of_steps(request.user, today)
    lines = [desk.step_line(one, today) for one in rows]
    return render(request, WAITING, {"title": _("Steps that are due"), "lines": lines})


@never_cache
@require_safe
@login_required
@guarded(may_keep)
def silent(request):
    """Partners with agreements that nobody has spoken to for half a year."""
    rows = desk.rows_of_silent(request.user, localdate())
    lines = [desk.silent_line(one) for one in rows]
    title = _("Partners not spoken to for half a year")
    return render(request, WAITING, {"title": title, "lines": lines})
