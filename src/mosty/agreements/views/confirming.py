"""Confirmation in the office: whom to ask, what came, what is decided."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.agreements import actions, confirmed, rules, telling
from mosty.agreements.actions.confirming import (
    contacts_of,
    language_of,
    preview_of,
)
from mosty.agreements.forms.confirming import AskingForm, DecidingForm
from mosty.agreements.kept import address
from mosty.agreements.models import Agreement
from mosty.agreements.views.by_partner import statement_pdf
from mosty.ui.methods import answers_to, require_safe

SHOW, SEEN = "show", "seen"


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement)
def confirmations(request, agreement):
    told = confirmed.confirming_of(agreement, user=request.user, now=timezone.now())
    context = {"told": told, "agreement": agreement, "over": telling.called(agreement)}
    return render(request, "agreements/office/confirmations.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def ask(request, agreement):
    """Choose the contact and read the letter, then send it."""
    now, contacts = timezone.now(), contacts_of(agreement)
    is_look = SHOW in request.POST
    first = contacts.first()

    def save(form):
        told = form.cleaned_data
        if is_look:
            return None
        return actions.ask_to_confirm(agreement, by=request.user, now=now, **told)

    form, done = submitted(
        request,
        AskingForm,
        save,
        contacts=contacts,
        initial={
            "contact": first,
            "language": language_of(first) if first else "ru",
            "days": actions.settings_now().confirmation_days,
        },
    )
    if done is not None:
        told = {"contact": done.contact}
        messages.success(request, _("The letter to %(contact)s is on its way.") % told)
        return redirect(address("confirmations", agreement))
    letter = None
    if form.is_bound and form.is_valid():
        person = request.user.person
        told = {"now": now, "by": person, **form.cleaned_data}
        letter = preview_of(agreement, **told)
    context = {
        "agreement": agreement,
        "over": telling.called(agreement),
        "back": address("confirmations", agreement),
        "form": form,
        "letter": letter,
        "has_contacts": first is not None,
        "partner": agreement.counterpart,
    }
    return render(request, "agreements/office/ask_confirmation.html", context)


def one_of(agreement, number):
    rows = agreement.confirmations.select_related(
        "contact__organisation", "contact__person", "agreement"
    )
    return get_object_or_404(rows, pk=number)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def remind(request, agreement, confirmation):
    one = one_of(agreement, confirmation)
    actions.remind_of_confirmation(one, by=request.user, now=timezone.now())
    messages.success(request, _("The letter was sent again, with the same link."))
    return redirect(address("confirmations", agreement))


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def revoke(request, agreement, confirmation):
    one = one_of(agreement, confirmation)
    actions.revoke_confirmation(one, by=request.user, now=timezone.now())
    messages.success(request, _("The link is taken back and opens nothing any more."))
    return redirect(address("confirmations", agreement))


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Agreement)
def renew(request, agreement, confirmation):
    one = one_of(agreement, confirmation)
    days = actions.settings_now().confirmation_days
    actions.renew_confirmation(one, days=days, by=request.user, now=timezone.now())
    messages.success(request, _("A letter with a new link is on its way."))
    return redirect(address("confirmations", agreement))


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def decide(request, agreement, confirmation):
    """What is proposed beside what is held; each accepted or refused with a word."""
    one = one_of(agreement, confirmation)
    salt = f"agreements.deciding.{one.pk}"
    changes = list(one.changes.all())

    def save(form):
        try:
            seen = signing.loads(request.POST.get(SEEN, ""), salt=salt)
        except signing.BadSignature:
            seen = {}
        decisions = {
            key: actions.Decision(verdict, word, seen.get(str(key)))
            for key, (verdict, word) in form.decisions().items()
        }
        return actions.decide_changes(
            one, decisions, by=request.user, now=timezone.now()
        )

    form, done = submitted(request, DecidingForm, save, changes=changes)
    if done is not None:
        messages.success(request, said_of(done))
        return redirect(address("confirmations", agreement))
    one = one_of(agreement, confirmation)
    told = confirmed.changes_of(one)
    context = {
        "agreement": agreement,
        "over": telling.called(agreement),
        "back": address("confirmations", agreement),
        "confirmation": one,
        "rows": [(line, *fields_of(form, line)) for line in told],
        "form": form,
        "seen": signing.dumps({one.change.pk: one.held_now for one in told}, salt=salt),
        "is_open": any(not line.change.verdict for line in told),
    }
    return render(request, "agreements/office/decide_changes.html", context)


def fields_of(form, line):
    """The two fields of an open change; none of one that was decided meanwhile."""
    names = [f"{one}-{line.change.pk}" for one in ("verdict", "word")]
    if line.change.verdict or names[0] not in form.fields:
        return None, None
    return form[names[0]], form[names[1]]


def said_of(confirmation) -> str:
    if confirmation.changes.filter(verdict="").exists():
        return _("Kept. The partner gets a letter once all proposals are decided.")
    return _("All proposals are decided; the partner gets a letter about each.")


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement)
def statement(request, agreement, confirmation):
    one = one_of(agreement, confirmation)
    if one.outcome != "confirmed":
        raise Http404
    return statement_pdf(request, one)
