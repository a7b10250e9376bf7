"""The order that an address asks for."""

from collections.abc import Iterable

from mosty.listings.asked import Asked
from mosty.listings.listing import Listing, Way


def way_of(listing: Listing, asked: Asked) -> tuple[Way, bool]:
    """The order that is asked for, and whether backwards."""
    if not asked.sort:
        return listing.way, False
    column = listing.sortable(asked.sort.removeprefix("-"))
    return column.way, asked.sort.startswith("-")


def ordered(
    listing: Listing, asked: Asked, groups: Iterable[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The groups in the order of the list."""
    way, is_backwards = way_of(listing, asked)
    places = [
        {key: place for place, key in enumerate(asked.options[name])} for name in way.by
    ]

    def place_of(group):
        return [
            known.get(key, len(known)) for known, key in zip(places, group, strict=True)
        ]

    return sorted(groups, key=place_of, reverse=is_backwards)
