"""What `mosty bench matching` measures: quality on labelled pairs, speed, typing."""

import argparse
import resource
import time

from benchmarks.matching.pairs import HALVES, pairs
from benchmarks.matching.scoring import as_one_list, floor, scored
from benchmarks.matching.typing import keystrokes
from benchmarks.names import organisations
from mosty.partners.matching import Body
from mosty.partners.matching import pairs as matched

MOST_SECONDS, MOST_MB = 90, 1536
LEAST_PRECISION, LEAST_F1 = 0.995, 0.97
MOST_KEY_MS = 20
MANY = 130_000
CORES = 2


def main(arguments: list[str]) -> int:
    """Print the figures; 0 when every floor holds."""
    parser = argparse.ArgumentParser(prog="mosty bench matching", description=__doc__)
    parser.add_argument("--only", choices=["quality", "speed", "typing"])
    parser.add_argument("--rows", type=int, default=MANY)
    asked = parser.parse_args(arguments)
    held = [True]
    if asked.only in (None, "quality"):
        held += quality()
    if asked.only in (None, "speed"):
        held += speed(asked.rows)
    if asked.only in (None, "typing"):
        held += while_typing(asked.rows)
    return 0 if all(held) else 1


def quality() -> list[bool]:
    verdicts = []
    for part in ("work", "held"):
        for halves in ((half,) for half in HALVES):
            print_score(part, halves)
        figures = print_score(part, HALVES)
        if part == "held":
            verdicts = [
                told("precision of “same”", figures.precision, LEAST_PRECISION),
                told("pair F1 of “same”", figures.f1, LEAST_F1),
            ]
    return verdicts


def print_score(part, halves):
    """Figures of a part; those of its rows matched as one list, as the command does."""
    labelled = pairs(part, halves=halves)
    score, listed = scored(labelled), scored(labelled, as_one_list(labelled))
    least, threshold = floor(labelled)
    hard = sum(pair.label != "same" for pair in labelled) / len(labelled)
    print(
        f"{part}, {' + '.join(halves)}: {len(labelled)} pairs, {hard:.0%} hard negatives"
    )
    rows = (
        ("pair by pair: same", score.strict),
        ("same or doubtful", score.loose),
        ("as one list: same", listed.strict),
        (f"token_set_ratio ≥ {threshold}", least),
    )
    for name, one in rows:
        print(
            f"  {name:<24} precision {one.precision:.4f}  recall {one.recall:.4f}"
            f"  F1 {one.f1:.4f}"
        )
    found = ", ".join(f"{name} {a}/{b}" for name, (a, b) in score.relations.items())
    print(f"  relations found: {found}")
    for label, said in score.confusion.items():
        row = ", ".join(f"{name} {number}" for name, number in said.most_common())
        print(f"    {label:<10} told as: {row}")
    return listed.strict


def speed(rows: int) -> list[bool]:
    """All organisations of the made world against each other, on two cores."""
    bodies = [
        Body(str(number), row["name_ru"], row["country"], row["city"])
        for number, row in enumerate(organisations(rows))
    ]
    start, before = time.perf_counter(), busy()
    found = sum(1 for _pair in matched(bodies, processes=CORES))
    seconds, cpu = time.perf_counter() - start, busy() - before
    megabytes = peak_mb()
    print(f"{rows} organisations: {found} pairs, {seconds:.0f} s, {cpu:.0f} s of CPU")
    return [
        told(
            "seconds of two cores", max(seconds, cpu / CORES), MOST_SECONDS, most=True
        ),
        told("MB at most", megabytes, MOST_MB, most=True),
    ]


def while_typing(rows: int) -> list[bool]:
    """Likely duplicates shown at each key, the database's work counted."""
    found = keystrokes(rows)
    print(f"a key of {found.number} while typing, {rows} organisations: {found} ms CPU")
    return [told("ms a key, median", found.median, MOST_KEY_MS, most=True)]


def busy() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(who) for who in both]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak_mb() -> float:
    """The parent's peak and that of each worker, as if they shared nothing."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + CORES * worker) / 1024


def told(name: str, value: float, limit: float, *, most: bool = False) -> bool:
    is_held = value <= limit if most else value >= limit
    sign = "≤" if most else "≥"
    shown = f"{value:.0f}" if most else f"{value:.4f}"
    print(f"{'holds' if is_held else 'FAILS'}: {name} {shown} ({sign} {limit})")
    return is_held
