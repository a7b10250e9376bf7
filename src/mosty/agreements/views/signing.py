"""The page on which an agreement is signed, and the reminder to those who sign."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.agreements import actions, rules, signing, telling
from mosty.agreements.clearing import clearing_of
from mosty.agreements.forms import SigningForm
from mosty.agreements.models import Agreement
from mosty.agreements.views.asking import record_address
from mosty.agreements.views.entering import keep_files
from mosty.agreements.views.office import checks_of
from mosty.institution import context as institutions
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_read, Agreement)
def sign(request, agreement):
    """The facts, and below them the signature for whoever may sign; others read."""
    if request.method == "POST" and not rules.may_sign(request.user):
        raise PermissionDenied
    form = None
    if request.method == "POST" or rules.may_sign(request.user, agreement):
        form, done = submitted(
            request,
            SigningForm,
            lambda form: signed(form, agreement, by=request.user),
            user=request.user,
            agreement=agreement,
        )
        if done is not None:
            messages.success(request, _("The agreement is signed."))
            is_from_desk = request.GET.get("from") == "desk"
            desk, back = reverse("office:desk"), record_address(agreement)
            return redirect(desk if is_from_desk else back)
    agreement.refresh_from_db()
    context = {"form": form, **told_of(request, agreement)}
    return render(request, "agreements/office/sign.html", context)


def told_of(request, agreement) -> dict:
    ours, today = institutions.of(request), timezone.localdate()
    asked = {"user": request.user, "institution": ours, "on": today}
    return {
        "record": {"agreement": agreement},
        "agreement": agreement,
        "over": telling.called(agreement),
        "back": record_address(agreement),
        "told": signing.signing_of(agreement, **asked),
        "clearing": clearing_of(agreement, **asked),
        "check_rows": checks_of(
            agreement, request.user, ours, back=f"{request.path}#checks"
        ),
    }


@transaction.atomic
def signed(form, agreement, *, by):
    """The signature, and the scan where one was brought with it."""
    done = actions.sign(agreement, by=by, on=form.cleaned_data["on"].on)
    keep_files(done, form.cleaned_data.get("scan") or (), by=by)
    return done


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def ask_signers(request, agreement):
    actions.ask_signers(agreement, by=request.user)
    messages.success(request, _("Those who sign have a notice now."))
    return redirect(record_address(agreement))
