"""The chain that a device makes of its events, each holding the hash of the one before.

It is the device's own: the server never waits to write it, and checks it when answers
are folded. A chain without a gap shows that nothing was slipped in between or left out
afterwards on that device. All fields are texts and numbers, so that every browser and
this module hash the same bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

START = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An answer given on a device. `value` is the JSON text that the device wrote.

    `arrival` is the order in which the server took events; they are folded in it.
    `client_time` is evidence only; the server's clock decides.
    """

    attempt: str
    client: str
    seq: int
    item: str
    value: str
    client_time: str
    prev_hash: str
    arrival: int = 0
    received_at: datetime | None = None


def link(event: Event) -> str:
    """The hash that the device's next event holds; hexadecimal SHA-256."""
    told = (
        event.prev_hash,
        event.attempt,
        event.client,
        str(event.seq),
        event.item,
        event.client_time,
        event.value,
    )
    return sha256("\n".join(told).encode()).hexdigest()


def unbroken(events: Iterable[Event]) -> int:
    """Up to which `seq` the events of one device follow each other from the first.

    Events are numbered from 1; 0 says that not even the first is there and right.
    """
    before, reached = START, 0
    for event in sorted(events, key=lambda one: one.seq):
        if event.seq != reached + 1 or event.prev_hash != before:
            break
        before, reached = link(event), event.seq
    return reached
