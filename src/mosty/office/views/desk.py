"""The desk: what the house knows today."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.imports.models import Flag
from mosty.imports.page.wording import message
from mosty.institution import context as institution
from mosty.office.health import lacks
from mosty.access.rules import is_staff
from mosty.ui.methods import require_safe

SHOWN = 12


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def desk(request):
    today = localdate()
    open_flags = Flag.objects.filter(
        decision=Flag.Decision.OPEN, of_import__state="done"
    ).select_related("of_import")
    total = open_flags.count()
    country = institution.of(request).country_code
    context = {
        "today": today,
        "remarks": [told(flag) for flag in open_flags[:SHOWN]],
        "flags_total": total,
        "flags_left": total - SHOWN,
        "lacks": lacks(request.user, on=today, jurisdiction=country),
    }
    return render(request, "office/desk.html", context)


def told(flag) -> dict:
    """A remark in the reader's language, beside what stands in the source."""
    sentence = message(flag.code, flag.detail)
    return {
        "row": flag.row or "",
        "stands": flag.original,
        "sentence": sentence,
        "proposed": flag.proposed,
    }
