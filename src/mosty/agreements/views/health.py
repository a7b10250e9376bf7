"""The health of the register: what is wrong with it, and where that is mended."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import rules
from mosty.agreements.health.page import REGISTER, health_of
from mosty.agreements.register import REGISTER as LISTING
from mosty.institution import context as institutions
from mosty.journal import snapshots
from mosty.ui.bilingual import current_language
from mosty.ui.methods import require_safe


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def health(request):
    held = health_of(
        request.user,
        on=localdate(),
        jurisdiction=institutions.of(request).country_code,
        language=current_language(),
        snapshot=snapshots.of(request),
    )
    context = {
        "health": held,
        "may_mend": rules.may_keep(request.user),
        "bulk": {one.name: one.title for one in LISTING.bulk},
        "listing": REGISTER,
    }
    return render(request, "agreements/office/health.html", context)
