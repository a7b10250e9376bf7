"""`mosty bench agreements`: desk, board, figures, health, and the work of a night.

20,000 agreements with five obligations each, a tenth of them at work on the board, with
rounds of approval and applications. Every page is asked as a coordinator's browser
asks it, through all of Django: as the first after a change of data, and again while
nothing changes. CPU is that of the web process and its database backend. Beside them
stand a bare Django view and one GROUP BY a figure in psycopg. The work of the night
runs in a process of its own.
"""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psycopg
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import translation

from benchmarks import obliged, world
from benchmarks.asking import ask, quiet
from benchmarks.measure import Meter, figures, questions
from benchmarks.office import BARE, BareHandler, signed_in
from benchmarks.scratch import database, environment_of
from mosty.agreements import actions
from mosty.agreements.models import Agreement, Stage
from mosty.people.models import User

QUERIES = 10
PARTNERS = 20_000
NIGHT_CPU_S, NIGHT_MB = 60, 300
GROUPED = (
    "country_id",
    "region_id",
    "extract(year FROM signed_on)",
    "extract(year FROM ends_on)",
    "stage",
    "section",
    "kind",
    "term_rule",
    "responsible_id",
)


@dataclass(frozen=True)
class Page:
    title: str
    address: str
    goal_ms: float | None


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty bench agreements", description=__doc__)
    parser.add_argument("--organisations", type=int, default=PARTNERS)
    parser.add_argument("--agreements", type=int, default=world.AGREEMENTS)
    parser.add_argument("--requests", type=int, default=30, help="a page, each way")
    parser.add_argument(
        "--keep", action="store_true", help="leave the world behind for the next run"
    )
    asked = parser.parse_args(arguments)

    def load():
        world.load(
            partners=asked.organisations, papers=asked.agreements, more=obliged.fill
        )

    name = f"mosty_bench_agreements_{asked.organisations}_{asked.agreements}"
    with database(load, name=name, keeps=asked.keep) as folder, quiet():
        missed = [*measure_pages(asked.requests), *measure_night(folder)]
        measure_moves(asked.requests)
    for line in missed:
        print(f"misses its goal: {line}")
    return 1 if missed else 0


def measure_pages(number: int) -> list[str]:
    user = User.objects.get(email="office0@academy.example")
    headers = {"HTTP_COOKIE": signed_in(user)}
    application, meter, missed = WSGIHandler(), Meter(), []
    print(
        f"{'':28}{'queries':>16}{'after a change':>22}{'unchanged':>20}{'goal':>7}"
        "   ms CPU: median, p99"
    )
    for page in pages():
        go = partial(ask, application, page.address, **headers)
        for _ in range(3):
            go()
        obliged.touch()
        asked = (questions(go), questions(go))
        cold = figures(changed(meter, go) for _ in range(number))
        warm = figures(meter.cost_ms(go) for _ in range(number))
        goal = f"{page.goal_ms:7.0f}" if page.goal_ms else "      –"
        print(
            f"{page.title:28}{asked[0]:9}{asked[1]:7}{cold.median:14.1f}{cold.p99:8.1f}"
            f"{warm.median:12.1f}{warm.p99:8.1f}{goal}",
            flush=True,
        )
        missed += missed_by(page, asked, cold, warm)
    measure_floors(meter, number)
    return missed


def missed_by(page, asked, cold, warm) -> list[str]:
    if page.goal_ms is None:
        return []
    found = []
    for way, told in (("after a change", cold), ("unchanged", warm)):
        if told.median > page.goal_ms:
            words = f"{told.median:.1f} ms, goal {page.goal_ms:.0f}"
            found.append(f"{page.title}, {way}: {words}")
    if max(asked) > QUERIES:
        found.append(f"{page.title}: {max(asked)} queries, goal {QUERIES}")
    return found


def changed(meter, go) -> float:
    """The cost of the first page after a change; the change itself is not counted."""
    obliged.touch()
    return meter.cost_ms(go)


def pages() -> list[Page]:
    with translation.override("ru"):
        board = reverse("agreements_office:board")
        counted = reverse("agreements_office:figures")
        return [
            Page("desk", reverse("office:desk"), 25),
            Page("board", board, 80),
            Page("board: mine", f"{board}?mine=1", 80),
            Page("figures", counted, 80),
            Page("figures of a country", f"{counted}?country=by", 80),
            Page("figures by country", f"{counted}?by=country", 80),
            Page("health of the register", reverse("agreements_office:health"), 80),
            Page("report of a year", f"{counted}/report?period=last-year", None),
        ]


def measure_floors(meter, number) -> None:
    """What the same costs without Mosty."""
    with override_settings(MIDDLEWARE=[]):
        bare = BareHandler()
    told = figures(meter.cost_ms(ask, bare, BARE) for _ in range(number))
    print(f"{'bare Django view':28}{told.median:37.1f}{told.p99:8.1f}")
    there = connection.settings_dict
    with psycopg.connect(
        host=there["HOST"],
        port=there["PORT"] or 5432,
        user=there["USER"],
        password=there["PASSWORD"] or None,
        dbname=there["NAME"],
        autocommit=True,
    ) as plain:
        own = Meter(plain)
        told = figures(own.cost_ms(grouped, plain, GROUPED) for _ in range(number))
        words = f"psycopg: {len(GROUPED)} GROUP BY"
        print(f"{words:28}{told.median:37.1f}{told.p99:8.1f}")
        told = figures(own.cost_ms(grouped, plain, ("stage",)) for _ in range(number))
        print(f"{'psycopg: GROUP BY stage':28}{told.median:37.1f}{told.p99:8.1f}")


def grouped(plain, columns) -> None:
    for column in columns:
        plain.execute(
            f"SELECT {column}, count(*) FROM agreements_agreement GROUP BY 1"
        ).fetchall()


def measure_moves(number: int) -> None:
    """One agreement from draft to negotiation and back: rows, journal, search."""
    meter = Meter()
    agreement = Agreement.objects.filter(stage=Stage.DRAFT).order_by("pk").first()
    ways = (Stage.NEGOTIATION, Stage.DRAFT)
    for stage in ways:
        actions.move(agreement, stage, by="bench")
    told = figures(
        meter.cost_ms(actions.move, agreement, stage, by="bench")
        for _ in range(number)
        for stage in ways
    )
    asked = questions(lambda: actions.move(agreement, ways[0], by="bench"))
    print(f"{'change of a stage':28}{asked:9}{told.median:28.1f}{told.p99:8.1f}")


def measure_night(folder: Path) -> list[str]:
    environment = environment_of(folder) | {
        "MOSTY_DATABASE_ROLE": "owner",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.nightly"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr[-2000:])
        return ["the work of the night failed"]
    told = json.loads(done.stdout.splitlines()[-1])
    print("the work of a night, in a process of its own:")
    for name, (cost_ms, took_s) in told["parts"].items():
        print(f"  {name:26}{cost_ms / 1000:9.2f} s CPU{took_s:9.2f} s")
    print(
        f"  {told['letters']} letters; CPU {told['cpu_s']:.1f} s, with the database "
        f"{told['with_database_s']:.1f} s (goal {NIGHT_CPU_S}); at most "
        f"{told['most_mb']:.0f} MB (goal {NIGHT_MB})",
        flush=True,
    )
    missed = []
    if told["with_database_s"] > NIGHT_CPU_S:
        missed.append(f"a night: {told['with_database_s']:.1f} s CPU")
    if told["most_mb"] > NIGHT_MB:
        missed.append(f"a night: {told['most_mb']:.0f} MB")
    return missed
