"""A million events folded to results, twice, with the same digest."""

import random
import time
from datetime import UTC, datetime, timedelta

from django.db import connection

from benchmarks.olympiad import sitting
from benchmarks.olympiad.pupils import WORDS, Pupil
from mosty.olympiad.actions import rebuild
from mosty.olympiad.chain import link
from mosty.olympiad.models import Edition

EACH, PROMISED_S = 200, 60
COPY = """
COPY olympiad_event (edition_id, attempt_id, client, seq, item, value, client_time,
    prev_hash, hash, received_at) FROM STDIN
"""


def measure(asked) -> tuple[dict, bool]:
    """Seconds of two folds of so many events."""
    with sitting.database("mosty_bench_rebuild"):
        seats = sitting.seated(asked.events // EACH)
        edition = Edition.objects.get()
        fill(edition, seats, random.Random(asked.seed))
        folds, times = [], []
        for _ in range(2):
            begun, cpu = time.perf_counter(), time.process_time()
            folds.append(rebuild(edition))
            times.append(
                [time.perf_counter() - begun, time.process_time() - cpu],
            )
    told = {
        "events": folds[0].events,
        "attempts": folds[0].attempts,
        "seconds": [round(one, 1) for one, _cpu in times],
        "CPU seconds of Python": [round(cpu, 1) for _one, cpu in times],
        "same digest": folds[0] == folds[1],
    }
    return told, told["same digest"] and max(told["seconds"]) <= PROMISED_S


def fill(edition, seats, dice) -> None:
    """Chains as devices make them, straight into the log."""
    begun = datetime.now(UTC)
    with connection.cursor() as cursor, cursor.copy(COPY) as rows:
        for seat in seats:
            pupil = Pupil(*seat)
            for number in range(EACH):
                at = begun + timedelta(seconds=number * 15)
                one = pupil.answer(
                    f"t{dice.randrange(sitting.TASKS) + 1}",
                    dice.choice(WORDS),
                    at=at.isoformat(),
                )
                rows.write_row(
                    (
                        edition.pk,
                        one.attempt,
                        one.client,
                        one.seq,
                        one.item,
                        one.value,
                        one.client_time,
                        one.prev_hash,
                        bytes.fromhex(link(one)),
                        at + timedelta(seconds=1),
                    )
                )
            pupil.waiting.clear()
