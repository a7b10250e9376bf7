"""Letters, their texts, and what people are told."""

from mosty.letters.models.letter import Attempt, Bounce, Letter, MailboxMark, State
from mosty.letters.models.notice import (
    Digest,
    DigestWish,
    Notification,
    Preference,
    Reminder,
)
from mosty.letters.models.template import LetterTemplate

__all__ = [
    "Attempt",
    "Bounce",
    "Digest",
    "DigestWish",
    "Letter",
    "LetterTemplate",
    "MailboxMark",
    "Notification",
    "Preference",
    "Reminder",
    "State",
]
