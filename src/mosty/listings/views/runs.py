"""Actions on many rows: chosen, confirmed, watched, undone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.rules import is_staff
from mosty.listings import actions
from mosty.listings.models import BulkRow, BulkRun
from mosty.listings.office import bulk, files
from mosty.listings.office.finding import back_to, found, shown_at
from mosty.ui.bilingual import current_language
from mosty.ui.methods import answers_to, require_safe

PER_PAGE = 50


@answers_to("POST")
@login_required
@guarded(is_staff)
def choose(request, listing):
    """Keep which rows are meant, and go to the page of confirmation."""
    listing, query = found(request, listing), request.POST.get("at", "")
    action = listing.action(request.POST.get("action", ""))
    if action is None:
        raise Http404
    if not action.rule(request.user):
        raise PermissionDenied
    shown = shown_at(request, listing, query)
    if request.POST.get("all"):
        keys = files.keys_of(shown)
    else:
        keys = files.known_keys(shown, request.POST.getlist("key"))
    try:
        run = actions.prepare(
            listing, action, keys, by=request.user, language=current_language()
        )
    except Refused as refusal:
        messages.error(request, refusal.message)
        return back_to(listing, query)
    return redirect("listings_office:run", pk=run.pk)


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def runs(request):
    """What this person has done to many records, each with the way back."""
    begun = Paginator(BulkRun.objects.past(request.user), PER_PAGE)
    page = begun.get_page(request.GET.get("page"))
    context = {"page": page, "runs": [bulk.past(request.user, one) for one in page]}
    return render(request, "listings/office/runs.html", context)


def own_run(request, pk):
    """The run, its listing and its action; for who began it only."""
    run = get_object_or_404(BulkRun, pk=pk, by_id=request.user.pk)
    listing = found(request, run.listing)
    action = listing.action(run.action)
    if action is None:
        raise Http404
    return run, listing, action


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(is_staff)
def run(request, pk):
    """What will happen and to which rows; then how far it has come, and the end."""
    run, listing, action = own_run(request, pk)
    if run.state == BulkRun.State.PREPARED:
        return confirm(request, run, listing, action)
    context = {"run": run, "listing": listing, "action": action}
    if request.htmx:
        answer = render(request, "listings/office/progress.html", context)
        if run.is_over:
            answer["HX-Refresh"] = "true"
        return answer
    failed = run.rows.filter(outcome=BulkRow.Outcome.FAILED)
    page = Paginator(failed, PER_PAGE).get_page(request.GET.get("page"))
    context |= {
        "failures": page,
        "may_undo": bulk.may_undo(run, action),
        "undone": run.undoings.order_by("-id").first(),
        "is_whole": not run.to_put_back().exists(),
    }
    return render(request, "listings/office/run.html", context)


def confirm(request, run, listing, action):
    form = None
    if action.form:
        form = action.form(request.POST if request.method == "POST" else None)
    left_out = bulk.left_out(request, run, listing, action)
    if request.method == "POST" and (form is None or form.is_valid()):
        given = bulk.given_of(request.POST) if form else ""
        without = [key for one in left_out for key in one.keys]
        try:
            actions.start(run, by=request.user, given=given, without=without)
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("listings_office:run", pk=run.pk)
    number = run.total - len({key for one in left_out for key in one.keys})
    context = {
        "run": run,
        "listing": listing,
        "action": action,
        "form": form,
        "left_out": left_out,
        "number": number,
        "names": bulk.some_names(request, run, listing, left_out),
    }
    return render(request, "listings/office/confirm.html", context)


@answers_to("POST")
@login_required
@guarded(is_staff)
def stop(request, pk):
    run, _listing, _action = own_run(request, pk)
    actions.stop(run, by=request.user)
    messages.success(request, _("Stopped. What is done stays done and can be undone."))
    return redirect("listings_office:run", pk=pk)


@answers_to("POST")
@login_required
@guarded(is_staff)
def undo(request, pk):
    """Put back what the run changed, but for rows that were changed since."""
    run, _listing, action = own_run(request, pk)
    if not action.rule(request.user) or action.undo is None:
        raise PermissionDenied
    try:
        back = actions.prepare_undo(run, by=request.user, language=current_language())
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("listings_office:run", pk=pk)
    return redirect("listings_office:run", pk=back.pk)
