"""Saved views of the figures and of the report: filters and a period under a name."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from mosty.listings import actions as listings
from mosty.listings.models import SavedView
from mosty.listings.rules import may_change

FIGURES, REPORT = "agreement-figures", "agreement-report"
LONGEST = 2000


@dataclass(frozen=True)
class KeptView:
    pk: int
    name: str
    query: str
    is_shared: bool
    may_change: bool


def kept_views(user, page: str) -> list[KeptView]:
    rows = SavedView.objects.offered_to(user).filter(listing=page)
    return [
        KeptView(one.pk, one.name, one.address, one.is_shared, may_change(user, one))
        for one in rows
    ]


def canonical(query) -> str:
    """The pairs of an address in one order, without empty ones."""
    given = query if isinstance(query, QueryDict) else QueryDict(query[:LONGEST])
    pairs = [
        (name, value)
        for name in sorted(given)
        for value in given.getlist(name)
        if value and name != "csrfmiddlewaretoken"
    ]
    return urlencode(pairs)


def put_away(pk: int, *, by) -> SavedView | None:
    """The view that was put away; None where there is none for this person."""
    pages = (FIGURES, REPORT)
    rows = SavedView.objects.visible_to(by).filter(listing__in=pages, is_archived=False)
    view = rows.filter(pk=pk).first()
    return listings.archive_view(view, by=by) if view else None
