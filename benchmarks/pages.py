"""`mosty bench pages`: rendered and kept pages, beside a bare view and nginx.

One run measures them in turn, three rounds each, over HTTP: the register's first
page of 50 rows rendered (an address with an unknown parameter is never kept), the
same page kept, plain and compressed, a bare Django view in the same process that
gives the same bytes, and nginx where it is installed. CPU is that of the server's
processes and their database backends; time is what a lone visitor waits.
"""

import argparse
import time
from contextlib import ExitStack
from dataclasses import dataclass, field

import psutil
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from benchmarks import servers, world
from benchmarks.asking import ask, quiet
from benchmarks.measure import ROUNDS, cpu_ms, figures, questions
from benchmarks.scratch import database, environment_of

PAGE = "/agreements/"
NEVER_KEPT = f"{PAGE}?never=kept"
BARE = "/bare/"
RENDERED_MS, QUERIES, TIMES = 15, 8, 20
SETTLING_S = 2


@dataclass
class Competitor:
    """Something asked many times; `cpu` are milliseconds a request, by round."""

    title: str
    port: int
    processes: list[int]
    address: str
    number: int
    headers: dict = field(default_factory=dict)
    cpu: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    size: int = 0

    def run(self):
        visit = servers.visitor(self.port, self.address, **self.headers)
        for _ in range(10):
            self.size = visit()
        processes = [*self.processes, *backends()]
        before = cpu_ms(processes)
        for _ in range(self.number):
            started = time.perf_counter()
            visit()
            self.waits.append((time.perf_counter() - started) * 1e3)
        self.cpu.append((cpu_ms(processes) - before) / self.number)

    @property
    def cost(self) -> float:
        return sorted(self.cpu)[len(self.cpu) // 2]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty bench pages", description=__doc__)
    parser.add_argument("--agreements", type=int, default=200)
    parser.add_argument("--rendered", type=int, default=150, help="requests a round")
    parser.add_argument("--kept", type=int, default=3000, help="requests a round")
    asked = parser.parse_args(arguments)

    def load():
        world.load(partners=asked.agreements, papers=asked.agreements, deeds=100)

    with database(load, name="mosty_bench_pages") as folder:
        with quiet():
            application = WSGIHandler()
            body = ask(application, PAGE)
            queries = questions(lambda: ask(application, PAGE))
        (folder / "body.html").write_bytes(body)
        return compete(folder, body, queries, asked)


def compete(folder, body, queries, asked) -> int:
    environ = environment_of(folder) | {
        "MOSTY_BENCH_BODY": str(folder / "body.html"),
        "MOSTY_LOG_LEVEL": "INFO",
    }
    with ExitStack() as stack:
        port, processes = stack.enter_context(
            servers.granian("benchmarks.doors:application", environ)
        )
        there = (port, processes)
        competitors = [
            Competitor("rendered", *there, NEVER_KEPT, asked.rendered),
            Competitor("kept", *there, PAGE, asked.kept),
            Competitor("kept, br", *there, PAGE, asked.kept, {"Accept-Encoding": "br"}),
            Competitor("bare Django view", *there, BARE, asked.kept),
        ]
        static = stack.enter_context(servers.nginx(body, folder))
        if static:
            competitors.append(Competitor("nginx", *static, "/", asked.kept))
        servers.visitor(port, PAGE)()
        time.sleep(SETTLING_S)
        for _ in range(ROUNDS):
            for one in competitors:
                one.run()
    return tell(competitors, queries)


def backends() -> list[int]:
    """The server's backends of this database, but for our own connection."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in cursor.fetchall() if psutil.pid_exists(pid)]


def tell(competitors, queries) -> int:
    rendered, kept = competitors[0].cost, competitors[1].cost
    print(
        f"{'':18}{'ms CPU':>9}{'a second':>10}{'× rendered':>12}"
        f"{'wait':>8}{'p99':>8}{'bytes':>9}   rounds"
    )
    for one in competitors:
        waits = figures(one.waits)
        rounds = " ".join(f"{cost:.3f}" for cost in one.cpu)
        print(
            f"{one.title:18}{one.cost:9.3f}{1000 / one.cost:10.0f}"
            f"{rendered / one.cost:12.1f}{waits.median:8.2f}{waits.p99:8.2f}"
            f"{one.size:9}   {rounds}"
        )
    print(f"\nqueries of the rendered page: {queries}")
    verdicts = {
        f"rendered in at most {RENDERED_MS} ms CPU": rendered <= RENDERED_MS,
        f"at most {QUERIES} queries": queries <= QUERIES,
        f"kept at least {TIMES} times cheaper": rendered >= kept * TIMES,
    }
    for title, holds in verdicts.items():
        print(f"{'holds' if holds else 'FAILS'}: {title}")
    return 0 if all(verdicts.values()) else 1
