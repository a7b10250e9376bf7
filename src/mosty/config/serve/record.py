"""The record of what was started, and how what is left of it is ended."""

import contextlib
import json
import os
import signal
import time
from pathlib import Path

from mosty.config.serve import processes

PATIENCE_S = 10


class Record:
    """A file that names the processes of the last `mosty serve`.

    Each by its number and the moment of its start: a number alone may belong to
    somebody else by now.
    """

    def __init__(self, path: Path):
        self.path = path

    def write(self, running: dict[str, int]) -> None:
        """Write down `running`: names and process numbers."""
        entries = {}
        for name, pid in running.items():
            if found := processes.stat(pid):
                entries[name] = {"pid": pid, "started": found.started}
        fresh = self.path.with_suffix(".new")
        text = json.dumps({"boot": processes.boot(), "processes": entries}, indent=1)
        fresh.write_text(text + "\n")
        fresh.replace(self.path)

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)

    def leftovers(self) -> dict[str, int]:
        """Processes of the record that still run."""
        try:
            known = json.loads(self.path.read_text())
            if known["boot"] != processes.boot():
                return {}
            return {
                name: entry["pid"]
                for name, entry in known["processes"].items()
                if processes.is_same(entry["pid"], entry["started"])
            }
        except (OSError, ValueError, KeyError, TypeError):
            return {}


def end(pids: list[int], number: int = signal.SIGKILL) -> None:
    """End processes with all that came of them, and wait until they are gone."""
    whole = []
    for pid in pids:
        whole += [
            (one, processes.stat(one)) for one in (pid, *processes.descendants(pid))
        ]
    for pid, _about in whole:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
    deadline = time.monotonic() + PATIENCE_S
    for pid, about in whole:
        while about and processes.is_same(pid, about.started):
            if time.monotonic() > deadline:
                return
            time.sleep(0.02)
