"""Devices as browsers are: they number and chain, keep what is not acknowledged, repeat.

Plain bytes over kept connections, so that the simulator leaves the cores to the server.
"""

import asyncio
import json
from datetime import UTC, datetime

from mosty.olympiad.chain import START, Event, link

PATIENCE_S = 20
WORDS = ("Фонтанка", "Мойка", "Летний сад", "Карл Росси", "1703", "не знаю")


class Pupil:
    """One device of one attempt; `waiting` is its outbox, `acked` what it may trust."""

    def __init__(self, attempt: str, token: str, client: str = "device-0001"):
        self.attempt, self.token, self.client = attempt, token, client
        self.seq, self.before = 0, START
        self.waiting: list[Event] = []
        self.acked: dict[int, str] = {}

    def answer(self, item: str, value: str, at: str = "") -> Event:
        """An answer given: numbered, chained and put into the outbox."""
        self.seq += 1
        event = Event(
            attempt=self.attempt,
            client=self.client,
            seq=self.seq,
            item=item,
            value=json.dumps(value, ensure_ascii=False),
            client_time=at or datetime.now(UTC).isoformat(timespec="milliseconds"),
            prev_hash=self.before,
        )
        self.before = link(event)
        self.waiting.append(event)
        return event

    def request(self, most: int = 50) -> bytes:
        """The outbox as a request of HTTP."""
        return request_of(self.waiting[:most], self.token)

    def hear(self, told: dict) -> None:
        """Take from the outbox what the server says is committed or put apart."""
        reached, apart = told["ack"], set(told["apart"])
        gone = {one.seq for one in self.waiting if one.seq <= reached} | apart
        for one in self.waiting:
            if one.seq <= reached:
                self.acked[one.seq] = link(one)
        self.waiting = [one for one in self.waiting if one.seq not in gone]


def request_of(events, token: str) -> bytes:
    told = [
        {
            "attempt": one.attempt,
            "client": one.client,
            "seq": one.seq,
            "item": one.item,
            "value": one.value,
            "client_time": one.client_time,
            "prev_hash": one.prev_hash,
        }
        for one in events
    ]
    body = json.dumps({"events": told}, ensure_ascii=False).encode()
    head = (
        "POST /olympiad/events HTTP/1.1\r\nHost: localhost\r\n"
        "Content-Type: application/json\r\n"
        f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Line:
    """A kept connection; opened anew when it was lost."""

    def __init__(self, ports: list[int]):
        self.ports, self.turn = ports, 0
        self.reader = self.writer = None

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """The status and the body. Raises `ConnectionError` or `TimeoutError`."""
        try:
            return await asyncio.wait_for(self._ask(request), PATIENCE_S)
        except BaseException:
            self.cut()
            raise

    async def send_only(self, request: bytes) -> None:
        """Send, and lose the reply."""
        await self._open()
        self.writer.write(request)
        await self.writer.drain()
        self.cut()

    def cut(self) -> None:
        if self.writer:
            self.writer.transport.abort()
        self.reader = self.writer = None

    async def _open(self):
        if self.writer is None:
            port = self.ports[self.turn % len(self.ports)]
            self.turn += 1  # another node next time
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)

    async def _ask(self, request: bytes) -> tuple[int, bytes]:
        await self._open()
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        body = await self.reader.readexactly(length)
        return int(head[9:12]), body
