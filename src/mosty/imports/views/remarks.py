"""Remarks of imports: decided one by one, or all of a kind."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.imports import actions
from mosty.imports.models import Flag
from mosty.imports.remarks import ACCEPTABLE, grouped, remarks_of
from mosty.imports.rules import may_import
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(may_import)
def remarks(request):
    """All that waits for a decision, with its next steps."""
    found = remarks_of(Flag.objects.waiting().select_related("of_import"))
    many: dict[str, dict] = {}
    for one in found:
        if one.can_accept:
            group = many.setdefault(one.flag.code, {"words": one.words, "count": 0})
            group["count"] += 1
    context = {
        "groups": grouped(found),
        "many": {code: one for code, one in many.items() if one["count"] > 1},
    }
    return render(request, "imports/office/remarks.html", context)


def back(request):
    """To the page on which the decision was made: the desk, or an import's own."""
    url = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(url, allowed_hosts=hosts)
    return redirect(url if is_ours else reverse("imports_office:remarks"))


@answers_to("POST")
@login_required
@guarded(may_import, Flag)
def remark(request, flag):
    """Accept the proposal or one's own words, refuse it, or join two names."""
    step, by = request.POST.get("step", ""), request.user
    value = request.POST.get("value", "").strip()
    try:
        if step == "accept":
            actions.accept_flag(flag, by=by, value=value)
            said = _("The correction is made.")
        elif step in {"renamed_to_other", "renamed_from_other"}:
            is_former = step == "renamed_to_other"
            actions.join(flag, by=by, is_renamed_to_other=is_former)
            said = _("Both records are linked as one organisation under two names.")
        else:
            actions.refuse_flag(flag, by=by)
            said = _("Left as it stands; it will not be asked again.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, said)
    return back(request)


@answers_to("POST")
@login_required
@guarded(may_import)
def all_remarks(request):
    """Accept, or refuse, all proposals of one kind."""
    code, is_accepted = request.POST.get("code", ""), "accept" in request.POST
    flags = Flag.objects.waiting().filter(code=code, code__in=ACCEPTABLE)
    act = actions.accept_flag if is_accepted else actions.refuse_flag
    count = 0
    for flag in flags.exclude(proposed=""):
        try:
            act(flag, by=request.user)
        except Refused as refusal:
            messages.error(request, f"{flag.original}: {refusal.message}")
        else:
            count += 1
    said = ngettext("%(count)s remark decided.", "%(count)s remarks decided.", count)
    messages.success(request, said % {"count": count})
    return redirect("imports_office:remarks")
