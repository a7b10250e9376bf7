"""What this process knows of devices: how far they are acknowledged, how fast they are.

The log is only added to, so what was once reached stays reached: a number kept here may
be behind what another node knows, never ahead of the truth.
"""

import threading
import time
from collections import OrderedDict

MOST_KEPT = 50_000
MOST_A_MINUTE = 600


class TooFast(Exception):
    """More answers in a minute than any pupil gives."""


class Devices:
    """By attempt and device: the number reached, and events of the running minute."""

    def __init__(self):
        self._kept: OrderedDict[tuple, list] = OrderedDict()
        self._lock = threading.Lock()

    def admit(self, device: tuple, number: int) -> None:
        """Count so many events. Raises `TooFast`."""
        minute = int(time.monotonic() // 60)
        with self._lock:
            kept = self._of(device)
            if kept[1] != minute:
                kept[1:3] = [minute, 0]
            kept[2] += number
            if kept[2] > MOST_A_MINUTE:
                raise TooFast

    def reached(self, device: tuple) -> int | None:
        """Up to which number all are in the log; None where some beyond it may be."""
        with self._lock:
            kept = self._of(device)
            return None if kept[3] else kept[0]

    def reach(self, device: tuple, seq: int, *, is_gapped: bool = False) -> int:
        """Note that all up to `seq` are in the log; gives the highest known."""
        with self._lock:
            kept = self._of(device)
            kept[0], kept[3] = max(kept[0], seq), is_gapped
            return kept[0]

    def _of(self, device) -> list:
        kept = self._kept.get(device)
        if kept is None:
            kept = self._kept[device] = [0, 0, 0, False]
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(device)
        return kept


DEVICES = Devices()
