"""Events into the log: one statement, and an answer only after its commit.

Idempotent on attempt, device and number. Told twice, an event is there once; told
otherwise under the same number, it is put apart and the device is told so. Several
batches may be written by one statement; one that the database refuses is written event
by event, so that a broken one never fails another's.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import DataError, IntegrityError, connection, transaction

from mosty.olympiad.batches import Batch
from mosty.olympiad.chain import Event, link
from mosty.olympiad.models import Quarantined
from mosty.olympiad.pace import DEVICES

ADD = """
INSERT INTO olympiad_event
    (edition_id, attempt_id, client, seq, item, value, client_time, prev_hash, hash)
SELECT * FROM unnest(%s::bigint[], %s::uuid[], %s::text[], %s::int[], %s::text[],
    %s::text[], %s::text[], %s::text[], %s::bytea[])
ON CONFLICT DO NOTHING
RETURNING attempt_id, client, seq
"""
SAME = """
SELECT seq, hash FROM olympiad_event
WHERE edition_id = %s AND attempt_id = %s AND client = %s AND seq = ANY (%s)
"""
REACHED = """
SELECT coalesce(max(seq) FILTER (WHERE seq = place), 0), coalesce(max(seq), 0) FROM (
    SELECT seq, row_number() OVER (ORDER BY seq) AS place FROM olympiad_event
    WHERE edition_id = %s AND attempt_id = %s AND client = %s
) AS counted
"""
REFUSALS = (DataError, IntegrityError)


@dataclass(frozen=True)
class Taken:
    """What became of a batch.

    `ack`: all events of this device up to this number are committed. `apart`: numbers
    put into quarantine, which the device need not send again. `disputed`: those of
    them that stood in the log with another payload.
    """

    ack: int
    apart: tuple[int, ...]
    disputed: tuple[int, ...]


@dataclass(frozen=True)
class Sent:
    """A batch and where it goes."""

    edition_id: int
    attempt: str
    batch: Batch

    @property
    def device(self) -> tuple[str, str]:
        return self.attempt, self.batch.client

    @property
    def where(self) -> tuple[int, str, str]:
        return self.edition_id, self.attempt, self.batch.client


def take(sent: Sent) -> Taken:
    """Write a batch; see `take_all`."""
    return take_all([sent])[0]


def take_all(found: Sequence[Sent]) -> list[Taken]:
    """Write batches, or of what the database refuses all that it does not.

    What the database raises otherwise means that nothing is known to be kept, and that
    the devices send it again.
    """
    rows = sorted(
        ((*sent.where, event.seq), event, sent)
        for sent in found
        for event in sent.batch.events
    )
    added, refused = add([(sent, event) for _key, event, sent in rows])
    return [settle(one, added, refused) for one in found]


def add(rows) -> tuple[set[tuple], set[tuple]]:
    """Keys that are new in the log, and those that the database refused.

    Rows come sorted by key, so that two writers never wait for each other in a circle.
    """
    if not rows:
        return set(), set()
    try:
        with transaction.atomic(savepoint=connection.in_atomic_block):
            return insert(rows), set()
    except REFUSALS:
        if len(rows) == 1:
            sent, event = rows[0]
            return set(), {(*sent.device, event.seq)}
    added, refused = set(), set()
    for row in rows:
        own, bad = add([row])
        added |= own
        refused |= bad
    return added, refused


def insert(rows) -> set[tuple]:
    columns = zip(
        *(
            (
                *sent.where,
                event.seq,
                event.item,
                event.value,
                event.client_time,
                event.prev_hash,
                bytes.fromhex(link(event)),
            )
            for sent, event in rows
        ),
        strict=True,
    )
    with connection.cursor() as cursor:
        cursor.execute(ADD, [*map(list, columns)])
        return {(str(attempt), client, seq) for attempt, client, seq in cursor}


def settle(sent: Sent, added, refused) -> Taken:
    """What became of a batch, with what cannot be in the log put apart."""
    known, own = [], set()
    apart = {one.event.seq: (one.event, one.reason) for one in sent.batch.odd}
    for event in sent.batch.events:
        key = (*sent.device, event.seq)
        if key in added:
            own.add(event.seq)
        elif key in refused:
            apart[event.seq] = (event, Quarantined.Reason.REFUSED)
        else:
            known.append(event)
    disputed = other_payloads(known, sent.where)
    for event in disputed:
        apart[event.seq] = (event, Quarantined.Reason.OTHER_PAYLOAD)
    put_apart(apart.values(), sent)
    return Taken(
        ack=acknowledged(sent, own),
        apart=tuple(sorted(apart)),
        disputed=tuple(event.seq for event in disputed),
    )


def other_payloads(events, where) -> list[Event]:
    """Of events whose number was there already those that said something else."""
    if not events:
        return []
    with connection.cursor() as cursor:
        cursor.execute(SAME, [*where, [one.seq for one in events]])
        known = {seq: bytes(kept).hex() for seq, kept in cursor.fetchall()}
    return [one for one in events if known.get(one.seq, link(one)) != link(one)]


def put_apart(found, sent: Sent) -> None:
    rows = [
        Quarantined(
            edition_id=sent.edition_id,
            attempt_id=sent.attempt,
            client=event.client,
            seq=event.seq,
            reason=reason,
            payload=json.dumps(asdict(event), default=datetime.isoformat).encode(),
        )
        for event, reason in found
    ]
    if rows:
        Quarantined.objects.bulk_create(rows)


def acknowledged(sent: Sent, own: set[int]) -> int:
    """Up to which number all of a device's events are in the log."""
    before = DEVICES.reached(sent.device)
    if before is not None and own and own == following(before, len(own)):
        return DEVICES.reach(sent.device, before + len(own))
    with connection.cursor() as cursor:
        cursor.execute(REACHED, sent.where)
        reached, highest = cursor.fetchone()
    return DEVICES.reach(sent.device, reached, is_gapped=highest > reached)


def following(before: int, number: int) -> set[int]:
    return set(range(before + 1, before + 1 + number))
