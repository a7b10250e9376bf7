"""The pages on which the federal body's conclusion is entered."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import actions, rules
from mosty.agreements.forms import ClearanceForm
from mosty.agreements.models import Agreement, Clearance, Paper
from mosty.agreements.views.asking import ask
from mosty.agreements.views.entering import keep_files
from mosty.agreements.views.office import page_of
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_clear, Agreement)
def add(request, agreement):
    @transaction.atomic
    def save(form):
        return actions.enter_clearance(
            agreement, by=request.user, **told(form, agreement, by=request.user)
        )

    wanted = request.GET.get("result", "")
    result = wanted if wanted in Clearance.Result else Clearance.Result.WAITING
    return ask(
        request,
        page(agreement),
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
        page(agreement),
        ClearanceForm,
        save,
        thing=one,
        user=request.user,
        agreement=agreement,
    )


def page(agreement):
    return page_of(
        agreement,
        _("Conclusion of the federal body"),
        text=_(
            "An agreement on education with a foreign organisation is signed after "
            "the conclusion, or with a reason why none is needed (273-ФЗ, art. 105)."
        ),
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
