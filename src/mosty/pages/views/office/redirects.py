"""Addresses that have moved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.submitting import submitted
from mosty.pages import actions
from mosty.pages.forms.menus import RedirectForm
from mosty.pages.models import Redirect
from mosty.pages.rules import may_write
from mosty.ui.methods import answers_to

PER_PAGE = 50


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_write)
def redirects(request):
    def save(form):
        return actions.lead_on(**form.cleaned_data, by=request.user)

    form, moved = submitted(request, RedirectForm, save)
    if moved is not None:
        told = {"old": moved.old_path, "new": moved.new_path}
        messages.success(request, _("%(old)s leads to %(new)s now.") % told)
        return redirect("pages_office:redirects")
    rows = Redirect.objects.order_by("is_archived", "-added_at", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page}
    return render(request, "pages/office/redirects.html", context)


@answers_to("POST")
@login_required
@guarded(may_write, Redirect)
def close(request, moved):
    actions.close_redirect(moved, by=request.user)
    messages.success(request, _("Nobody is led from this address any more."))
    return redirect("pages_office:redirects")


@answers_to("POST")
@login_required
@guarded(may_write, Redirect)
def reopen(request, moved):
    try:
        actions.open_redirect(moved, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Visitors are led on from this address again."))
    return redirect("pages_office:redirects")
