"""Waiting for signals and moments without polling."""

import contextlib
import os
import select
import signal

STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Signals:
    """Wakes its waiter when a child ends or when we are asked to stop."""

    def __init__(self):
        self.is_stopping = False
        self._ear, self._mouth = os.pipe()
        for end in (self._ear, self._mouth):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._mouth)
        for number in STOPPING:
            if signal.getsignal(number) != signal.SIG_IGN:  # nohup
                signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda *_seen: None)

    def _stop(self, _number, _frame):
        self.is_stopping = True

    def wait(self, seconds: float | None) -> None:
        """Until a signal comes, at most `seconds`."""
        select.select([self._ear], [], [], seconds)
        with contextlib.suppress(BlockingIOError):
            os.read(self._ear, 1000)
