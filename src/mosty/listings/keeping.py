"""Rolls are kept for as long as no data changed; see `mosty.journal.snapshots`."""

import threading
from collections import OrderedDict

from mosty.listings import rolls
from mosty.listings.listing import Listing, Viewing, Way

MOST_KEPT = 16

_kept: OrderedDict = OrderedDict()
_lock = threading.Lock()


def roll_of(listing: Listing, viewing: Viewing, way: Way) -> rolls.Roll:
    """The roll of what the reader may see, in the order within the groups of a way."""
    snapshot = viewing.snapshot
    if not snapshot:
        return rolls.read(listing, viewing, way)
    order = tuple(way.within(viewing))
    key = (listing.name, listing.seen_as(viewing), viewing.on, order)
    with _lock:
        kept = _kept.get(key)
        if kept and kept[0] == snapshot:
            _kept.move_to_end(key)
            return kept[1]
    roll = rolls.read(listing, viewing, way)
    with _lock:
        _kept[key] = (snapshot, roll)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return roll
