"""Editions and their papers, the bank of tasks, entrants and attempts, the log."""

from mosty.olympiad.models.bank import Task
from mosty.olympiad.models.log import Event, Quarantined
from mosty.olympiad.models.setting import (
    Edition,
    Paper,
    Round,
    Track,
    Variant,
    ZoneGroup,
)
from mosty.olympiad.models.taking import Attempt, Entrant, Result

__all__ = [
    "Attempt",
    "Edition",
    "Entrant",
    "Event",
    "Paper",
    "Quarantined",
    "Result",
    "Round",
    "Task",
    "Track",
    "Variant",
    "ZoneGroup",
]
