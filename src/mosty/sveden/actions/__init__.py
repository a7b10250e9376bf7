"""Everything that writes the publication of the page."""

from mosty.sveden.actions.editions import (
    ChangedBefore,
    PlacedTooEarly,
    confirm_placed,
    look,
    look_if_changed,
    publish,
)
from mosty.sveden.actions.settings import accredit_exactly, restore, set_up
from mosty.sveden.actions.signatures import sign, take_signature_back

__all__ = [
    "ChangedBefore",
    "PlacedTooEarly",
    "accredit_exactly",
    "confirm_placed",
    "look",
    "look_if_changed",
    "publish",
    "restore",
    "set_up",
    "sign",
    "take_signature_back",
]
