"""Saves of five answers a second, each acknowledged after its commit.

Closed loop over 64 lines, by thousands of devices in turn; then half of what was
reached, at even times, for the waiting. CPU is that of web and database processes.
Beside it single-row commits of the same server by `pgbench -c 8`.
"""

import asyncio
import os
import re
import statistics
import subprocess
import time
from itertools import cycle

import psutil
from django.db import connection

from benchmarks.measure import cpu_ms, figures
from benchmarks.olympiad import sitting
from benchmarks.olympiad.pupils import WORDS, Line, Pupil
from mosty.config.database.binaries import find

ANSWERS, DEVICES, LINES, RUNS = 5, 6000, 64, 3
FLOOR, GOAL, PATIENCE_MS, TIMES = 800, 3000, 50, 3
DOORS = {
    "view": "mosty.config.wsgi:application",
    "gate": "benchmarks.olympiad.gated:application",
}
COMMIT = "INSERT INTO bench_row VALUES (:client_id, 'answer');\n"


def measure(asked) -> tuple[dict, bool]:
    """By door saves a second in each run, CPU a save, waiting at half of it."""
    told = {}
    with sitting.database("mosty_bench_olympiad") as folder:
        told["pgbench commits/s"] = commits(folder, asked.seconds)
        for name, door in DOORS.items():
            pupils = [Pupil(*one) for one in sitting.seated(DEVICES)]
            told[name] = of_door(folder, door, pupils, asked.seconds)
    view, gate = (min(told[name]["saves/s"]) for name in DOORS)
    told["gate × view"] = round(gate / view, 2)
    best = told["gate" if gate >= TIMES * view else "view"]
    holds = min(best["saves/s"]) >= FLOOR and best["p99 ms at half"] <= PATIENCE_MS
    told["goal reached"] = min(best["saves/s"]) >= GOAL
    return told, holds


def of_door(folder, door, pupils, seconds) -> dict:
    with sitting.node(folder, door=door, workers=2) as (port, pids):
        turn = cycle(pupils)
        asyncio.run(closed(port, turn, 2))  # warm
        runs, cpu = [], []
        for _ in range(RUNS):
            before, begun = cpu_ms([*pids, *backends()]), time.perf_counter()
            number, _times = asyncio.run(closed(port, turn, seconds))
            runs.append(number / (time.perf_counter() - begun))
            cpu.append((cpu_ms([*pids, *backends()]) - before) / number)
        rate = statistics.median(runs) / 2
        times = asyncio.run(even(port, turn, rate, seconds))
    waited = figures(times)
    return {
        "saves/s": [round(one) for one in runs],
        "CPU ms a save": round(statistics.median(cpu), 3),
        "half, saves/s": round(rate),
        "median ms at half": round(waited.median, 1),
        "p99 ms at half": round(waited.p99, 1),
    }


def backends() -> list[int]:
    """The server's processes that live as long as a run does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity")
        found = [pid for (pid,) in cursor.fetchall()]
    return [one for one in found if psutil.pid_exists(one) and one != own_backend()]


def own_backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


async def closed(port: int, turn, seconds: float) -> tuple[int, list[float]]:
    """Each line sends its next save when the one before is acknowledged."""
    ends, times = time.perf_counter() + seconds, []

    async def pupil():
        line = Line([port])
        while time.perf_counter() < ends:
            times.append(await save(line, next(turn)))
        line.cut()

    await asyncio.gather(*(pupil() for _ in range(LINES)))
    return len(times), times


async def even(port: int, turn, rate: float, seconds: float) -> list[float]:
    """Saves at even times, whether or not those before were answered; waiting counts
    from the time a save was due."""
    free: asyncio.Queue = asyncio.Queue()
    for _ in range(LINES):
        free.put_nowait(Line([port]))
    times, begun, jobs = [], time.perf_counter(), []

    async def one(due: float):
        line = await free.get()
        await save(line, next(turn))
        times.append((time.perf_counter() - due) * 1e3)
        free.put_nowait(line)

    for number in range(int(rate * seconds)):
        due = begun + number / rate
        await asyncio.sleep(max(0, due - time.perf_counter()))
        jobs.append(asyncio.create_task(one(due)))
    await asyncio.gather(*jobs)
    return times


async def save(line: Line, pupil: Pupil) -> float:
    """Five answers, and the reply; gives milliseconds."""
    for number in range(ANSWERS):
        item = f"t{(pupil.seq + number) % sitting.TASKS + 1}"
        pupil.answer(item, WORDS[number])
    request, begun = pupil.request(), time.perf_counter()
    status, body = await line.ask(request)
    took = (time.perf_counter() - begun) * 1e3
    if status != 200 or b'"ack"' not in body:
        raise RuntimeError(f"a save was answered {status}: {body[:200]}")
    pupil.waiting.clear()
    return took


def commits(folder, seconds: float) -> int:
    """Single-row commits a second of eight clients, by pgbench."""
    there = connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_row (client int, answer text)")
    script = folder / "commit.sql"
    script.write_text(COMMIT)
    script.chmod(0o644)
    command = [find(os.environ.get("MOSTY_POSTGRES", "")) / "pgbench"]
    command += ["-n", "-c", "8", "-j", "2", "-T", str(int(seconds)), "-f", str(script)]
    command += ["-h", there["HOST"], "-U", there["USER"], there["NAME"]]
    environ = {**os.environ, "PGPASSWORD": there["PASSWORD"] or ""}
    if there["PORT"]:
        command += ["-p", str(there["PORT"])]
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"pgbench: {done.stderr[-400:]}")
    return round(float(re.search(r"tps = ([\d.]+)", done.stdout)[1]))
