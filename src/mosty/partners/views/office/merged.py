"""Records that were merged: what became of them, and parting them again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.partners import actions
from mosty.partners.forms.merging import looks_sent, signed_looks
from mosty.partners.models import KeptOrganisation, Merge
from mosty.partners.rules import may_merge
from mosty.partners.since import came_along, since
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_merge, Merge)
def part(request, merge):
    """Show what parting brings back and what stays, then part."""
    refusal = ""
    if request.method == "POST":
        looks = looks_sent(request.POST.get("seen", ""))
        try:
            actions.unmerge(merge, by=request.user, seen=looks)
        except Refused as error:
            refusal = error.message
            merge.refresh_from_db()
        else:
            messages.success(request, _("The records are two again."))
            return redirect("partners_office:record", pk=merge.given_up_id)
    kept = KeptOrganisation._base_manager.get(pk=merge.kept_id)
    context = {
        "merge": merge,
        "one": kept,
        "refusal": refusal,
        "came": came_along(merge),
        "since": since(merge, user=request.user),
        "seen": signed_looks(kept),
    }
    return render(request, "partners/office/part.html", context)
