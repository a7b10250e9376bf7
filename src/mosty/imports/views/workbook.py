"""The whole register as one workbook: taken along, and brought in again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.submitting import submitted
from mosty.imports import actions
from mosty.imports.forms import WorkbookForm
from mosty.imports.models import Draft
from mosty.imports.rules import may_import
from mosty.imports.sheets import WHY_LEFT_OUT, differences_of, faults_of, sheets_of
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_import)
def workbook(request):
    """Take the register along, or choose a workbook that Mosty wrote."""

    def save(form):
        return actions.begin_workbook(form.upload(), by=request.user)

    form, draft = submitted(request, WorkbookForm, save, by=request.user)
    if draft is None:
        return render(request, "imports/office/workbook.html", {"form": form})
    return redirect(draft)


def review(request, draft):
    """Sheet by sheet what would be added, what stands here, what is wrong."""
    outcome = draft.preview.get("outcome")
    context = {"draft": draft, "outcome": outcome}
    if outcome:
        context |= {
            "can_be_entered": actions.can_be_entered(draft),
            "added": sum(outcome["added"].values()),
            "sheets": sheets_of(outcome),
            "faults": faults_of(outcome),
            "differences": differences_of(outcome),
            "why_left_out": WHY_LEFT_OUT,
        }
    return render(request, "imports/office/workbook_review.html", context)


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def again(request, draft):
    """Check the file once more, against the register of now."""
    try:
        actions.check_workbook_again(draft)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("imports_office:draft", pk=draft.pk)
