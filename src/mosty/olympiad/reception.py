"""What is answered to a batch, whichever door it came through.

200 `{ack, server_now, deadline, state, apart}`: every event of the batch is in the log,
or named in `apart`. 409: the same, and `disputed` names numbers that stood in the log
with another payload. 4xx `{error}`: the batch is none, or not for this token. 503:
nothing is known to be kept, send it again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from queue import Full

from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone

from mosty.olympiad import tokens
from mosty.olympiad.actions import Sent, Taken
from mosty.olympiad.attempts import SHELF, Known
from mosty.olympiad.batches import BadBatch, batch_of
from mosty.olympiad.pace import DEVICES, TooFast

BEARER = "Bearer "
RETRY_AFTER_S = 2


@dataclass(frozen=True)
class Reply:
    """A status of HTTP and what is told as JSON."""

    status: int
    told: dict

    @property
    def is_busy(self) -> bool:
        return self.status in {429, 503}


def received(
    body: bytes, authorization: str, *, write: Callable[[Sent], Taken | None]
) -> Reply:
    """Check a batch against its token and attempt, and have it written by `write`."""
    try:
        known = known_by(authorization)
        batch = batch_of(body, attempt=known.attempt, items=known.items)
        sent = Sent(known.edition_id, known.attempt, batch)
        DEVICES.admit(sent.device, len(batch.events))
        taken = write(sent)
    except BadBatch as bad:
        return Reply(bad.status, {"error": bad.code})
    except TooFast:
        return Reply(429, {"error": "busy"})
    except Full:
        return Reply(503, {"error": "busy"})
    except (OperationalError, InterfaceError):
        close_old_connections()
        return Reply(503, {"error": "busy"})
    if taken is None:
        return Reply(503, {"error": "busy"})
    return told_of(taken, known)


def known_by(authorization: str) -> Known:
    """The attempt that a token was signed for, while its edition takes answers."""
    try:
        attempt = tokens.attempt_of(authorization.removeprefix(BEARER))
    except tokens.BadToken as error:
        raise BadBatch("token", 401) from error
    known = SHELF.known(attempt)
    if known is None or known.is_closed:
        raise BadBatch("closed", 410)
    return known


def told_of(taken: Taken, known: Known) -> Reply:
    now = timezone.now()
    told = {
        "ack": taken.ack,
        "server_now": now.isoformat(),
        "deadline": known.ends_at.isoformat(),
        "state": "open" if now <= known.ends_at else "late",
        "apart": taken.apart,
    }
    if taken.disputed:
        return Reply(409, told | {"disputed": taken.disputed})
    return Reply(200, told)
