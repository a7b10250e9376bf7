"""The tabs over a register: all of it, those for everybody, one's own, the shared."""

from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from mosty.listings import counting
from mosty.listings.listing import TEXT
from mosty.listings.office.declaring import VIEW
from mosty.listings.panel import spaced

ALL = "all"


def tabs_of(shown) -> list[dict]:
    """Each with its address, its number of rows, and whether it is open."""
    here = sorted(parse_qsl(shown.query))
    whole = f"{shown.path}?{VIEW}={ALL}" if shown.opens_with else shown.path
    fixed = [(_("All"), whole, "")]
    fixed += [
        (one.title, f"{shown.path}?{one.query}", one.query)
        for one in shown.listing.views
    ]
    tabs = [
        {
            "title": title,
            "url": url,
            "count": counted(shown, query),
            "current": not shown.view and here == sorted(parse_qsl(query)),
        }
        for title, url, query in fixed
    ]
    return tabs + [tab_of(shown, one) for one in shown.saved]


def tab_of(shown, view) -> dict:
    return {
        "title": view.name,
        "url": address_of(shown, view),
        "count": counted(shown, view.address),
        "current": shown.view == view,
    }


def address_of(shown, view) -> str:
    return f"{shown.path}?{urlencode([*parse_qsl(view.address), (VIEW, view.pk)])}"


def counted(shown, query) -> str | None:
    """How many rows an address has; not told for words, which would cost."""
    given, roll = QueryDict(query), shown.count.roll
    if given.get(TEXT):
        return None
    rows = roll.whole
    for one in shown.listing.filters:
        reading = one.read(given, shown.asked.options[one.name])
        if reading:
            rows &= counting.let_pass(one, reading, roll)
    return spaced(rows.bit_count())
