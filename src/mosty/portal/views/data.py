"""Open data: the page that describes it, and the files."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import views as sitemaps
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from mosty.institution import context as institutions
from mosty.listings import envelope, exports
from mosty.portal import datasets
from mosty.portal.calendar import calendar_of
from mosty.portal.sitemaps import SITEMAPS
from mosty.ui.methods import require_safe


@require_safe
def data(request):
    viewing = datasets.visitor()
    sets = [
        {
            "set": one,
            "count": one.rows(viewing).count(),
            "updated": datasets.updated_at(one),
        }
        for one in datasets.DATA_SETS.values()
    ]
    context = {
        "sets": sets,
        "licence": envelope.LICENCE,
        "licence_url": envelope.LICENCE_URL,
    }
    return render(request, "portal/data.html", context)


@require_safe
def dataset(request, name, form):
    data_set = datasets.DATA_SETS.get(name)
    if data_set is None or form not in exports.FORMATS:
        raise Http404
    return exports.answer(
        data_set.rows(datasets.visitor()),
        data_set.fields,
        form,
        name=name,
        title=data_set.title,
        about=datasets.about(data_set, institutions.of(request)),
    )


@require_safe
def schema(request):
    return JsonResponse(
        datasets.schema(), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


@require_safe
def calendar(request):
    viewing = datasets.visitor()
    content = calendar_of(str(institutions.of(request).short_name), viewing)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


@require_safe
def sitemap(request):
    """The sections of the sitemap at the one public address, whatever host asks."""
    answer = sitemaps.index(request, SITEMAPS, sitemap_url_name="sitemap_section")
    for section in answer.context_data["sitemaps"]:
        whole = urlsplit(section.location)
        query = f"?{whole.query}" if whole.query else ""
        section.location = settings.PUBLIC_URL + whole.path + query
    return answer


@require_safe
def robots(request):
    closed = ["/office/", "/en/office/", "/sign-in", "/en/sign-in"]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        f"Sitemap: {settings.PUBLIC_URL}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
