"""What belongs to an agreement: parties and prolongations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import actions, agreed, kept, rules, telling
from mosty.agreements.forms import (
    ExtensionForm,
    NameForm,
    PartyForm,
    SeatForm,
)
from mosty.agreements.models import Agreement, Paper
from mosty.agreements.views.asking import ask, record_address
from mosty.agreements.views.entering import keep_files
from mosty.agreements.views.office import page_of
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def seat(request, agreement):
    """One more party."""

    @transaction.atomic
    def save(form):
        facts = form.facts(by=request.user)
        reason = form.reason()
        return actions.seat(agreement, facts, by=request.user, reason=reason)

    told = agreed.before_mending(agreement)
    page = page_of(agreement, _("Add a party"), _("Add"), **told)
    options = {"user": request.user, "agreement": agreement}
    return ask(request, page, SeatForm, save, **options)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def party(request, agreement, party):
    one = get_object_or_404(kept.parties_of(agreement), pk=party)

    def save(form):
        return actions.describe_party(
            one,
            by=request.user,
            expected=form.expected(),
            reason=form.reason(),
            **form.values(),
        )

    told = agreed.before_mending(agreement)
    page = page_of(agreement, _("A party of the agreement"), **told)
    return ask(request, page, PartyForm, save, thing=one, user=request.user)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def name(request, agreement, party):
    """Mend a mistake in a name, on the paper and in the register of partners."""
    one = get_object_or_404(kept.parties_of(agreement), pk=party)

    def save(form):
        return actions.mend_name(
            one,
            form.cleaned_data["name_at_signing"],
            by=request.user,
            is_borne_today=form.cleaned_data.get("is_borne_today", False),
        )

    page = page_of(
        agreement,
        _("Mend a mistake in the name"),
        text=_(
            "For a misprint: no paper ever bore this name. An organisation that has "
            "changed its name is renamed on its own page."
        ),
        said=lambda done: _("The name is mended."),
    )
    return ask(request, page, NameForm, save, thing=one)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def extend(request, agreement):
    """By an act whose paper is chosen, or brought, or not at hand yet."""

    @transaction.atomic
    def save(form):
        cleaned = form.cleaned_data
        brought = keep_files(
            agreement,
            cleaned["files"] or (),
            by=request.user,
            role=Paper.Role.PROLONGATION,
        )
        return actions.extend(
            agreement,
            until=cleaned["until"].on,
            made_on=cleaned["made_on"].on,
            reason=cleaned["reason"],
            paper=brought[0] if brought else cleaned["paper"],
            by=request.user,
        )

    page = page_of(
        agreement,
        _("Prolong"),
        _("Prolong"),
        text=telling.term_sentence(agreement, localdate()),
        said=lambda done: _("The agreement is prolonged."),
    )
    options = {
        "user": request.user,
        "agreement": agreement,
        "papers": [one.pk for one in kept.papers_of(agreement, request.user)],
    }
    return ask(request, page, ExtensionForm, save, **options)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def take_extension_back(request, agreement, extension):
    one = get_object_or_404(agreement.extensions, pk=extension)
    actions.take_extension_back(one, by=request.user)
    messages.success(
        request, _("The prolongation is taken back. The history keeps what it said.")
    )
    return redirect(record_address(agreement))
