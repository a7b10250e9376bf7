"""What was read from the database, given again while it shows the same data.

A snapshot is PostgreSQL's own word for which transactions are visible. A commit that
changed anything changes it, and no snapshot ever comes back; so what is kept under one
is what a new reading would give. See docs/decisions/0016-drawn-once.md.
"""

from collections.abc import Callable

from django.db import connection

SNAPSHOT = """
SELECT CASE WHEN pg_current_xact_id_if_assigned() IS NULL
    THEN pg_current_snapshot()::text ELSE '' END
"""
READING = frozenset({"GET", "HEAD"})


def current() -> str:
    """The snapshot as it is now; empty in a transaction that has itself written."""
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOT)
        return cursor.fetchone()[0]


def of(request) -> str:
    """The snapshot a request reads under, asked once; empty where it may write."""
    if not hasattr(request, "mosty_snapshot"):
        request.mosty_snapshot = current() if request.method in READING else ""
    return request.mosty_snapshot


class Kept:
    """What `read()` gives, kept in this process under the snapshot it was read under."""

    def __init__(self, read: Callable):
        self.read = read
        self._held = ("", None)

    def value(self, snapshot: str):
        """The value under a snapshot; under an empty one it is read anew."""
        held_under, value = self._held
        if snapshot and held_under == snapshot:
            return value
        value = self.read()
        self._held = (snapshot, value)
        return value
