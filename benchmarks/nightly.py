"""The work of one night in a process of its own, and what it cost, as JSON.

Started by `mosty bench agreements` as `python -m benchmarks.nightly`, so that its
memory is its own: the kernel counts what the process used, and the most it held.
"""

import json
import resource
import sys
import time
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402 - after the settings are read

from benchmarks.measure import Meter  # noqa: E402
from mosty.agreements import tasks  # noqa: E402
from mosty.letters.models import Letter  # noqa: E402

NIGHT = (
    "follow",
    "compare_confirmed",
    "find_sleepers",
    "remind",
    "remind_days",
    "week_letters",
)


def main() -> int:
    """Each task twice: the second time it finds everything done."""
    meter, parts = Meter(), {}
    for turn in ("first", "again"):
        for name in NIGHT:
            began = time.monotonic()
            cost_ms = meter.cost_ms(getattr(tasks, name), int(time.time()))
            parts[f"{name} {turn}"] = [cost_ms, time.monotonic() - began]
    used = resource.getrusage(resource.RUSAGE_SELF)
    told = {
        "parts": parts,
        "cpu_s": used.ru_utime + used.ru_stime,
        "with_database_s": meter.now_ms() / 1000,
        "most_mb": most_mb(),
        "letters": Letter.objects.count(),
    }
    connection.close()
    json.dump(told, sys.stdout)
    return 0


def most_mb() -> float:
    """The most this program held; `ru_maxrss` would begin with what its parent held."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:", 1)[1].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
