"""A batch of events as a device sends it: read, measured, held against its token.

The bytes come from strangers: whatever they are, the answer is events or a `BadBatch`
with a code, and a size beyond its measure costs no more than the measure.
"""

import json
import re
from collections.abc import Container
from dataclasses import dataclass

from mosty.olympiad.chain import Event

MOST_BYTES = 262_144
MOST_EVENTS = 50
LONGEST_VALUE = 65_536
HIGHEST_SEQ = 1_000_000
CLIENT = re.compile(r"[0-9a-zA-Z-]{8,36}")
HASH = re.compile(r"[0-9a-f]{64}|")
FIELDS = frozenset(
    {"attempt", "client", "seq", "item", "value", "client_time", "prev_hash"}
)


class BadBatch(Exception):
    """A batch that is no batch; `code` says why and `status` is HTTP's."""

    def __init__(self, code: str, status: int = 400):
        super().__init__(code)
        self.code, self.status = code, status


@dataclass(frozen=True)
class Odd:
    """An event that cannot be an answer of this variant; kept apart, and why."""

    event: Event
    reason: str


@dataclass(frozen=True)
class Batch:
    """The events of one device in the order of their numbers, and the odd ones."""

    client: str
    events: tuple[Event, ...]
    odd: tuple[Odd, ...]


def batch_of(body: bytes, *, attempt: str, items: Container[str]) -> Batch:
    """The batch for an attempt whose variant has `items`.

    Raises `BadBatch` for what is not one: too large, no JSON, unknown or missing
    fields, another attempt's event, two devices, one number twice with two values.
    """
    found = read(body)
    events = {}
    for one in found:
        event = event_of(one)
        if event.attempt != attempt:
            raise BadBatch("foreign_attempt", 403)
        if events.setdefault(event.seq, event) != event:
            raise BadBatch("number_twice")
    clients = {event.client for event in events.values()}
    if len(clients) != 1:
        raise BadBatch("two_devices")
    ordered = [events[seq] for seq in sorted(events)]
    odd = tuple(
        Odd(event, reason) for event in ordered if (reason := oddness(event, items))
    )
    strange = {one.event.seq for one in odd}
    return Batch(
        clients.pop(), tuple(one for one in ordered if one.seq not in strange), odd
    )


def read(body: bytes) -> list[dict]:
    if len(body) > MOST_BYTES:
        raise BadBatch("too_large", 413)
    try:
        told = json.loads(body)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadBatch("no_json") from error
    found = told.get("events") if isinstance(told, dict) else None
    if not isinstance(found, list) or not found:
        raise BadBatch("no_events")
    if len(found) > MOST_EVENTS:
        raise BadBatch("too_many", 413)
    return found


def event_of(told) -> Event:
    """An event whose fields are of their kinds and measures."""
    if not isinstance(told, dict) or told.keys() != FIELDS:
        raise BadBatch("fields")
    seq = told["seq"]
    if type(seq) is not int or not 0 < seq <= HIGHEST_SEQ:
        raise BadBatch("seq")
    texts = {name: told[name] for name in FIELDS - {"seq"}}
    if not all(isinstance(one, str) for one in texts.values()):
        raise BadBatch("fields")
    if not CLIENT.fullmatch(texts["client"]) or not HASH.fullmatch(texts["prev_hash"]):
        raise BadBatch("fields")
    if len(texts["client_time"]) > 40 or len(texts["item"]) > 40:
        raise BadBatch("fields")
    return Event(seq=seq, **texts)


def oddness(event: Event, items: Container[str]) -> str:
    """Why an event of a good batch is no answer of this variant; empty where it is."""
    if event.item not in items:
        return "item"
    for text in (event.value, event.item, event.client_time):
        if "\0" in text:
            return "nul"
        try:
            size = len(text.encode())
        except UnicodeEncodeError:
            return "encoding"
        if size > LONGEST_VALUE:
            return "size"
    return ""
