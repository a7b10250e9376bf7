"""Browsers killed while somebody answers, by the journey that tests it three times."""

import os
import re
import subprocess
import sys
import time

from django.conf import settings

JOURNEY = "tests/journeys/test_olympiad_kills.py"
KILLS, A_RUN = 200, 3


def measure(asked) -> tuple[dict, bool]:
    """Kills of a browser, and runs after which an answer of a second ago was missing."""
    runs = -(-KILLS // A_RUN)
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", JOURNEY],
        env={**os.environ, "MOSTY_KILL_RUNS": str(runs)},
        cwd=settings.CHECKOUT,
        capture_output=True,
        text=True,
    )
    passed = int((re.search(r"(\d+) passed", done.stdout) or [0, 0])[1])
    told = {
        "kills": passed * A_RUN,
        "runs that lost something": runs - passed,
        "minutes": round((time.perf_counter() - begun) / 60, 1),
    }
    return told, passed == runs
