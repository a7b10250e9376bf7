"""Editions and papers, the bank of tasks, registrations, attempts, the log."""

from mosty.olympiad.models.bank import Task
from mosty.olympiad.models.log import Event, Quarantined
from mosty.olympiad.models.registering import Quota, Registration
from mosty.olympiad.models.setting import (
    Edition,
    Paper,
    PoolTask,
    Round,
    Track,
    Variant,
    ZoneGroup,
)
from mosty.olympiad.models.taking import (
    Attempt,
    Entrant,
    LateDecision,
    Message,
    Presence,
    Result,
)

__all__ = [
    "Attempt",
    "Edition",
    "Entrant",
    "Event",
    "LateDecision",
    "Message",
    "Paper",
    "PoolTask",
    "Presence",
    "Quarantined",
    "Quota",
    "Registration",
    "Result",
    "Round",
    "Task",
    "Track",
    "Variant",
    "ZoneGroup",
]
