"""The olympiad's engine: answers saved, kept through kills, folded again.

`--only` one or more of the parts; each says whether its floors hold.
"""

import argparse
import importlib
import json
import sys

PARTS = {
    "saves": "saves of five answers a second, beside commits of the same server",
    "kills": "processes and database killed while answers come",
    "offline": "devices without a link across the deadline",
    "starts": "2,000 pupils who start at once",
    "clocks": "deadlines in all zones, beside PostgreSQL's own reckoning",
    "rebuild": "a million events folded twice",
    "imports": "mutated files of tasks",
    "browsers": "browsers killed while somebody answers",
}


def main(arguments: list[str]) -> int:
    """Measure the parts asked for, one after the other; 1 where a floor does not hold."""
    parser = argparse.ArgumentParser(
        prog="mosty bench olympiad",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:<12}{about}" for name, about in PARTS.items()),
    )
    parser.add_argument("--only", action="append", choices=PARTS)
    parser.add_argument("--seconds", type=float, default=10, help="of a run of saves")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=60, help="without a link")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    measured, is_kept = {}, True
    for name in asked.only or PARTS:
        print(f"{name} …", file=sys.stderr, flush=True)
        part = importlib.import_module(f"benchmarks.olympiad.{name}")
        measured[name], holds = part.measure(asked)
        is_kept = is_kept and holds
        if not asked.json:
            told = "holds" if holds else "DOES NOT HOLD"
            print(f"{name}: {told}\n{json.dumps(measured[name], indent=1)}", flush=True)
    if asked.json:
        print(json.dumps(measured, indent=1))
    return 0 if is_kept else 1
