"""What was done: its list, its record, entering and editing it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.activities import actions as activities
from mosty.activities import queries
from mosty.activities.models import Activity, State
from mosty.agreements import owed, rules
from mosty.agreements.actions import fulfil
from mosty.agreements.deeds import DEEDS
from mosty.agreements.doing import enter_done, prove_with, revise_done
from mosty.agreements.forms import DoneForm
from mosty.agreements.forms.choosing import held
from mosty.agreements.forms.done import in_rows
from mosty.agreements.models import Agreement, Discharge, Obligation
from mosty.agreements.views.asking import Page, ask
from mosty.listings.office.page import office_page
from mosty.ui.addresses import numbered
from mosty.ui.addresses import page as address_of
from mosty.ui.methods import answers_to, require_safe

TEMPLATE = "agreements/office/doing.html"


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def deeds(request):
    return office_page(request, DEEDS)


def found(request, pk) -> Activity:
    """An activity of this room, one that was put away too."""
    return get_object_or_404(Activity.objects.kept_for(request.user), pk=pk)


def deed_address(activity) -> str:
    return numbered("agreements_office:deed", pk=activity.pk)


def fulfilled_by(activity, user):
    """Which obligations it fulfilled, of agreements that the reader may see."""
    seen = Obligation.objects.visible_to(user)
    rows = Discharge.objects.filter(activity=activity, obligation__in=seen)
    return rows.select_related("obligation__agreement")


def room_of(activity) -> str:
    """Where an activity that has a room of its own is kept; empty for the others."""
    kind = activity.kind_said
    if kind.url is None:
        return ""
    return kind.office_url(activity) if kind.office_url else kind.url(activity)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def deed(request, pk):
    one = found(request, pk)
    if room_of(one):
        return redirect(room_of(one))
    linked = Agreement.objects.visible_to(request.user).filter(
        activity_links__activity=one
    )
    context = {
        "activity": one,
        "agreements": linked.select_related("counterpart"),
        "participants": queries.participants(one, user=request.user),
        "people": one.people_counts.select_related("country"),
        "contributions": one.sdg_contributions.select_related("target"),
        "may_keep": rules.may_keep(request.user),
        "fulfils": fulfilled_by(one, request.user),
        **queries.outcome(one, user=request.user),
    }
    return render(request, "agreements/office/deed.html", context)


def fulfil_with(activity, form, *, by):
    """Settle what the form says was fulfilled by the activity."""
    for key in form.cleaned_data.get("fulfils", ()):
        number, _colon, due = key.partition(":")
        fulfil(
            Obligation.objects.get(pk=number),
            due_on=owed.due_of(due),
            on=activity.ends_on or activity.starts_on,
            activity=activity,
            by=by,
        )


def asked_state(request) -> str:
    """`?state=planned` begins with what is still to come."""
    is_planned = request.GET.get("state") == State.PLANNED
    return State.PLANNED if is_planned else State.FINISHED


def page_of(**said):
    return Page(
        **{
            "title": _("Record what was done"),
            "text": _(
                "Only the first line is needed. What is not known stays empty and can "
                "be entered later."
            ),
            "submit": _("Save"),
            "back": address_of("agreements_office:deeds"),
            "after": deed_address,
            "template": TEMPLATE,
            **said,
        }
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def record_done(request):
    """`?agreement=` names the agreement under which it was done."""

    @transaction.atomic
    def save(form):
        done = enter_done(
            form.told(),
            by=request.user,
            files=form.cleaned_data["files"],
            files_audience=form.cleaned_data["files_audience"],
        )
        fulfil_with(done, form, by=request.user)
        return done

    page = page_of(said=lambda done: _("It is recorded and stands on the site."))
    initial = {
        "kind": "activity",
        "state": asked_state(request),
        "title_ru": request.GET.get("title", "")[:400],
        "agreements": held(request.user, request.GET.getlist("agreement")),
        "fulfils": request.GET.getlist("fulfils"),
    }
    return ask(request, page, DoneForm, save, user=request.user, initial=initial)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def edit_deed(request, pk):
    one = found(request, pk)
    if room_of(one):
        raise Http404

    @transaction.atomic
    def save(form):
        revised = revise_done(
            one,
            form.told(),
            by=request.user,
            expected=form.expected_columns(),
            seen=form.rows_seen(),
            now=in_rows,
        )
        prove_with(
            revised,
            form.cleaned_data["files"],
            audience=form.cleaned_data["files_audience"],
            by=request.user,
        )
        fulfil_with(revised, form, by=request.user)
        return revised

    page = page_of(
        title=_("Edit what was done"),
        text="",
        over=one.title_ru,
        back=deed_address(one),
        said=lambda done: _("Saved."),
    )
    return ask(request, page, DoneForm, save, thing=one, user=request.user)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def put_away(request, pk):
    """Says what will be hidden, then hides it."""
    one = found(request, pk)
    if request.method == "POST":
        activities.put_away(one, by=request.user)
        messages.success(request, _("It is in the archive. It can be brought back."))
        return redirect(deed_address(one))
    page = page_of(
        title=_("Put into the archive"),
        text=_("Visitors will not see any more:"),
        lines=(
            _("Its page, and its line on the pages of partners and directions."),
            _("It does not count as a sign of life of its agreements any more."),
        ),
        submit=_("Put into the archive"),
        over=one.title_ru,
        back=deed_address(one),
        said=lambda done: "",
    )
    return render(request, "agreements/office/confirm.html", {"page": page})


@answers_to("POST")
@login_required
@guarded(rules.may_keep)
def bring_back(request, pk):
    one = found(request, pk)
    activities.bring_back(one, by=request.user)
    messages.success(request, _("It is back on the site."))
    return redirect(deed_address(one))
