"""The jury's queue: late answers with their evidence, decided with a reason."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.olympiad import rules
from mosty.olympiad.actions.deciding import decide_late
from mosty.olympiad.codes import shown
from mosty.olympiad.folding import Standing
from mosty.olympiad.forms.watching import DecisionForm
from mosty.olympiad.latecomers import attempts_with_late, late_events
from mosty.olympiad.models import Attempt
from mosty.olympiad.views.watching import round_of
from mosty.olympiad.wording_lists import STANDINGS, lasting
from mosty.ui.addresses import numbered
from mosty.ui.methods import answers_to, require_safe

MOST_SHOWN = 300
KINDS = {
    Standing.LATE_COUNTED: "done",
    Standing.WAITS_FOR_JURY: "warn",
    Standing.TOO_LATE: "over",
}


@never_cache
@require_safe
@login_required
@guarded(rules.may_enter_for_all)
def queue(request, pk):
    """Works of a round with late answers, those nobody decided on first."""
    one = round_of(pk)
    found = attempts_with_late(one)[: MOST_SHOWN + 1]
    rows = [
        {
            "attempt": attempt,
            "code": shown(attempt.entrant.code),
            "least": lasting(attempt.first - attempt.ends_at),
            "most": lasting(attempt.last - attempt.ends_at),
        }
        for attempt in found[:MOST_SHOWN]
    ]
    context = {"round": one, "rows": rows, "is_cut": len(found) > MOST_SHOWN}
    return render(request, "olympiad/watching/late.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_enter_for_all)
def attempt(request, pk):
    """The late answers of one work, and the decision on them."""
    rows = Attempt.objects.select_related("entrant", "round__edition__activity")
    one = get_object_or_404(rows, pk=pk)
    late = late_events(one)
    form, number = submitted(
        request,
        DecisionForm,
        lambda form: decide_late(
            one,
            form.keys(),
            is_counted=form.cleaned_data["is_counted"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
        late=late,
    )
    if number is not None:
        messages.success(request, _("Decided. The results are folded anew."))
        return redirect("olympiad_office:late_attempt", pk=pk)
    chosen = set(request.POST.getlist("events"))
    context = {
        "attempt": one,
        "code": shown(one.entrant.code),
        "form": form,
        "back": numbered("olympiad_office:late", pk=one.round_id),
        "rows": [
            {
                "late": each,
                "by": lasting(each.late),
                "says": STANDINGS[each.standing],
                "kind": KINDS[each.standing],
                "is_chosen": each.key in chosen,
            }
            for each in late
        ],
    }
    return render(request, "olympiad/watching/late_attempt.html", context)
