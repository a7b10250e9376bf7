"""Saved views: kept, shared, renamed, put away and brought back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.rules import Rule, is_staff
from mosty.listings import actions, rules
from mosty.listings.forms import ViewForm
from mosty.listings.models import SavedView
from mosty.listings.office.finding import back_to, found, shown_at
from mosty.listings.office.page import GONE
from mosty.ui.methods import answers_to

may_change = Rule(is_staff.sentence, roles=is_staff.roles, when=rules.may_change)


@answers_to("POST")
@login_required
@guarded(is_staff)
def save(request, listing):
    """Keep the address and the columns as they stand under a name."""
    listing, query = found(request, listing), request.POST.get("at", "")
    shown, form = shown_at(request, listing, query), ViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["name"]))
        return back_to(listing, query)
    try:
        view = actions.save_view(
            listing.name,
            form.cleaned_data["name"],
            address=shown.query,
            columns=[one.name for one in shown.columns],
            is_shared=form.cleaned_data["is_shared"],
            by=request.user,
        )
    except Refused as refusal:
        messages.error(request, refusal.message)
        return back_to(listing, query)
    if form.cleaned_data["is_first"]:
        actions.open_with(listing.name, view, by=request.user)
    messages.success(request, _("The view is saved."))
    return back_to(listing, shown.query, view=view.pk)


@answers_to("POST")
@login_required
@guarded(may_change, SavedView)
def change(request, view):
    """Rename or share a view, or let it keep what stands now."""
    listing, query = found(request, view.listing), request.POST.get("at", "")
    form, values = ViewForm(request.POST), {}
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["name"]))
        return back_to(listing, query)
    values = {name: form.cleaned_data[name] for name in ("name", "is_shared")}
    if form.cleaned_data["takes_present"]:
        shown = shown_at(request, listing, query)
        values["address"] = shown.query
        values["columns"] = [one.name for one in shown.columns]
    try:
        actions.change_view(view, values, by=request.user)
        messages.success(request, _("The view is changed."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return back_to(listing, query)


@answers_to("POST")
@login_required
@guarded(may_change, SavedView)
def archive(request, view):
    """Delete a view; the message offers to bring it back."""
    listing = found(request, view.listing)
    actions.archive_view(view, by=request.user)
    words = _("The view “%(name)s” is deleted.") % {"name": view.name}
    messages.success(request, words)
    request.session[GONE] = view.pk
    return back_to(listing, "")


@answers_to("POST")
@login_required
@guarded(may_change, SavedView)
def restore(request, view):
    listing = found(request, view.listing)
    actions.restore_view(view, by=request.user)
    messages.success(request, _("The view is back."))
    return back_to(listing, view.address, view=view.pk)


@answers_to("POST")
@login_required
@guarded(is_staff)
def first(request, listing):
    """Open the register with this view from now on, or with everything."""
    listing, query = found(request, listing), request.POST.get("at", "")
    view = shown_at(request, listing, query).view
    actions.open_with(
        listing.name, None if "usual" in request.POST else view, by=request.user
    )
    messages.success(request, _("Remembered: the register opens so from now on."))
    return back_to(listing, query)
