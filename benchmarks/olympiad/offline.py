"""Devices that lose their link before the deadline and find it long after.

Nothing is shortened: with `--minutes 60` the links are cut for an hour, the deadline
falls into the middle of it. Clocks of devices are wrong by up to a day; a quarter
answers on after the end.
"""

import asyncio
import json
import random
import time
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from benchmarks.olympiad import sitting
from benchmarks.olympiad.pupils import WORDS, Line, Pupil
from mosty.olympiad.actions import rebuild
from mosty.olympiad.models import Attempt, Edition, Event, Result

DEVICES, ANSWERS, FAR_H = 200, 12, 24


class Away(Pupil):
    """A device with a clock of its own; `truth` is when each answer was given."""

    def __init__(self, seat, ahead: timedelta):
        super().__init__(*seat)
        self.ahead, self.truth = ahead, {}

    def give(self, item: str, value: str) -> None:
        now = datetime.now(UTC)
        told = (now + self.ahead).isoformat(timespec="milliseconds")
        self.answer(item, value, at=told)
        self.truth[self.seq] = now


def measure(asked) -> tuple[dict, bool]:
    """How many answers are stored, and how many of those are judged as they were."""
    dice = random.Random(asked.seed)
    with sitting.database("mosty_bench_offline") as folder:
        seats = sitting.seated(DEVICES, minutes=max(1, round(asked.minutes / 2)))
        Attempt.objects.update(ends_at=timezone.now() + minutes(asked.minutes / 2))
        ends_at = Attempt.objects.values_list("ends_at", flat=True)[0]
        away = [
            Away(seat, timedelta(hours=dice.uniform(-FAR_H, FAR_H))) for seat in seats
        ]
        with sitting.node(folder) as (port, _pids):
            asyncio.run(answer_and_send(away, port, dice))
        be_away(away, ends_at, asked.minutes, dice)
        with sitting.node(folder) as (port, _pids):
            asyncio.run(answer_and_send(away, port, dice, answers=0))
        told = judged(away, ends_at)
    told["minutes without a link"] = asked.minutes
    return told, told["stored"] == told["given"] and not told["judged wrongly"]


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def be_away(away, ends_at, length: float, dice) -> None:
    """Answers before the end by all, after it by every fourth; then the wait."""
    begun, number = time.monotonic(), 0
    while (spent := time.monotonic() - begun) < length * 60:
        is_late = datetime.now(UTC) > ends_at
        if number < ANSWERS * 2 and spent > number * length * 60 / (ANSWERS * 2):
            for place, one in enumerate(away):
                if not is_late or place % 4 == 0:
                    one.give(
                        f"t{dice.randrange(sitting.TASKS) + 1}", dice.choice(WORDS)
                    )
            number += 1
        time.sleep(0.2)


async def answer_and_send(away, port: int, dice, *, answers: int = 3) -> None:
    """All send what they have, until it is acknowledged."""

    async def one(pupil):
        line = Line([port])
        for _ in range(answers):
            pupil.give(f"t{dice.randrange(sitting.TASKS) + 1}", dice.choice(WORDS))
        while pupil.waiting:
            status, body = await line.ask(pupil.request())
            if status != 200:
                raise RuntimeError(f"{status}: {body[:200]}")
            pupil.hear(json.loads(body))
        line.cut()

    for some in range(0, len(away), 50):
        await asyncio.gather(*(one(pupil) for pupil in away[some : some + 50]))


def judged(away, ends_at) -> dict:
    """The log and the fold beside what truly happened.

    An answer that was given in time counts, one given after the end waits for the jury;
    lateness is from the end to when the server had it. A device's clock is known as
    nearly as its quickest answer was: one given so near to the end may be asked about.
    """
    edition = Edition.objects.get()
    rebuild(edition)
    rows = {
        (str(attempt), seq): received_at
        for attempt, seq, received_at in Event.objects.values_list(
            "attempt_id", "seq", "received_at"
        )
    }
    wrong = seen = near = 0
    answers_of = {str(one.attempt_id): one.answers for one in Result.objects.all()}
    for one in away:
        answers = answers_of[one.attempt]
        quickest = min(rows[(one.attempt, seq)] - one.truth[seq] for seq in range(1, 4))
        for version in (row for answer in answers for row in answer["versions"]):
            seen += 1
            received_at = rows[(one.attempt, version["seq"])]
            late_s = max((received_at - ends_at).total_seconds(), 0)
            in_time = one.truth[version["seq"]] <= ends_at
            counts = version["standing"] in {"in_time", "late_counted"}
            is_near = in_time and ends_at - one.truth[version["seq"]] <= quickest
            near += is_near and not counts
            wrong += counts != in_time and not is_near
            wrong += abs(version["late_s"] - late_s) > 0.001
    return {
        "given": sum(one.seq for one in away),
        "stored": len(rows),
        "came late": sum(received_at > ends_at for received_at in rows.values()),
        "judged": seen,
        "judged wrongly": wrong,
        "asked about, for they came so near to the end": near,
    }
