"""The pages on which the conclusion of an authority is entered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import actions, gate, rules
from mosty.agreements.forms.clearing import (
    ClearanceForm,
    ExemptionForm,
    SubjectForm,
)
from mosty.agreements.models import Agreement, Clearance, Paper, RulePack
from mosty.agreements.views.asking import ask, record_address
from mosty.agreements.views.entering import keep_files
from mosty.agreements.views.office import page_of
from mosty.institution import context as institutions
from mosty.ui.bilingual import in_language
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_clear, Agreement)
def add(request, agreement):
    """A conclusion that exists already, or what is known of an application."""

    @transaction.atomic
    def save(form):
        return actions.enter_clearance(
            agreement, by=request.user, **told(form, agreement, by=request.user)
        )

    wanted = request.GET.get("result", "")
    result = wanted if wanted in Clearance.Result else Clearance.Result.GRANTED
    return ask(
        request,
        page(request, agreement),
        ClearanceForm,
        save,
        user=request.user,
        agreement=agreement,
        initial={"result": result},
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_clear, Agreement)
def clearance(request, agreement, clearance):
    """Mend what was entered."""
    one = get_object_or_404(agreement.clearances, pk=clearance)

    @transaction.atomic
    def save(form):
        return actions.describe_clearance(
            one,
            by=request.user,
            expected=form.expected(),
            **told(form, agreement, by=request.user),
        )

    return ask(
        request,
        page(request, agreement),
        ClearanceForm,
        save,
        thing=one,
        user=request.user,
        agreement=agreement,
    )


@answers_to("POST")
@login_required
@guarded(rules.may_clear, Agreement)
def put_away(request, agreement, clearance):
    one = get_object_or_404(agreement.clearances, pk=clearance)
    is_archived = not one.is_archived
    actions.put_clearance_away(one, by=request.user, is_archived=is_archived)
    away, back = _("It counts no more. It can be brought back."), _("It counts again.")
    messages.success(request, away if is_archived else back)
    return redirect(f"{record_address(agreement)}#clearance")


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_exempt, Agreement)
def exempt(request, agreement):
    """No conclusion is needed, and why."""

    def save(form):
        return actions.exempt(
            agreement,
            ground=form.words,
            reason=form.cleaned_data["reason"],
            by=request.user,
        )

    pack = pack_of(request, agreement)
    asked = page_of(
        agreement,
        _("No conclusion is needed"),
        _("Enter the reason"),
        text=in_language(pack, "source").text if pack else "",
        said=lambda done: _("The reason is entered."),
    )
    return ask(request, asked, ExemptionForm, save, pack=pack)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def subject(request, agreement):
    """What the agreement is about, as far as rules ask."""

    def save(form):
        return actions.describe(
            agreement, by=request.user, expected=form.expected(), **form.values()
        )

    asked = page_of(agreement, _("What the agreement is about"))
    return ask(request, asked, SubjectForm, save, thing=agreement)


def pack_of(request, agreement) -> RulePack | None:
    """The rule that asks of the agreement, whatever the day."""
    code = institutions.of(request).country_code
    verdict = gate.verdict_of(agreement, jurisdiction=code)
    return RulePack.objects.filter(key=verdict.key).first()


def page(request, agreement):
    pack = pack_of(request, agreement)
    return page_of(
        agreement,
        _("Conclusion of the authority"),
        text=in_language(pack, "source").text if pack else "",
    )


def told(form, agreement, *, by) -> dict:
    """What the form tells; a scan becomes a paper of the agreement."""
    values = form.values()
    if form.cleaned_data["files"]:
        [values["paper"]] = keep_files(
            agreement,
            form.cleaned_data["files"],
            by=by,
            role=Paper.Role.CONCLUSION,
        )
    return values
