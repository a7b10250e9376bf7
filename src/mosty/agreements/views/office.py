"""The register of the office, the record of an agreement, and its stages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import (
    actions,
    agreed,
    approving,
    checked,
    confirmed,
    kept,
    living,
    owed,
    rules,
    signing,
    telling,
)
from mosty.agreements.around import around_of
from mosty.agreements.board.moving import attempt
from mosty.agreements.clearing import clearing_of
from mosty.agreements.forms import AgreementForm, DatesForm, EndForm
from mosty.agreements.forms.choosing import choices, found, held
from mosty.agreements.life.counted import kept as settled
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.register import REGISTER
from mosty.agreements.views.asking import Page, ask, record_address
from mosty.institution import context as institutions
from mosty.journal import snapshots
from mosty.listings.office.page import office_page
from mosty.partners import check_rows
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def records(request):
    return office_page(request, REGISTER)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement, along=("counterpart", "country", "region"))
def record(request, agreement):
    ours, snapshot = institutions.of(request), snapshots.of(request)
    user, on = request.user, timezone.localdate()
    told = kept.kept_of(agreement, user=user, institution=ours, on=on)
    context = {
        "record": told,
        "clearing": clearing_of(
            agreement, user=user, institution=ours, on=on, snapshot=snapshot
        ),
        "around": around_of(
            agreement, user=user, on=on, asked=request.GET.get("on", "")
        ),
        "check_rows": checks_of(agreement, user, ours),
        "duties": owed.duties_of(agreement, on=on, may_keep=told.may_keep, through=on),
        "proof": living.proof_for(
            agreement, user=user, on=on, settled=settled.value(snapshot)
        ),
        "confirming": confirmed.confirming_of(agreement, user=user, now=timezone.now()),
        "approval": approving.state_of(agreement),
        "signature": signing.signature_of(agreement),
        "waiting": signing.waiting_of(agreement, user=user, institution=ours, on=on),
    }
    return render(request, "agreements/office/record.html", context)


def checks_of(agreement, user, institution, back: str = "") -> list:
    """How the partners stand, while the agreement is on its way to a signature.

    `back` is the page to which one returns once something was entered.
    """
    if agreement.stage not in checked.ALIVE:
        return []
    return check_rows.rows_of(
        checked.subjects(agreement),
        user=user,
        on=timezone.localdate(),
        jurisdiction=institution.country_code,
        back=back or f"{record_address(agreement)}#checks",
    )


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def suggest(request):
    """What the search field of a form finds, with what is ticked already."""
    name = request.GET.get("field", "")[:60]
    if not name.isidentifier():
        raise Http404
    typed = request.GET.get(f"{name}_find", "").replace("\0", "")[:200]
    chosen = held(request.user, request.GET.getlist(name))
    context = {
        "name": name,
        "is_many": bool(request.GET.get("many")),
        "is_asked": bool(typed.strip()),
        **choices(chosen, found(request.user, typed)),
    }
    return render(request, "agreements/office/picked.html", context)


def saved(_done):
    return _("Saved.")


def page_of(agreement, title, submit=None, **more):
    """A page of one agreement: back to its record, before and after."""
    back = record_address(agreement)
    return Page(
        **{
            "title": title,
            "submit": submit or _("Save"),
            "back": back,
            "said": saved,
            "after": lambda done: back,
            "over": telling.called(agreement),
            **more,
        }
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def edit(request, agreement):
    def save(form):
        return actions.describe(
            agreement,
            by=request.user,
            expected=form.expected(),
            reason=form.reason(),
            **form.values(),
        )

    told = agreed.before_mending(agreement)
    page = page_of(agreement, _("Edit the agreement"), **told)
    return ask(request, page, AgreementForm, save, thing=agreement, user=request.user)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def dates(request, agreement):
    def save(form):
        return actions.describe(
            agreement,
            by=request.user,
            expected=form.expected(),
            reason=form.reason(),
            **form.values(),
        )

    page = page_of(
        agreement,
        _("Dates and term"),
        text=_("Write what the paper says. What it does not say stays empty."),
        said=lambda done: (
            _("The dates of agreement No. %(number)s are saved.")
            % {"number": done.register_number}
        ),
        **agreed.before_mending(agreement),
    )
    return ask(request, page, DatesForm, save, thing=agreement)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def end(request, agreement):
    def save(form):
        on = form.cleaned_data["on"].on
        return actions.end_early(agreement, by=request.user, on=on)

    page = page_of(
        agreement,
        _("End early"),
        _("End early"),
        text=_("The agreement stays on the site as ended, with its last day."),
        said=lambda done: _("The agreement is ended."),
    )
    return ask(request, page, EndForm, save)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def take_end_back(request, agreement):
    actions.take_end_back(agreement, by=request.user)
    messages.success(request, _("The agreement runs on as its paper says."))
    return redirect(record_address(agreement))


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def move(request, agreement):
    """To another stage; asks first where that would call a round of approval off."""
    stage = request.POST.get("stage", "")
    if stage not in Stage.values or stage == Stage.ARCHIVED:
        raise PermissionDenied
    made = attempt(
        agreement,
        Stage(stage),
        by=request.user,
        jurisdiction=institutions.of(request).country_code,
        calling_off=consent_of(request),
    )
    back = record_address(agreement)
    if made.is_moved:
        messages.success(request, made.words)
        return redirect(back)
    context = {
        "attempt": made,
        "attempt_url": request.path,
        "back": back,
        "over": telling.called(agreement),
    }
    status = 200 if made.running else 409
    return render(request, "agreements/office/moving.html", context, status=status)


def consent_of(request) -> int | None:
    """The round of approval that the person has agreed to call off."""
    given = request.POST.get("calling_off", "")
    return int(given) if given.isdecimal() and len(given) < 19 else None


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def archive(request, agreement):
    """Says what will be hidden, then hides it."""
    if request.method == "POST":
        actions.archive(agreement, by=request.user)
        messages.success(
            request, _("The agreement is in the archive. It can be brought back.")
        )
        return redirect(record_address(agreement))
    done = kept.activities_of(agreement, request.user)
    page = page_of(
        agreement,
        _("Put into the archive"),
        _("Put into the archive"),
        text=_("Visitors will not see any more:"),
        lines=tuple(kept.hidden_by_archiving(agreement, done)),
    )
    return render(request, "agreements/office/confirm.html", {"page": page})


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def restore(request, agreement):
    actions.restore(agreement, by=request.user)
    messages.success(request, _("The agreement is back in the register."))
    return redirect(record_address(agreement))


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def move_place(request, agreement):
    actions.move_place(agreement, by=request.user)
    messages.success(request, _("Country and region are those of the partner now."))
    return redirect(record_address(agreement))
