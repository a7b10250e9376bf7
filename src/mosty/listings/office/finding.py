"""Which register an address names, and how it stood there."""

from urllib.parse import parse_qsl, urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.shortcuts import redirect

from mosty.listings.answers import viewing_of
from mosty.listings.office.declaring import OFFICE, OfficeListing
from mosty.listings.office.shown import OfficeShown


def found(request, name) -> OfficeListing:
    """The listing so named as this person sees it; 404 for none, 403 for a closed one."""
    listing = OFFICE.get(name)
    if listing is None:
        raise Http404
    if not listing.rule(request.user):
        raise PermissionDenied
    return listing.seen_by(request.user)


def shown_at(request, listing: OfficeListing, query: str) -> OfficeShown:
    """The register as it stands at an address of its own, for this person."""
    return OfficeShown(listing, QueryDict(query), viewing_of(request))


def back_to(listing: OfficeListing, query: str, **changed):
    """A redirect to the register; of `query` nothing but its own parameters stays."""
    known = set(listing.known_parameters()) - changed.keys()
    pairs = [pair for pair in parse_qsl(query) if pair[0] in known]
    pairs += [(name, value) for name, value in changed.items() if value]
    told = urlencode(pairs)
    return redirect(f"{listing.path()}?{told}" if told else listing.path())


def row_of(request, listing: OfficeListing, pk):
    """One row of the register that this person may see, or 404."""
    rows = listing.visible(viewing_of(request)).filter(pk=pk)
    row = rows.first()
    if row is None:
        raise Http404
    return row
