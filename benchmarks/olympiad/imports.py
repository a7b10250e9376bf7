"""Mutated files of tasks: none raises, none hangs."""

import time

from mosty.olympiad.carrying import Defaults, examined, mutated

PROMISED_S = 10


def measure(asked) -> tuple[dict, bool]:
    """So many files from a seed; the slowest, and how many verdicts there were."""
    slowest, verdicts = 0.0, 0
    for seed in range(asked.seed, asked.seed + asked.files):
        begun = time.perf_counter()
        verdicts += len(examined(mutated(seed), Defaults()))
        slowest = max(slowest, time.perf_counter() - begun)
    told = {
        "files": asked.files,
        "first seed": asked.seed,
        "verdicts": verdicts,
        "slowest s": round(slowest, 2),
    }
    return told, slowest <= PROMISED_S
