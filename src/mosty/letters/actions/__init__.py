"""Everything that writes letters and notices; what other rooms call stands here."""

from mosty.letters.actions.delivering import Outcome, attempt, test_letter
from mosty.letters.actions.notices import (
    mark_all_read,
    mark_read,
    notify,
    prefer,
    send_digests,
)
from mosty.letters.actions.persons import forget, kept_of
from mosty.letters.actions.queue import (
    cancel,
    pick_up,
    resend,
    settle,
    try_all_now,
    try_now,
    unsettle,
)
from mosty.letters.actions.reminding import (
    Wanted,
    drop_reminders,
    remind,
    remind_all,
    send_reminders,
)
from mosty.letters.actions.returning import Taken, read_mailbox, take_report
from mosty.letters.actions.stopping import Stop, stop_of, unsubscribe
from mosty.letters.actions.texts import rewrite, use_shipped
from mosty.letters.actions.writing import Wish, send

__all__ = [
    "Outcome",
    "Stop",
    "Taken",
    "Wanted",
    "Wish",
    "attempt",
    "cancel",
    "drop_reminders",
    "forget",
    "kept_of",
    "mark_all_read",
    "mark_read",
    "notify",
    "pick_up",
    "prefer",
    "read_mailbox",
    "remind",
    "remind_all",
    "resend",
    "rewrite",
    "send",
    "send_digests",
    "send_reminders",
    "settle",
    "stop_of",
    "take_report",
    "test_letter",
    "try_all_now",
    "try_now",
    "unsettle",
    "unsubscribe",
    "use_shipped",
]
