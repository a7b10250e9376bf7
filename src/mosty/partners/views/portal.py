"""The list of partners and their pages."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from mosty.listings import answers
from mosty.partners import panels
from mosty.partners.listing import PARTNERS
from mosty.partners.models import Organisation
from mosty.partners.record import record_of
from mosty.ui.methods import require_safe


@require_safe
def partners(request):
    def figures(shown):
        return {"all": None if shown.asked.text else shown.count.whole}

    return answers.page(request, PARTNERS, "partners/portal/partners.html", figures)


@require_safe
def export(request, form):
    return answers.download(request, PARTNERS, form)


@require_safe
def partner(request, pk):
    found = (
        Organisation.objects.visible_to(request.user)
        .select_related("country", "region")
        .prefetch_related("names", "identifiers")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    context = {
        "record": record_of(found, user=request.user),
        "panels": panels.panels(found, user=request.user, on=timezone.localdate()),
    }
    return render(request, "partners/portal/partner.html", context)
