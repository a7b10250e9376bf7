"""Events out of the log, and by what terms they are folded; for all who fold them."""

from mosty.olympiad.chain import Event
from mosty.olympiad.folding import Late, Terms
from mosty.olympiad.models import Attempt
from mosty.olympiad.models import Event as Row

COLUMNS = (
    "attempt_id",
    "client",
    "seq",
    "item",
    "value",
    "client_time",
    "prev_hash",
    "arrival",
    "received_at",
)


def events_of(attempt: Attempt) -> list[Event]:
    """All events of an attempt, in the order in which they came."""
    rows = Row.objects.filter(
        edition_id=attempt.round.edition_id, attempt_id=attempt.pk
    )
    return [event_of(row) for row in rows.order_by("arrival").values_list(*COLUMNS)]


def event_of(row) -> Event:
    attempt, *rest = row
    return Event(str(attempt), *rest)


def terms_of(attempt: Attempt, allowed: dict[tuple[str, int], bool]) -> Terms:
    """The end, the round's policy, and what the jury `allowed` or not."""
    return Terms(attempt.ends_at, Late(attempt.round.late_policy), allowed)
