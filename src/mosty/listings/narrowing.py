"""A whole list as one question to the database, for a file; a page has its roll."""

from django.db.models import Case, F, IntegerField, OrderBy, Q, Value, When

from mosty.listings.asked import Asked
from mosty.listings.counting import Count
from mosty.listings.listing import Listing, Viewing
from mosty.listings.ordering import ordered, way_of
from mosty.listings.wording import Wording


def all_rows(
    listing: Listing,
    asked: Asked,
    viewing: Viewing,
    *,
    wording: Wording | None,
    counted: Count,
):
    """The rows of all pages in order."""
    groups = ordered(listing, asked, counted.groups)
    rows = listing.exported(narrowed(listing, asked, viewing, wording))
    return placed(rows, listing, asked, groups=groups, viewing=viewing)


def narrowed(listing, asked, viewing, wording):
    rows = rows_of(listing, viewing, wording)
    for one in listing.filters:
        if asked.readings[one.name]:
            rows = rows.filter(one.narrowed(asked.readings[one.name], viewing))
    return rows


def rows_of(listing: Listing, viewing: Viewing, wording: Wording | None):
    """The rows that the reader may see and the words mean, with their keys."""
    keys = {
        one.column: one.dimension(viewing)
        for one in listing.filters
        if hasattr(one, "dimension")
    }
    rows = listing.visible(viewing).annotate(**keys)
    return rows.filter(wording.condition) if wording else rows


def of_group(listing, by, group) -> Q:
    filters = {one.name: one for one in listing.filters}
    condition = Q()
    for name, key in zip(by, group, strict=True):
        condition &= filters[name].is_key(key)
    return condition


def placed(rows, listing, asked, *, groups, viewing):
    """The rows sorted: by the place of their group, then within it."""
    way, is_backwards = way_of(listing, asked)
    order = []
    if len(groups) > 1:
        places = [
            When(of_group(listing, way.by, group), then=Value(place))
            for place, group in enumerate(groups)
        ]
        place = Case(*places, default=len(groups), output_field=IntegerField())
        rows = rows.alias(group_place=place)
        order.append(F("group_place").asc())
    order += [
        OrderBy(key, descending=is_backwards, nulls_last=way.has_gaps or None)
        for key in (*way.within(viewing), F("pk"))
    ]
    return rows.order_by(*order)
