"""Many pupils in one round: their attempts and tokens, and the servers they send to."""

import contextlib
import os
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from benchmarks import scratch, servers
from mosty.activities.models import Activity
from mosty.institution.models import Institution
from mosty.olympiad import models, tokens
from mosty.olympiad.actions import open_log

TASKS = 20
DOOR = "mosty.config.wsgi:application"


def founded() -> None:
    """An institution, as every Mosty has one; a bench makes its pupils itself."""
    Institution.objects.create(name_ru="Академия", short_name_ru="Академия")


@contextlib.contextmanager
def database(name: str) -> Iterator[Path]:
    """An empty Mosty on a server that writes to the disk; says so or refuses."""
    with scratch.database(founded, name=name, is_safe=True) as folder:
        refuse_unsafe()
        yield folder


def refuse_unsafe() -> None:
    """Figures of a server that may forget a commit are worth nothing."""
    for setting in ("fsync", "synchronous_commit"):
        with connection.cursor() as cursor:
            cursor.execute(f"SHOW {setting}")
            (told,) = cursor.fetchone()
        if told != "on":
            raise SystemExit(f"{setting} is {told}: such figures would not count")


def seated(number: int, *, minutes: int = 120) -> list[tuple[str, str]]:
    """So many pupils who have started: keys of their attempts and their tokens."""
    now = timezone.now()
    edition = models.Edition.objects.create(
        activity=Activity.objects.create(title_ru="Олимпиада", kind="olympiad")
    )
    open_log(edition)
    round_ = models.Round.objects.create(
        edition=edition, position=1, title_ru="Тур", duration_min=minutes
    )
    track = models.Track.objects.create(
        edition=edition, title_ru="5–7", from_grade=5, to_grade=7
    )
    group = models.ZoneGroup.objects.create(
        round=round_,
        title_ru="Все",
        opens_on=date.today(),
        opens_time=time(0),
        closes_on=date.today() + timedelta(days=1),
        closes_time=time(23),
    )
    paper = models.Paper.objects.create(round=round_, track=track)
    variant = models.Variant.objects.create(
        paper=paper,
        group=group,
        number=1,
        sheet={},
        keys={f"t{one}": KEY for one in range(1, TASKS + 1)},
        checksum="0" * 64,
    )
    entrants = models.Entrant.objects.bulk_create(
        models.Entrant(edition=edition, track=track, code=f"P{one:07}", zone="UTC")
        for one in range(number)
    )
    attempts = models.Attempt.objects.bulk_create(
        models.Attempt(
            entrant=one,
            round=round_,
            variant=variant,
            started_at=now,
            ends_at=now + timedelta(minutes=minutes),
        )
        for one in entrants
    )
    return [(str(one.pk), tokens.token_of(one)) for one in attempts]


KEY = {
    "kind": "short",
    "points": 2,
    "right": [],
    "pairs": {},
    "words": ["фонтанка", "fontanka"],
    "gaps": {},
    "places": [],
    "value": "0",
    "tolerance": "0",
    "typos": 1,
    "is_strict": False,
}


@contextlib.contextmanager
def node(
    folder: Path, *, door: str = DOOR, workers: int = 1
) -> Iterator[tuple[int, list[int]]]:
    """A web server as `mosty serve` starts it; gives its port and its processes."""
    port = servers.free_port()
    with servers.running(command_of(port, door, workers), port, environ(folder)) as one:
        yield port, servers.tree(one.pid)


def command_of(port: int, door: str, workers: int, threads: int = 4) -> list[str]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    command += ["--workers", str(workers), "--blocking-threads", str(threads)]
    return [*command, "--backlog", "2048", "--port", str(port), door]


def environ(folder: Path) -> dict[str, str]:
    """Of a node; our own folder is found, wherever the bench was started."""
    told = scratch.environment_of(folder)
    told["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    told["MOSTY_LOG_LEVEL"] = "WARNING"
    told["SECRET_KEY"] = settings.SECRET_KEY  # tokens are signed here, and read there
    return told
