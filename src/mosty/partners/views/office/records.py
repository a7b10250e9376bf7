"""The partners of the office, and the record of each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.institution import context as institutions
from mosty.listings.office.page import office_page
from mosty.partners import actions, check_rows, panels
from mosty.partners.checks import subjects_of
from mosty.partners.forms.log import LettersForm
from mosty.partners.models import KeptOrganisation
from mosty.partners.office_record import office_record
from mosty.partners.queue import waiting_with
from mosty.partners.register import REGISTER
from mosty.partners.rules import may_keep, may_merge, may_read
from mosty.ui.methods import answers_to, require_safe

MOST_PUT_AWAY = 500


@require_safe
@login_required
@guarded(may_read)
def records(request):
    return office_page(request, REGISTER, template="partners/office/records.html")


@never_cache
@require_safe
@login_required
@guarded(may_read)
def put_away(request):
    """Partners that were put away, each with the way back."""
    rows = KeptOrganisation.objects.visible_to(request.user).filter(is_archived=True)
    found = rows.select_related("country", "region").by_name()[:MOST_PUT_AWAY]
    context = {"found": found, "can_keep": may_keep(request.user)}
    return render(request, "partners/office/put_away.html", context)


@never_cache
@require_safe
@login_required
@guarded(may_read)
def record(request, pk):
    rows = KeptOrganisation.objects.visible_to(request.user)
    organisation = rows.filter(pk=pk).first()
    if organisation is None:
        return moved(request, pk)
    now = timezone.localtime()
    user, can_keep = request.user, may_keep(request.user)
    context = {
        "one": organisation,
        "record": office_record(
            organisation, user=user, at=now, is_whole="log" in request.GET
        ),
        "panels": panels.panels(organisation, user=user, on=now.date(), is_office=True),
        "check_rows": check_rows.rows_of(
            subjects_of(organisation),
            user=user,
            on=now.date(),
            jurisdiction=institutions.of(request).country_code,
        ),
        "earlier_checks": check_rows.earlier_of(organisation, user=user),
        "can_keep": can_keep,
        "can_merge": may_merge(user),
        "pairs": list(waiting_with(organisation, user)) if may_merge(user) else [],
        "merges": organisation.merges.standing().select_related("given_up"),
        "letters": LettersForm(organisation=organisation, user=user)
        if can_keep
        else None,
    }
    return render(request, "partners/office/record.html", context)


def moved(request, pk):
    """The record for which this one was given up, with a word of it."""
    rows = KeptOrganisation._base_manager.exclude(merged_into=None)
    given_up = get_object_or_404(rows, pk=pk)
    standing = given_up.standing()
    seen = KeptOrganisation.objects.visible_to(request.user)
    kept = get_object_or_404(seen, pk=standing.pk)
    words = _("“%(name)s” (record %(number)s) was merged into this record.")
    told = {"name": given_up.name_ru, "number": given_up.pk}
    messages.info(request, words % told)
    return redirect(kept)


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def archive(request, organisation):
    actions.archive(organisation, by=request.user)
    messages.success(
        request, _("Put away: it left the lists and the site. It can be brought back.")
    )
    return redirect(organisation)


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def restore(request, organisation):
    actions.restore(organisation, by=request.user)
    messages.success(request, _("The partner is in the register again."))
    return redirect(organisation)
