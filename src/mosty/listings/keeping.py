"""Rolls are kept for as long as no data changed; see `mosty.journal.snapshots`."""

from mosty.journal.snapshots import Shelf
from mosty.listings import rolls
from mosty.listings.listing import Listing, Viewing, Way

_rolls = Shelf(16)


def roll_of(listing: Listing, viewing: Viewing, way: Way) -> rolls.Roll:
    """The roll of what the reader may see, in the order within the groups of a way."""
    order = tuple(way.within(viewing))
    key = (listing.name, listing.seen_as(viewing), viewing.on, order)
    return _rolls.value(
        key, viewing.snapshot, lambda: rolls.read(listing, viewing, way)
    )
