"""The record of a partner: all that is known, and what can be done."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.partners.models import KeptOrganisation
from mosty.partners.rules import may_keep, may_read
from mosty.ui.methods import require_safe


@never_cache
@require_safe
@login_required
@guarded(may_read, KeptOrganisation)
def record(request, organisation):
    context = {"one": organisation, "can_keep": may_keep(request.user)}
    return render(request, "partners/office/record.html", context)
