"""Addresses that have moved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.listings.office.page import office_page
from mosty.pages import actions
from mosty.pages.forms.menus import RedirectForm
from mosty.pages.moved import MOVED
from mosty.pages.rules import may_write
from mosty.ui.methods import answers_to, require_safe


@require_safe
@login_required
@guarded(may_write)
def redirects(request):
    return office_page(request, MOVED, template="pages/office/redirects.html")


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_write)
def add_redirect(request):
    def save(form):
        return actions.lead_on(**form.cleaned_data, by=request.user)

    form, moved = submitted(request, RedirectForm, save)
    if moved is not None:
        told = {"old": moved.old_path, "new": moved.new_path}
        messages.success(request, _("%(old)s leads to %(new)s now.") % told)
        return redirect("pages_office:redirects")
    return render(request, "pages/office/redirect_form.html", {"form": form})
