"""CPU, memory and questions, measured as the kernel counts them (Linux only).

CPU is that of whole process trees, in nanoseconds of the scheduler: a faster client
or a busy neighbour does not change it.
"""

import math
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil
from django.db import connection
from django.test.utils import CaptureQueriesContext

ROUNDS = 3


@dataclass(frozen=True)
class Figures:
    """Milliseconds of many measurements."""

    number: int
    median: float
    p99: float
    worst: float

    def __str__(self):
        return f"median {self.median:.1f}, p99 {self.p99:.1f}, worst {self.worst:.1f}"


def figures(times: Iterable[float]) -> Figures:
    times = sorted(times)
    place = max(0, math.ceil(len(times) * 0.99) - 1)
    return Figures(len(times), statistics.median(times), times[place], times[-1])


def cpu_ms(process_ids: Iterable[int]) -> float:
    """CPU that all threads of these processes have used so far."""
    return sum(map(_cpu_ns, process_ids)) / 1e6


def _cpu_ns(process_id):
    total = 0
    for task in Path(f"/proc/{process_id}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0])
    return total


def tree(process_id: int) -> list[int]:
    """A process and everything it started."""
    top = psutil.Process(process_id)
    return [top.pid, *(one.pid for one in top.children(recursive=True))]


def pss_mb(process_ids: Iterable[int]) -> float:
    """Memory of the processes, shared pages divided among those that share them."""
    total_kb = 0
    for process_id in process_ids:
        text = Path(f"/proc/{process_id}/smaps_rollup").read_text()
        total_kb += int(text.split("Pss:", 1)[1].split()[0])
    return total_kb / 1024


class Meter:
    """CPU of this process together with its database backend."""

    def __init__(self, plain=None):
        """Of Django's connection, or of a plain one of psycopg."""
        with plain.cursor() if plain else connection.cursor() as cursor:
            # A parallel helper would end, and its CPU with it, before it is read.
            cursor.execute("SET max_parallel_workers_per_gather = 0")
            cursor.execute("SELECT pg_backend_pid()")
            self.backend = cursor.fetchone()[0]

    def now_ms(self) -> float:
        return time.process_time() * 1e3 + _cpu_ns(self.backend) / 1e6

    def cost_ms(self, call: Callable, *arguments, **named) -> float:
        before = self.now_ms()
        call(*arguments, **named)
        return self.now_ms() - before


def questions(call: Callable) -> int:
    """How many queries a call asks."""
    with CaptureQueriesContext(connection) as asked:
        call()
    return len(asked)
