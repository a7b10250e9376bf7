"""`mosty bench NAME`: measure speed and memory, and print what was measured.

The measuring itself stands in `benchmarks/`, beside the code, and needs a checkout.
"""

import argparse
import importlib
import sys

from django.conf import settings

BENCHES = {
    "serve": "how soon it answers, and the memory of the whole process tree",
    "pages": "rendered and cached pages, beside a bare view and nginx",
    "register": "filters, sorting and search with 20,000 agreements",
    "office": "registers of the office with 20,000 agreements, and the desk",
    "agreements": "desk, board, figures, health and a night of 20,000 agreements",
    "matching": "names of one organisation found, 130,000 at once, and while one types",
    "sveden": "statutory pages read and checked: right, mutated, of 6 MB",
    "olympiad": "answers saved, kept through kills and offline, folded again",
    "texts": "faults found in texts in two languages, and false alarms",
}
FAULT = 1


def main(arguments: list[str]) -> int:
    """Each `benchmarks.<name>` has `main(arguments) -> exit code`."""
    parser = argparse.ArgumentParser(
        prog="mosty bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:<12}{about}" for name, about in BENCHES.items()),
    )
    parser.add_argument("name", choices=BENCHES, metavar="NAME")
    asked, rest = parser.parse_known_args(arguments)
    if not (settings.CHECKOUT / "benchmarks").is_dir():
        print("mosty: benchmarks/ is only in a checkout of Mosty.", file=sys.stderr)
        return FAULT
    sys.path.insert(0, str(settings.CHECKOUT))
    return importlib.import_module(f"benchmarks.{asked.name}").main(rest)
