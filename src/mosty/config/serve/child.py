"""One process that is kept alive."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

STEADY_S = 20
PAUSES_S = (0, 0.2, 0.5, 1, 2, 4)


@dataclass
class Child:
    """A process and how it is started, stopped, and started again.

    What ends soon after its start is started again after ever longer pauses.
    """

    name: str
    start: Callable[[], subprocess.Popen]
    stop_by: int = signal.SIGTERM
    patience_s: float = 10
    is_once: bool = False
    process: subprocess.Popen | None = None
    born: float = 0
    due: float = 0
    quick_ends: int = 0
    is_done: bool = False

    @property
    def pid(self) -> int | None:
        return self.process.pid if self.process else None

    def launch(self) -> None:
        self.process = self.start()
        self.born = time.monotonic()

    def ended(self, status: int) -> int:
        """Take note of its end; gives its exit code (negative: the signal)."""
        code = os.waitstatus_to_exitcode(status)
        self.process.returncode = code  # it is reaped; Popen would wait for it again
        self.process = None
        now = time.monotonic()
        self.quick_ends = self.quick_ends + 1 if now - self.born < STEADY_S else 0
        self.due = now + PAUSES_S[min(self.quick_ends, len(PAUSES_S) - 1)]
        self.is_done = self.is_once and code >= 0
        return code
