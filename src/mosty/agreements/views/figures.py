"""Figures of the register, and the report for the committee."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.agreements import rules
from mosty.agreements.figures import files
from mosty.agreements.figures.keeping import (
    FIGURES,
    REPORT,
    canonical,
    kept_views,
    put_away,
)
from mosty.agreements.figures.page import FiguresShown
from mosty.agreements.figures.report import report_of
from mosty.agreements.forms.figures import KeepForm
from mosty.institution import context as institutions
from mosty.listings import actions as listings
from mosty.listings.answers import viewing_of
from mosty.ui.dates import speak
from mosty.ui.methods import answers_to, require_safe

PAGES = {FIGURES: "agreements_office:figures", REPORT: "agreements_office:report"}


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def figures(request):
    shown = FiguresShown(request.GET, viewing_of(request), path=request.path)
    context = {
        "shown": shown,
        "views": kept_views(request.user, FIGURES),
        "at": canonical(request.GET),
        "page_name": FIGURES,
    }
    return render(request, "agreements/office/figures.html", context)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def figures_file(request, form):
    shown = FiguresShown(request.GET, viewing_of(request), path=request.path)
    writers = {"xlsx": files.figures_xlsx, "csv": files.figures_csv}
    if form not in writers:
        raise Http404
    return writers[form](shown, name=f"figures-{localdate():%Y-%m-%d}")


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def report(request):
    told = report_of(request.GET, viewing_of(request))
    context = {
        "report": told,
        "tabs": period_tabs(request, told.word),
        "made_on": localdate(),
        "views": kept_views(request.user, REPORT),
        "at": canonical(request.GET),
        "page_name": REPORT,
        "ours": institutions.of(request).name,
    }
    return render(request, "agreements/office/report.html", context)


def period_tabs(request, chosen: str) -> list[dict]:
    """This and the last quarter and year, with the filters as they are."""
    titles = {
        "this-quarter": _("This quarter"),
        "last-quarter": _("Last quarter"),
        "this-year": _("This year"),
        "last-year": _("Last year"),
    }
    tabs = []
    for word, title in titles.items():
        query = request.GET.copy()
        query["period"] = word
        tabs.append(
            {
                "title": title,
                "url": f"?{canonical(query)}",
                "is_current": word == chosen,
            }
        )
    return tabs


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def report_file(request, form):
    told = report_of(request.GET, viewing_of(request))
    name = f"report-{told.period.key}"
    if form == "xlsx":
        return files.report_xlsx(told, name=name)
    if form != "docx":
        raise Http404
    made = _("Made on %(day)s.") % {"day": speak(localdate())}
    ours = institutions.of(request).name
    return files.report_docx(told, ours=ours, made=made, name=name)


@answers_to("POST")
@login_required
@guarded(rules.may_read)
def keep_view(request):
    """Keep the filters and the period of the address under a name."""
    page = request.POST.get("page", "")
    if page not in PAGES:
        raise Http404
    at, form = canonical(request.POST.get("at", "")), KeepForm(request.POST)
    back = f"{reverse(PAGES[page])}?{at}"
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["name"]))
        return redirect(back)
    try:
        listings.save_view(
            page,
            form.cleaned_data["name"],
            address=at,
            columns=[],
            is_shared=form.cleaned_data["is_shared"],
            by=request.user,
        )
        messages.success(request, _("The view is saved."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(back)


@answers_to("POST")
@login_required
@guarded(rules.may_read)
def put_view_away(request, pk):
    """Delete a view of one's own, or as an administrator a shared one."""
    view = put_away(pk, by=request.user)
    if view is None:
        raise Http404
    words = _("The view “%(name)s” is deleted.") % {"name": view.name}
    messages.success(request, words)
    return redirect(PAGES[view.listing])
