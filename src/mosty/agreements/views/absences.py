"""Who is away, what falls due meanwhile, and who stands in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.roles import Role
from mosty.agreements import actions, rules
from mosty.agreements.continuity.rules import may_see_absence
from mosty.agreements.forms.approval import AbsenceForm
from mosty.agreements.models import Absence
from mosty.agreements.views.asking import Page, ask
from mosty.letters.actions.notices import worded
from mosty.people import dates
from mosty.ui.methods import answers_to, require_safe

CARERS = (Role.COORDINATOR, Role.ADMINISTRATOR)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def absences(request):
    rows = Absence.objects.visible_to(request.user).not_over(timezone.localdate())
    rows = list(rows.select_related("person", "deputy"))
    for one in rows:
        one.may_call_off = rules.may_announce(request.user, one)
    return render(request, "agreements/office/absences.html", {"absences": rows})


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_announce)
def add_absence(request):
    def save(form):
        told = form.cleaned_data
        return actions.announce_absence(
            person=told["person"],
            deputy=told["deputy"],
            since=told["since"].on,
            until=told["until"].on,
            by=request.user,
            on=timezone.localdate(),
        )

    page = Page(
        title=_("Somebody will be away"),
        text=_(
            "On these days the deputy approves texts, sees what falls due and is "
            "reminded of it."
        ),
        submit=_("Enter the absence"),
        back=reverse("agreements_office:absences"),
        over=_("Who is away"),
        said=lambda done: _("The absence is entered."),
        after=lambda done: reverse("agreements_office:absence", args=[done.pk]),
    )
    is_for_all = request.user.holds_any(CARERS)
    return ask(
        request, page, AbsenceForm, save, user=request.user, is_for_all=is_for_all
    )


@never_cache
@require_safe
@login_required
@guarded(may_see_absence, Absence)
def absence(request, absence):
    """What falls due in the absence, for who leaves and for who stands in."""
    found = dates.coming(absence.since, absence.until, persons={absence.person_id})
    found = [one for one in found if absence.person_id in one.persons]
    seen = dates.seen_by(request.user, found)
    context = {
        "absence": absence,
        "days": [
            {
                "on": one.on,
                "url": one.url,
                "told": worded(dates.occasion(one.occasion).short, one.parts, None),
            }
            for one in seen
        ],
        "hidden": len(found) - len(seen),
        "may_call_off": rules.may_announce(request.user, absence)
        and not absence.is_called_off,
    }
    return render(request, "agreements/office/absence.html", context)


@answers_to("POST")
@login_required
@guarded(rules.may_announce, Absence)
def call_absence_off(request, absence):
    actions.call_absence_off(absence, by=request.user)
    messages.success(request, _("The absence is called off."))
    return redirect("agreements_office:absences")
