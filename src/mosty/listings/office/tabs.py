"""The tabs over a register: all of it, those for everybody, one's own, the shared."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from mosty.journal.snapshots import Shelf
from mosty.listings import counting
from mosty.listings.listing import TEXT
from mosty.listings.office.declaring import VIEW
from mosty.listings.panel import spaced

ALL = "all"


_tabs = Shelf(256)


class Tab(NamedTuple):
    """A tab as it stands whatever is open: its address, its rows, what it asks."""

    title: str
    url: str
    count: str | None
    asks: list[tuple[str, str]]
    view: int | None


def tabs_of(shown) -> list[dict]:
    """Each with its address, its number of rows, and whether it is open."""
    key = (shown.reader, shown.path)
    tabs = _tabs.value(key, shown.viewing.snapshot, lambda: all_of(shown))
    here = sorted(parse_qsl(shown.query))
    open_view = shown.view and shown.view.pk
    return [
        {
            "title": one.title,
            "url": one.url,
            "count": one.count,
            "current": one.view == open_view
            if open_view or one.view
            else one.asks == here,
        }
        for one in tabs
    ]


def all_of(shown) -> list[Tab]:
    whole = f"{shown.path}?{VIEW}={ALL}" if shown.opens_with else shown.path
    fixed = [(_("All"), whole, "")]
    fixed += [
        (str(one.title), f"{shown.path}?{one.query}", one.query)
        for one in shown.listing.views
    ]
    tabs = [
        Tab(title, url, counted(shown, query), sorted(parse_qsl(query)), None)
        for title, url, query in fixed
    ]
    return tabs + [tab_of(shown, one) for one in shown.saved]


def tab_of(shown, view) -> Tab:
    address = address_of(shown, view)
    return Tab(view.name, address, counted(shown, view.address), [], view.pk)


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
