"""Checks of partners: looked up, answered for, and those that are due."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.documents.actions import take
from mosty.institution import context as institutions
from mosty.partners import actions, checks, desk
from mosty.partners.forms.checks import (
    CheckForm,
    NewCheckForm,
    OverrulingForm,
    TogetherForm,
    sources_for,
)
from mosty.partners.models import CheckSource, KeptOrganisation
from mosty.partners.rules import may_keep, may_overrule, may_read
from mosty.partners.views.office.entering import page
from mosty.ui.addresses import came_from
from mosty.ui.methods import answers_to, require_safe

MOST = 100


@dataclass(frozen=True)
class Waiting:
    """A source with the partners that are to be looked up there."""

    source: CheckSource
    form: TogetherForm
    total: int


@never_cache
@require_safe
@login_required
@guarded(may_read)
def due(request):
    """What is due at each source, what was found, and all of it in one go."""
    code = institutions.of(request).country_code
    found = [waiting_at(one, request, code) for one in checks.sources_in_use(code)]
    context = {
        "waiting": [one for one in found if one.total],
        "found": [desk.found_line(one) for one in checks.found_among(request.user)],
        "can_keep": may_keep(request.user),
    }
    return render(request, "partners/office/checks_due.html", context)


def waiting_at(source, request, code) -> Waiting:
    today = localdate()
    rows = checks.due_at(source, request.user, on=today, jurisdiction=code)
    shown = list(rows[: MOST + 1])
    total = len(shown) if len(shown) <= MOST else rows.count()
    form = TogetherForm(
        partners=KeptOrganisation.objects.filter(
            pk__in=[one.pk for one in shown[:MOST]]
        ),
        today=today,
        initial={"checked_on": today},
        prefix=f"at{source.pk}",
    )
    return Waiting(source, form, total)


@answers_to("POST")
@login_required
@guarded(may_keep)
def together(request, source):
    """Nothing was found in this source about the partners that were ticked."""
    one = get_object_or_404(CheckSource, pk=source)
    today, code = localdate(), institutions.of(request).country_code
    rows = checks.due_at(one, request.user, on=today, jurisdiction=code)
    form = TogetherForm(request.POST, partners=rows, today=today, prefix=f"at{one.pk}")
    if not form.is_valid():
        context = {"waiting": [Waiting(one, form, rows.count())], "can_keep": True}
        return render(request, "partners/office/checks_due.html", context)
    done = actions.check_together(
        list(form.cleaned_data["partners"]),
        source=one,
        checked_on=form.cleaned_data["checked_on"].on,
        note=form.cleaned_data["note"],
        on=today,
        by=request.user,
    )
    words = ngettext(
        "%(count)s partner is entered as checked.",
        "%(count)s partners are entered as checked.",
        len(done),
    )
    messages.success(request, words % {"count": len(done)})
    return redirect("partners_office:checks_due")


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def add(request, organisation):
    """Somebody looked a partner, or a person who signs for it, up."""

    @transaction.atomic
    def save(form):
        values = form.values()
        return actions.add_check(
            organisation,
            source=values.pop("source"),
            result=values.pop("result"),
            checked_on=values.pop("checked_on"),
            on=localdate(),
            by=request.user,
            **values,
            **proof(form, request.user),
        )

    code = institutions.of(request).country_code
    person = request.GET.get("person", "").replace("\0", "")[:200]
    source = request.GET.get("source", "")
    form, done = submitted(
        request,
        NewCheckForm,
        save,
        sources=sources_for(organisation, jurisdiction=code),
        initial={
            "source": source if source.isdecimal() else None,
            "person_name": person,
            "searched_for": [] if person else actions.names_of(organisation),
            "checked_on": localdate(),
            "checked_by": request.user.person_id,
        },
        **options(request, organisation),
    )
    if done is not None:
        messages.success(request, _("The check is entered."))
        return redirect(behind(request, organisation))
    back = behind(request, organisation)
    title = _("A check of the partner")
    return page(request, organisation, form, title=title, back=back)


def behind(request, organisation) -> str:
    """The page from which one came to the check, else the checks of the partner."""
    return came_from(request, f"{organisation.get_absolute_url()}#checks")


def options(request, organisation) -> dict:
    box = f"check:{organisation.pk}"
    return {"today": localdate(), "user": request.user, "box": box}


def proof(form, user) -> dict:
    """The document that proves a check, where a file was brought."""
    if not form.cleaned_data["files"]:
        return {}
    [upload] = form.cleaned_data["files"]
    return {"document": take(upload, by=user)}


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def check(request, organisation, check):
    """Mend what was entered."""
    one = get_object_or_404(organisation.checks, pk=check)

    @transaction.atomic
    def save(form):
        return actions.amend_check(
            one,
            on=localdate(),
            by=request.user,
            expected=form.expected(),
            **form.values(),
            **proof(form, request.user),
        )

    form, done = submitted(
        request, CheckForm, save, thing=one, **options(request, organisation)
    )
    if done is not None:
        messages.success(request, _("Saved."))
        return redirect(behind(request, organisation))
    back = behind(request, organisation)
    title = _("A check of the partner")
    return page(request, organisation, form, title=title, back=back)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_overrule, KeptOrganisation)
def overrule(request, organisation, check):
    """Answer by name for going on although something was found."""
    one = get_object_or_404(organisation.checks, pk=check)

    def save(form):
        return actions.overrule(
            one, reason=form.cleaned_data["reason"], on=localdate(), by=request.user
        )

    form, done = submitted(request, OverrulingForm, save)
    if done is not None:
        messages.success(request, _("Your answer stands with the check."))
        return redirect(behind(request, organisation))
    words = {"title": _("Answer for what was found"), "submit": _("I answer for it")}
    back = behind(request, organisation)
    return page(request, organisation, form, back=back, **words)


@answers_to("POST")
@login_required
@guarded(may_overrule, KeptOrganisation)
def take_overruling_back(request, organisation, check):
    one = get_object_or_404(organisation.checks, pk=check)
    actions.take_overruling_back(one, by=request.user)
    messages.success(request, _("Nobody answers for it any more. The history tells."))
    return redirect(behind(request, organisation))


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def put_away(request, organisation, check):
    one = get_object_or_404(organisation.checks, pk=check)
    is_archived = not one.is_archived
    actions.put_check_away(one, by=request.user, is_archived=is_archived)
    away, back = _("The check counts no more."), _("The check counts again.")
    messages.success(request, away if is_archived else back)
    return redirect(behind(request, organisation))
