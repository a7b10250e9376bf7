"""Everything that writes in the olympiad."""

from mosty.olympiad.actions.editions import open_log
from mosty.olympiad.actions.filling import load_bank
from mosty.olympiad.actions.intake import Sent, Taken, take, take_all
from mosty.olympiad.actions.rebuilding import Rebuilt, rebuild

__all__ = [
    "Rebuilt",
    "Sent",
    "Taken",
    "load_bank",
    "open_log",
    "rebuild",
    "take",
    "take_all",
]
