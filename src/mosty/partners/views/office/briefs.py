"""A brief before a delegation, in one click."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.institution import context as institutions
from mosty.journal.actions import record
from mosty.partners import briefing
from mosty.partners.dossier import Reading, Subject
from mosty.partners.models import KeptOrganisation
from mosty.partners.rules import may_read
from mosty.places.models import Country
from mosty.ui.methods import require_safe

MOST = 500


@never_cache
@require_safe
@login_required
@guarded(may_read, KeptOrganisation)
def of_partner(request, organisation):
    return answer(request, Subject([organisation]))


@never_cache
@require_safe
@login_required
@guarded(may_read)
def of_country(request):
    """The brief of the country asked for, or the countries there are."""
    rows = KeptOrganisation.objects.visible_to(request.user)
    rows = rows.filter(is_archived=False, is_ours=False)
    code = request.GET.get("country", "")
    if not code:
        countries = Country.objects.filter(pk__in=rows.values("country"))
        return render(request, "partners/office/brief.html", {"countries": countries})
    country = (
        Country.objects.filter(pk=code.upper()).first() if code.isalpha() else None
    )
    known = rows.filter(country=country).select_related("country", "region")
    found = list(known.prefetch_related("identifiers").by_name()[:MOST])
    if country is None or not found:
        raise Http404
    return answer(request, Subject(found, country))


def answer(request, subject):
    reading = Reading(user=request.user, at=timezone.localtime())
    ours = institutions.of(request).name
    detail = {"country": subject.country.pk if subject.country else ""}
    verb = "organisation.brief_taken"
    record(verb, subject.only, by=request.user, detail=detail, is_public=False)
    response = HttpResponse(
        briefing.brief(subject, reading, ours=ours), content_type=briefing.TYPE
    )
    name = briefing.file_name(subject, reading)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
