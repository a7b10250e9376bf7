"""Everything that writes in the olympiad."""

from mosty.olympiad.actions.editions import open_log
from mosty.olympiad.actions.filling import load_bank
from mosty.olympiad.actions.handing import (
    LARGEST_FILE,
    ClosedForAnswers,
    Delivered,
    NoAnswerFile,
    WrongKindOfFile,
    attach,
    deliver,
)
from mosty.olympiad.actions.intake import Sent, Taken, take, take_all
from mosty.olympiad.actions.practising import found_practice
from mosty.olympiad.actions.presence import see
from mosty.olympiad.actions.rebuilding import Rebuilt, rebuild
from mosty.olympiad.actions.starting import (
    NothingToTake,
    Started,
    UnknownCode,
    entrant_of,
    hand_in,
    start,
    start_practice,
)

__all__ = [
    "LARGEST_FILE",
    "ClosedForAnswers",
    "Delivered",
    "NoAnswerFile",
    "WrongKindOfFile",
    "attach",
    "deliver",
    "NothingToTake",
    "Rebuilt",
    "Sent",
    "Started",
    "Taken",
    "UnknownCode",
    "entrant_of",
    "found_practice",
    "hand_in",
    "load_bank",
    "open_log",
    "rebuild",
    "see",
    "start",
    "start_practice",
    "take",
    "take_all",
]
