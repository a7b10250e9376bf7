"""`kill -9` of web servers and of the database while pupils answer.

Pupils behave as browsers: they think, repeat what was not acknowledged, lose replies,
cut lines, and turn to another node. At the end each acknowledged answer must stand in
the log once and as it was given.
"""

import asyncio
import contextlib
import json
import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import psutil
from django.db import close_old_connections, connection

from benchmarks import servers
from benchmarks.olympiad import sitting
from benchmarks.olympiad.pupils import WORDS, Line, Pupil
from mosty.config.database import cluster as clusters
from mosty.olympiad.chain import Event as Told
from mosty.olympiad.chain import link
from mosty.olympiad.models import Event

PUPILS, NODES, ONE_IN = 60, 2, 10
LOST_REPLIES = 0.03


@dataclass
class Nodes:
    """Web servers without shared memory; the killed one comes back on its port."""

    folder: object
    door: str
    ports: list[int] = field(default_factory=list)
    running: list[subprocess.Popen] = field(default_factory=list)

    def start(self, number: int) -> None:
        self.ports += [servers.free_port() for _ in range(number)]
        self.running += [self.spawn(port) for port in self.ports]
        for port in self.ports:
            wait_for(port)

    def spawn(self, port: int) -> subprocess.Popen:
        return subprocess.Popen(
            sitting.command_of(port, self.door, workers=1),
            env=sitting.environ(self.folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self, place: int) -> None:
        """Kill a node with all its processes, and start it again."""
        end(self.running[place])
        self.running[place] = self.spawn(self.ports[place])
        wait_for(self.ports[place])

    def end(self) -> None:
        for one in self.running:
            end(one)


def end(process: subprocess.Popen) -> None:
    for pid in reversed(servers.tree(process.pid)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()


def wait_for(port: int) -> None:
    ends = time.monotonic() + servers.PATIENCE_S
    while not servers.is_open(port):
        if time.monotonic() > ends:
            raise RuntimeError("a killed server did not come back")
        time.sleep(0.05)


def measure(asked) -> tuple[dict, bool]:
    """Kills, answers acknowledged, and how many of them are lost, doubled or changed."""
    with sitting.database("mosty_bench_kills") as folder:
        told = survived(folder, asked.kills, seed=asked.seed, started=[])
    return told, not (told["lost"] or told["doubled"] or told["changed"])


def survived(folder, kills: int, *, seed: int, started: list) -> dict:
    """What became of the answers of pupils during so many kills.

    The database's servers that were started anew are put into `started`.
    """
    pupils = [Pupil(*seat) for seat in sitting.seated(PUPILS)]
    nodes = Nodes(folder, sitting.DOOR)
    nodes.start(NODES)
    over = threading.Event()
    try:
        with ThreadPoolExecutor(1) as pool:
            answered = pool.submit(
                asyncio.run, answering(pupils, nodes.ports, over, seed)
            )
            try:
                killed = killing(nodes, folder, kills, random.Random(seed), started)
            finally:
                over.set()
            tries = answered.result()
    finally:
        nodes.end()
    return {"kills": killed, "requests repeated": tries} | counted(pupils)


def killing(nodes: Nodes, folder, kills: int, dice, started) -> dict[str, int]:
    """Kill at random times, from the first thread: what it starts dies with it."""
    killed = {"web": 0, "database": 0}
    for _ in range(kills):
        time.sleep(dice.uniform(0.05, 0.4))
        if dice.randrange(ONE_IN):
            nodes.kill(dice.randrange(NODES))
            killed["web"] += 1
        else:
            kill_database(folder, started)
            killed["database"] += 1
    return killed


async def answering(pupils, ports: list[int], over, seed: int) -> int:
    """Pupils answer until all kills are over, and then until all is acknowledged."""
    jobs = [
        sit(one, ports, over, random.Random(f"{seed} {place}"))
        for place, one in enumerate(pupils)
    ]
    return sum(await asyncio.gather(*jobs))


def kill_database(folder, started: list[subprocess.Popen]) -> None:
    """Kill the server's first process and all its others, and start it again."""
    cluster = clusters.Cluster(folder)
    state = (cluster.place.files / "postmaster.pid").read_text().splitlines()
    for one in servers.tree(int(state[0])):
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError, psutil.NoSuchProcess):
        psutil.Process(int(state[0])).wait(timeout=servers.PATIENCE_S)
    for one in started[-1:]:
        one.wait()
    started.append(cluster.start())
    close_old_connections()


async def sit(pupil: Pupil, ports: list[int], over: threading.Event, dice) -> int:
    """One pupil: thinks, answers, sends; gives how often a request was repeated."""
    line, tries = Line(ports), 0
    line.turn = dice.randrange(len(ports))
    while not over.is_set() or pupil.waiting:
        if not over.is_set() and len(pupil.waiting) < 200:
            for _ in range(dice.randrange(1, 4)):
                item = f"t{dice.randrange(sitting.TASKS) + 1}"
                pupil.answer(item, dice.choice(WORDS))
        try:
            if dice.random() < LOST_REPLIES:
                await line.send_only(pupil.request())
                continue
            status, body = await line.ask(pupil.request())
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            tries += 1
            await asyncio.sleep(dice.uniform(0.05, 0.3))
            continue
        if status == 200:
            pupil.hear(json.loads(body))
            await asyncio.sleep(dice.uniform(0.2, 0.6))
        else:
            if status not in {429, 503}:
                raise RuntimeError(f"a pupil was answered {status}: {body[:200]}")
            tries += 1
            await asyncio.sleep(dice.uniform(0.2, 0.6))
    line.cut()
    return tries


def counted(pupils) -> dict:
    """What was acknowledged beside what stands in the log."""
    connection.close()
    stored: dict[tuple, list[str]] = {}
    for row in rows():
        event = Told(**row)
        stored.setdefault((event.attempt, event.client, event.seq), []).append(
            link(event)
        )
    acked = {
        (one.attempt, one.client, seq): told
        for one in pupils
        for seq, told in one.acked.items()
    }
    return {
        "acknowledged": len(acked),
        "in the log": sum(map(len, stored.values())),
        "lost": sum(key not in stored for key in acked),
        "doubled": sum(len(found) > 1 for found in stored.values()),
        "changed": sum(
            stored.get(key, [told])[0] != told for key, told in acked.items()
        ),
    }


NAMES = ("client", "seq", "item", "value", "client_time", "prev_hash")


def rows() -> Iterator[dict]:
    for attempt, *rest in Event.objects.values_list("attempt_id", *NAMES).iterator():
        yield {"attempt": str(attempt), **dict(zip(NAMES, rest, strict=True))}
