"""The partners of the office, and the record of each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.listings.office.page import office_page
from mosty.partners import actions, panels
from mosty.partners.forms.log import LettersForm
from mosty.partners.models import KeptOrganisation
from mosty.partners.office_record import office_record
from mosty.partners.register import REGISTER
from mosty.partners.rules import may_keep, may_read
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
@guarded(may_read, KeptOrganisation)
def record(request, organisation):
    now = timezone.localtime()
    user, can_keep = request.user, may_keep(request.user)
    context = {
        "one": organisation,
        "record": office_record(
            organisation, user=user, at=now, is_whole="log" in request.GET
        ),
        "panels": panels.panels(organisation, user=user, on=now.date()),
        "can_keep": can_keep,
        "letters": LettersForm(organisation=organisation, user=user)
        if can_keep
        else None,
    }
    return render(request, "partners/office/record.html", context)


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
