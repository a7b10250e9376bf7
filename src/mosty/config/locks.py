"""Locks between processes that end with their holder, however it ends."""

import fcntl
import os
from pathlib import Path


class FileLock:
    """A lock on a file. Its word tells who holds it."""

    def __init__(self, path: Path):
        self.path = path
        self._descriptor = None

    def take(self, *, shared: bool = False, wait: bool = True) -> bool:
        """Take the lock, alone or with others; False where another holds it."""
        if self._descriptor is None:
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
            self._descriptor = os.open(self.path, flags, 0o600)
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(self._descriptor, kind | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        if not shared:
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, f"{os.getpid()}\n".encode(), 0)
        return True

    def holder(self) -> str:
        """The process number of who took it alone last."""
        return self.path.read_text().strip()

    def is_held(self) -> bool:
        """Whether another holds it alone now."""
        probe = FileLock(self.path)
        try:
            return not probe.take(shared=True, wait=False)
        finally:
            probe.release()

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self):
        self.take()
        return self

    def __exit__(self, *_error):
        self.release()
