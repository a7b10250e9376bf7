"""The list of partners and their pages."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

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
        return moved(request, pk)
    context = {
        "record": record_of(found, user=request.user),
        "panels": panels.panels(found, user=request.user, on=timezone.localdate()),
    }
    return render(request, "partners/portal/partner.html", context)


def moved(request, pk):
    """The way to the record for which this one was given up, if it may be seen.

    Browsers may remember it for a while only: the records can be parted again.
    """
    given_up = Organisation.objects.filter(pk=pk).exclude(merged_into=None).first()
    standing = given_up and given_up.standing()
    seen = Organisation.objects.visible_to(request.user)
    if standing is None or not seen.filter(pk=standing.pk).exists():
        raise Http404
    answer = HttpResponsePermanentRedirect(standing.get_absolute_url())
    patch_cache_control(answer, max_age=600)
    return answer
