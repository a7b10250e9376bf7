"""Columns and files of any register."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import is_staff
from mosty.journal.actions import record
from mosty.listings import actions, exports
from mosty.listings.forms import ColumnsForm
from mosty.listings.models import ListingFile
from mosty.listings.office import files
from mosty.listings.office.finding import back_to, found, shown_at
from mosty.listings.office.shown import FORMS
from mosty.ui.methods import answers_to, require_safe

MOST_AT_ONCE = 5_000
PART = "listings/office/ordered_part.html"


@answers_to("POST")
@login_required
@guarded(is_staff)
def columns(request, listing):
    """Remember which columns this person wants to see."""
    listing = found(request, listing)
    form, query = ColumnsForm(request.POST, listing=listing), request.POST.get("at", "")
    if form.is_valid():
        chosen = [] if "usual" in request.POST else form.cleaned_data["column"]
        actions.choose_columns(listing.name, chosen, by=request.user)
        messages.success(request, _("The columns are remembered."))
    return back_to(listing, query, view="")


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(is_staff)
def file(request, listing, form):
    """What the register shows at this address, or the rows chosen there."""
    if form not in FORMS:
        raise Http404
    listing, keys = found(request, listing), None
    query = request.GET.urlencode()
    if request.method == "POST":
        query = request.POST.get("at", "")
        keys = files.numbers_in(request.POST.getlist("key"))[:1000]
        keys = None if request.POST.get("all") else keys or None
    shown = shown_at(request, listing, query)
    number = shown.total if keys is None else len(keys)
    if form == "xlsx" and number > MOST_AT_ONCE:
        ordered = actions.order_file(shown, by=request.user)
        return redirect("listings_office:ordered", pk=ordered.pk)
    detail = {"listing": listing.name, "rows": number, "form": form}
    record("listing.taken_out", by=request.user, detail=detail, is_public=False)
    return exports.answer(
        files.rows_of(shown, keys),
        files.fields_of(shown.columns, shown.viewing),
        form,
        name=files.name_of(shown),
        title=listing.title,
    )


def own_file(request, pk):
    return get_object_or_404(ListingFile, pk=pk, by_id=request.user.pk)


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def ordered(request, pk):
    """A long workbook is being written, or is there."""
    file = own_file(request, pk)
    listing = found(request, file.listing)
    context = {"file": file, "listing": listing}
    template = PART if request.htmx else "listings/office/ordered.html"
    return render(request, template, context)


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def stored(request, pk):
    """The workbook itself, for who ordered it."""
    file = own_file(request, pk)
    found(request, file.listing)
    if not file.stored:
        return redirect("listings_office:ordered", pk=pk)
    return FileResponse(
        default_storage.open(file.stored),
        as_attachment=True,
        filename=file.name,
        content_type=exports.MEDIA["xlsx"],
    )
