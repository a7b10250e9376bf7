"""Pages in memory, the least recently used dropped first."""

import time
from collections import OrderedDict
from threading import Lock

from mosty.config.pagecache.page import Page

LIMIT_BYTES = 64 * 1024 * 1024
SHARE_OF_ONE = 16
# Goes on while the machine sleeps, so that a woken node trusts nothing old.
CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def ticks() -> float:
    """Seconds of a clock that nobody sets."""
    return time.clock_gettime(CLOCK)


class PageStore:
    """Gives pages only while it is trusted and before the moment `expires_at`.

    `generation` grows whenever the store is emptied; a page rendered under another
    generation is not taken, for something changed while it was rendered.
    """

    def __init__(self, *, limit_bytes=LIMIT_BYTES, now=time.time, ticks=ticks):
        self.limit_bytes = limit_bytes
        self.now = now
        self.ticks = ticks
        self.generation = 0
        self.size_bytes = 0
        self.trusted_until = 0.0
        self.expires_at = 0.0
        self._pages: OrderedDict[tuple, Page] = OrderedDict()
        self._sizes: dict[tuple, int] = {}
        self._lock = Lock()

    def __len__(self):
        return len(self._pages)

    @property
    def is_trusted(self) -> bool:
        return self.ticks() < self.trusted_until and self.now() < self.expires_at

    def get(self, key: tuple) -> Page | None:
        if not self.is_trusted:
            return None
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: tuple, page: Page, *, generation: int) -> bool:
        """Keep a page whose rendering began under `generation`, if that still stands."""
        size = page.size_bytes
        if size > self.limit_bytes / SHARE_OF_ONE or not self.is_trusted:
            return False
        with self._lock:
            if generation != self.generation:
                return False
            self._drop(key)
            self._pages[key] = page
            self._count(key, size)
        return True

    def weigh(self, key: tuple, page: Page) -> None:
        """Count a page anew after it was compressed."""
        with self._lock:
            if self._pages.get(key) is page:
                self._count(key, page.size_bytes)

    def empty(self, *, expires_at: float | None = None) -> None:
        """Forget all; pages being rendered will not be taken either."""
        with self._lock:
            self.generation += 1
            self._pages.clear()
            self._sizes.clear()
            self.size_bytes = 0
            if expires_at is not None:
                self.expires_at = expires_at

    def trust(self, *, until: float) -> None:
        """What is kept is known to be true until `until` (in `ticks`)."""
        self.trusted_until = until

    def distrust(self) -> None:
        self.trusted_until = 0.0

    def _count(self, key, size):
        self.size_bytes += size - self._sizes.get(key, 0)
        self._sizes[key] = size
        while self.size_bytes > self.limit_bytes:
            oldest, _page = next(iter(self._pages.items()))
            self._drop(oldest)

    def _drop(self, key):
        if self._pages.pop(key, None) is not None:
            self.size_bytes -= self._sizes.pop(key)
