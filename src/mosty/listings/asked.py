"""What an address asks of a listing, understood and put into canonical form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from mosty.journal.snapshots import Shelf
from mosty.listings.filters import Reading
from mosty.listings.listing import PAGE, SORT, TEXT, Listing, Viewing

LONGEST_TEXT = 200
LONGEST_REMARK = 60
MOST_REMARKS = 5
LAST_PAGE = 1_000_000
COUNTERS = re.compile("utm.*|.{0,3}clid|from|_openstat|_ga|_gl|erid|etext")

_options = Shelf(128)


@dataclass(frozen=True)
class Asked:
    """Text, filters, order and page; `odd` are the pairs that made no sense.

    A value that a filter lacks is not odd: it is asked for, and no row has it.
    """

    text: str = ""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    odd: tuple[tuple[str, str], ...] = ()
    options: Mapping[str, Mapping] = field(default_factory=dict)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text) or any(self.readings.values())

    @property
    def filter_pairs(self) -> list[tuple[str, str]]:
        readings = self.readings.values()
        return [pair for one in readings for pair in (*one.pairs, *one.odd)]

    @property
    def filter_keys(self) -> tuple:
        """The same as far as it decides which rows there are."""
        readings = self.readings.items()
        return tuple((name, one.pairs) for name, one in readings if one)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All but the page, in canonical order."""
        text = [(TEXT, self.text)] if self.text else []
        sort = [(SORT, self.sort)] if self.sort else []
        return [*text, *self.filter_pairs, *sort]

    def address(self, *, without=(), **changed) -> str:
        """`?…` with the pairs but those in `without`; `changed` are new values."""
        pairs = [
            pair
            for pair in self.pairs
            if pair not in without and pair[0] not in changed
        ]
        pairs += [(name, str(value)) for name, value in changed.items() if value]
        return f"?{urlencode(pairs)}"


def understood(listing: Listing, query, viewing: Viewing) -> Asked:
    """What `query` (a QueryDict) asks; what makes no sense is kept aside in `odd`."""
    options = options_of(listing, viewing)
    readings, odd = {}, unknown_names(listing, query)
    for one in listing.filters:
        reading = one.read(query, options[one.name])
        odd_values = tuple((name, printable(value)) for name, value in reading.odd)
        readings[one.name] = replace(reading, odd=odd_values)
    text = ""
    if listing.has_search:
        text = " ".join(query.get(TEXT, "").replace("\0", " ").split())
        text = text[:LONGEST_TEXT]
    sort = query.get(SORT, "")
    if sort and not listing.sortable(sort.removeprefix("-")):
        odd.append((SORT, sort))
        sort = ""
    page, given = 1, query.get(PAGE, "")
    if given.isascii() and given.isdigit() and 0 < int(given[:9]) <= LAST_PAGE:
        page = int(given[:9])
    elif given:
        odd.append((PAGE, given))
    return Asked(
        text=text,
        readings=readings,
        sort=sort,
        page=page,
        odd=tuple(odd),
        options=options,
    )


def options_of(listing: Listing, viewing: Viewing) -> dict[str, dict]:
    """The choices of each filter by its name, read once while the data is the same."""
    names = tuple(one.name for one in listing.filters)
    seen_as = listing.seen_as(viewing)
    return _options.value(
        (listing.name, names, seen_as, viewing.on, viewing.language),
        viewing.snapshot,
        lambda: {one.name: one.options(viewing) for one in listing.filters},
    )


def unknown_names(listing: Listing, query) -> list[tuple[str, str]]:
    """Parameters that the list does not know, but for marks that counters leave."""
    known = listing.known_parameters()
    return [
        (printable(name), printable(query[name]))
        for name in query
        if name not in known and not COUNTERS.fullmatch(name.lower())
    ]


def printable(text: str) -> str:
    """The text without signs that a page may not hold."""
    return "".join(one if one.isprintable() else "\ufffd" for one in text)


def remarks(asked: Asked) -> list[str]:
    """The odd pairs as they stood in the address, shortened."""
    return [remark(pair) for pair in asked.odd[:MOST_REMARKS]]


def remark(pair: tuple[str, str]) -> str:
    told = "=".join(pair)
    return told if len(told) <= LONGEST_REMARK else f"{told[:LONGEST_REMARK]}…"
