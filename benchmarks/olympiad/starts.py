"""Two thousand pupils who press “begin” in one moment.

Each opens a line of its own, begins, and fetches its encrypted paper, as a device does
that could not fetch it before; the time runs until the last byte of the paper.
"""

import asyncio
import json
import time
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from benchmarks.measure import figures
from benchmarks.olympiad import sitting
from benchmarks.olympiad.pupils import Line
from mosty.olympiad import models
from mosty.olympiad.actions import load_bank
from mosty.olympiad.codes import new_code
from mosty.olympiad.papered import papered

PUPILS, TASKS, PROMISED_S = 2000, 10, 3


def measure(asked) -> tuple[dict, bool]:
    """Seconds until the first task can be shown."""
    with sitting.database("mosty_bench_starts") as folder:
        codes = waiting_pupils()
        with sitting.node(folder, workers=2) as (port, _pids):
            asyncio.run(all_at_once(port, codes[PUPILS:]))  # warm
            times = asyncio.run(all_at_once(port, codes[:PUPILS]))
    waited = figures(times)
    told = {
        "pupils": waited.number,
        "median s": round(waited.median, 2),
        "p99 s": round(waited.p99, 2),
        "last s": round(waited.worst, 2),
        "starts/s": round(waited.number / waited.worst),
    }
    return told, waited.p99 <= PROMISED_S


def waiting_pupils() -> list[str]:
    """Codes of pupils whose round stands open."""
    sitting.seated(0)
    load_bank()
    tasks = list(models.Task.objects.filter(kind="single").order_by("pk")[:TASKS])
    models.Variant.objects.update(**papered(tasks, seed="bench"))
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    models.ZoneGroup.objects.update(opens_on=yesterday, zone="UTC")
    models.Round.objects.update(released_at=timezone.now())
    edition, track = models.Edition.objects.get(), models.Track.objects.get()
    made = models.Entrant.objects.bulk_create(
        models.Entrant(edition=edition, track=track, code=new_code(), zone="UTC")
        for _ in range(PUPILS + 50)
    )
    return [one.code for one in made]


async def all_at_once(port: int, codes: list[str]) -> list[float]:
    cookie = await allowed(port)
    begun = time.perf_counter()
    return await asyncio.gather(*(one(port, code, cookie, begun) for code in codes))


async def one(port: int, code: str, cookie: str, begun: float) -> float:
    line = Line([port])
    body = json.dumps({"code": code}).encode()
    head = (
        "POST /olympiad/start HTTP/1.1\r\nHost: localhost\r\n"
        f"Cookie: csrftoken={cookie}\r\nX-CSRFToken: {cookie}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    status, told = await line.ask(head.encode() + body)
    if status != 200 or not json.loads(told).get("token"):
        raise RuntimeError(f"a start was answered {status}: {told[:200]}")
    package = json.loads(told)["package"]
    got = f"GET {package} HTTP/1.1\r\nHost: localhost\r\n\r\n"
    status, paper = await line.ask(got.encode())
    if status != 200 or len(paper) < 1000:
        raise RuntimeError(f"a paper was answered {status}: {paper[:200]}")
    line.cut()
    return time.perf_counter() - begun


async def allowed(port: int) -> str:
    """The cookie that a page of the olympiad gives."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /olympiad/sheet HTTP/1.1\r\nHost: localhost\r\n\r\n")
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    writer.transport.abort()
    return head.split("csrftoken=", 1)[1].split(";", 1)[0]
