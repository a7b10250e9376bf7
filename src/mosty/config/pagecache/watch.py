"""Hears of public changes and says how long the kept pages may be trusted.

A node asks the database twice a second what was committed since it last asked; a
notice only makes it ask at once. So a node behind a pooler, which no notice
reaches, keeps the promise too, and a node that gets no answer within a second gives
no page from its cache.
"""

import datetime
import logging
import os
import threading
from collections.abc import Callable

import psycopg
from django.db import connections

from mosty.config.pagecache import horizon
from mosty.config.pagecache.store import PageStore
from mosty.journal.actions import CHANNEL

PROMISE_S = 1.0
PERIOD_S = 0.4
PAUSE_S = 0.02
RETRY_S = 0.3
IMPATIENCE = {
    "connect_timeout": 2,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    "tcp_user_timeout": 3000,
    "application_name": "mosty page cache",
}
# What was committed since the snapshot given: transactions that are visible now and
# were not then, in whatever order they committed. A number that this server has not
# given out yet was left by another one, before a restore.
CHANGED = """
SELECT pg_current_snapshot()::text, EXISTS (
    SELECT FROM journal_publicchange
    WHERE transaction_id >= pg_snapshot_xmin(%(seen)s::pg_snapshot)::text::bigint
    AND transaction_id < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
    AND NOT pg_visible_in_snapshot(
        transaction_id::text::xid8, %(seen)s::pg_snapshot))
"""
FIRST = "SELECT pg_current_snapshot()::text, true"

log = logging.getLogger(__name__)


def connect() -> psycopg.Connection:
    """A connection of our own, to the database that Django uses."""
    given = connections["default"].get_connection_params()
    for name in ("cursor_factory", "context", "pool"):
        given.pop(name, None)
    return psycopg.connect(**{**given, **IMPATIENCE}, autocommit=True)


class Watcher:
    """One thread in each process that keeps pages."""

    def __init__(
        self,
        store: PageStore,
        *,
        connect: Callable[[], psycopg.Connection] = connect,
        channel: str = CHANNEL,
    ):
        self.store = store
        self.connect = connect
        self.channel = channel
        self.is_well = True
        self._process_id = None
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = None

    def ensure(self) -> None:
        """Start watching, once in each process; a fork starts anew with nothing."""
        if self._process_id == os.getpid():
            return
        with self._lock:
            if self._process_id == os.getpid():
                return
            self.store.distrust()
            self.store.empty()
            self._over = threading.Event()
            self._thread = threading.Thread(
                target=self._run, name="page cache", daemon=True
            )
            self._thread.start()
            self._process_id = os.getpid()

    def stop(self) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()
        self.store.distrust()

    def _run(self):
        while not self._over.is_set():
            try:
                with self.connect() as connection:
                    self._watch(connection)
            except Exception as trouble:  # whatever it is, try again
                if self.is_well:
                    log.warning("pages are not cached: %s", type(trouble).__name__)
                self.is_well = False
            self.store.distrust()
            self._over.wait(RETRY_S)

    def _watch(self, connection):
        self._listen(connection)
        seen = None
        while not self._over.is_set():
            asked_at = self.store.ticks()
            seen, is_changed = self._ask(connection, seen)
            if is_changed or not self.store.is_trusted:
                self._empty(connection)
            self.store.trust(until=asked_at + PROMISE_S)
            if not self.is_well:
                log.info("pages are cached again")
            self.is_well = True
            if any(connection.notifies(timeout=PERIOD_S, stop_after=1)):
                self.store.empty()
                self._over.wait(PAUSE_S)

    def _listen(self, connection):
        try:
            connection.execute(f"LISTEN {self.channel}")
        except psycopg.Error as refusal:
            log.info("no notices here, only asking: %s", type(refusal).__name__)

    def _ask(self, connection, seen):
        if seen is None:
            return connection.execute(FIRST).fetchone()
        return connection.execute(CHANGED, {"seen": seen}).fetchone()

    def _empty(self, connection):
        self.store.empty()
        now = datetime.datetime.fromtimestamp(self.store.now(), datetime.UTC)
        expires_at = horizon.next_change(connection, now)
        # Once more: a page whose rendering began before `now` was counted from may
        # lack what appears at a moment that has passed since.
        self.store.empty(expires_at=expires_at)
