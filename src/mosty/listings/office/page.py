"""The page of a register, its part for HTMX, and its one cell."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control, patch_vary_headers

from mosty.listings.answers import has_empty_answers, viewing_of
from mosty.listings.models import SavedView
from mosty.listings.office.declaring import OfficeListing
from mosty.listings.office.shown import OfficeShown
from mosty.listings.office.tabs import address_of

PAGE = "listings/office/page.html"
GONE = "gone_view"


def office_page(request, listing: OfficeListing, *, context=None, template=PAGE):
    """The register as this person sees it at this address.

    `context` may be a callable over `OfficeShown`; `template` extends
    `listings/office/page.html` where a room adds something to it.
    """
    if not listing.rule(request.user):
        raise PermissionDenied
    if renewed := listing.renewed(request.GET):
        return redirect(renewed)
    shown = OfficeShown(listing, request.GET, viewing_of(request), path=request.path)
    if request.htmx and request.htmx.target == shown.part:
        told = {"shown": shown, "is_part": True}
        answer = render(request, "listings/office/register.html", told)
        answer["HX-Push-Url"] = shown.address
    elif has_empty_answers(listing, request.GET):
        return redirect(shown.address)
    elif not request.GET and shown.opens_with:
        return redirect(address_of(shown, shown.opens_with))
    else:
        more = context(shown) if callable(context) else context or {}
        told = {"shown": shown, "is_part": False, "gone": gone_view(request)}
        answer = render(request, template, told | more)
    patch_vary_headers(answer, ["HX-Request", "HX-Target"])
    patch_cache_control(answer, no_store=True, private=True)
    return answer


def gone_view(request) -> SavedView | None:
    """The view that was deleted just now, to be brought back at once."""
    key = request.session.pop(GONE, None)
    return SavedView.objects.filter(pk=key, is_archived=True).first() if key else None
