"""One cell of a register, edited where it stands."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import is_staff
from mosty.access.submitting import submitted
from mosty.listings.answers import viewing_of
from mosty.listings.office import grid
from mosty.listings.office.finding import found, row_of
from mosty.listings.office.shown import reading
from mosty.ui.bilingual import current_language
from mosty.ui.methods import answers_to

BACK = "back"
CELL = "listings/office/cell.html"


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(is_staff)
def cell(request, listing, column, pk):
    """The cell with a small form in it; without HTMX a page with the same form.

    With `back` in the address the cell as it was.
    """
    listing = found(request, listing)
    column = listing.column(column)
    if column is None or column.quick is None:
        raise Http404
    row = row_of(request, listing, pk)
    if not column.quick.rule(request.user, row):
        raise PermissionDenied
    address = reverse("listings_office:cell", args=[listing.name, column.name, pk])
    if BACK in request.GET and request.htmx:
        return HttpResponse(drawn(request, listing, column, pk, address))
    form, done = submitted(
        request,
        column.quick.form,
        lambda form: column.quick.save(row, form, by=request.user) or row,
        thing=row,
    )
    if done is not None and request.htmx:
        return HttpResponse(drawn(request, listing, column, pk, address))
    if done is not None:
        messages.success(request, _("Saved."))
        return redirect(listing.path())
    context = {
        "form": form,
        "row": row,
        "column": column,
        "listing": listing,
        "address": address,
    }
    next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    template = CELL if request.htmx else "listings/office/cell_page.html"
    return render(request, template, context)


def drawn(request, listing, column, pk, address) -> str:
    """The cell anew as the register draws it, the focus on its pencil."""
    rows = reading(listing, [column])(listing.visible(viewing_of(request)))
    row = rows.filter(pk=pk).first()
    if row is None:
        return ""
    content = grid.content(column.cell(row, viewing_of(request)), current_language())
    words = grid.text_of(_("Change: %(column)s") % {"column": column.title})
    return f"{content}{grid.pencil_to(address, words, has_focus=True)}"
