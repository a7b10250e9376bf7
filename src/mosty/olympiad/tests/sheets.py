"""A device as tests need one: it numbers, chains and sends what is answered."""

import json

from mosty.olympiad.chain import START, Event, link


class Device:
    """An answer sheet that keeps its chain."""

    def __init__(self, attempt, *, client="device-0001"):
        self.attempt, self.client = str(attempt.pk), client
        self.seq, self.before = 0, START

    def answer(self, item, value, *, at="2026-03-02T10:00:00+03:00") -> dict:
        self.seq += 1
        event = Event(
            attempt=self.attempt,
            client=self.client,
            seq=self.seq,
            item=item,
            value=json.dumps(value, ensure_ascii=False),
            client_time=at,
            prev_hash=self.before,
        )
        self.before = link(event)
        names = ("attempt", "client", "seq", "item", "value", "client_time")
        return {name: getattr(event, name) for name in names} | {
            "prev_hash": event.prev_hash
        }


def body(*events) -> bytes:
    return json.dumps({"events": events}).encode()
