"""A gate before which web and worker wait until the database is prepared."""

import os
import time
from pathlib import Path

VARIABLE = "MOSTY_GATE"


class Gate:
    """Open once a file is there. A new start has a gate of its own."""

    def __init__(self, path: Path):
        self.path = path

    def shut(self) -> None:
        self.path.unlink(missing_ok=True)

    def open(self) -> None:
        self.path.touch(mode=0o600)

    def is_open(self) -> bool:
        return self.path.exists()


def wait_until_open() -> None:
    """Wait for the gate of whoever started us; without one there is no waiting."""
    path = os.environ.get(VARIABLE)
    while path and not Gate(Path(path)).is_open():
        time.sleep(0.02)
