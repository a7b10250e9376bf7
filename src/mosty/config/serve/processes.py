"""What the kernel tells of processes."""

import os
from pathlib import Path
from typing import NamedTuple

BOOT = Path("/proc/sys/kernel/random/boot_id")


class Stat(NamedTuple):
    parent: int
    started: int  # clock ticks since the machine's start
    is_alive: bool


def stat(pid: int) -> Stat | None:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    # The name stands in brackets and may hold anything.
    fields = text.rpartition(")")[2].split()
    # The main thread of a dying process may be gone before others let go of its port.
    is_alive = fields[0] not in "ZX" or int(fields[17]) > 1
    return Stat(int(fields[1]), int(fields[19]), is_alive)


def boot() -> str:
    return BOOT.read_text().strip()


def is_same(pid: int, started: int) -> bool:
    """Whether this is still the process that had this number at that moment."""
    found = stat(pid)
    return found is not None and found.is_alive and found.started == started


def children(parent: int) -> list[int]:
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit() and (about := stat(int(name))) and about.parent == parent:
            found.append(int(name))
    return found


def descendants(parent: int) -> list[int]:
    """All that came of a process, the nearest first."""
    nearest = children(parent)
    return nearest + [one for child in nearest for one in descendants(child)]
