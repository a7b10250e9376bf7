"""What was read from the database, given again while it shows the same data.

Every transaction that changed data left a mark for each table (`mosty.journal.marks`).
A process holds PostgreSQL's own word for what it has seen, a snapshot, and asks which
marks there are that this snapshot did not show, in whatever order transactions commit.
As long as there is none, what is kept is what a new reading would give; and so is
what was read of other tables alone. See docs/decisions/0016-drawn-once.md.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import connection

from mosty.journal import marks, reads

# Marks below the oldest transaction that was running then were seen. A number which
# this server has not given out yet was left by another one, before a restore.
ASKED = """
SELECT
    pg_current_xact_id_if_assigned() IS NOT NULL,
    pg_current_snapshot()::text,
    current_database() || pg_postmaster_start_time(),
    ARRAY (
        SELECT DISTINCT table_name || ' ' || coalesce(
            array_to_string(touched, ' '), '*')
        FROM journal_datachange
        WHERE transaction_id >= pg_snapshot_xmin(%(seen)s::pg_snapshot)::text::bigint
            AND transaction_id < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
            AND NOT pg_visible_in_snapshot(
                transaction_id::text::xid8, %(seen)s::pg_snapshot)
    )
"""
READING = frozenset({"GET", "HEAD"})
EMPTY: Mapping[str, str] = MappingProxyType({})
REMEMBERED = 200
# What changed of a table: the numbers its marks tell, or None where they tell none.
Changes = Mapping[str, frozenset[int] | None]


class Name(str):
    """The name of all data; `of()` names those of a few tables.

    `past` are the last names before it, the newest last, each with what changed after.
    """

    def __new__(
        cls,
        text: str,
        *,
        base: str = "",
        tables: Mapping[str, str] = EMPTY,
        past: tuple[tuple[str, Changes], ...] = (),
    ):
        name = super().__new__(cls, text)
        name.base, name.tables, name.past = base or text, tables, past
        return name

    def of(self, tables: Iterable[str]) -> str:
        """It stays the same while none of the tables changes."""
        return "\n".join(self.tables.get(one, self.base) for one in tables)

    def after(self, changed: Changes, text: str) -> "Name":
        """The name once these tables changed, of everything under an empty one."""
        if "" in changed:
            return Name(text)
        tables = {**self.tables, **dict.fromkeys(changed, text)}
        past = (*self.past, (str(self), changed))[-REMEMBERED:]
        return Name(text, base=self.base, tables=tables, past=past)

    def since(self, former: str) -> Changes | None:
        """What changed since a name of before; None where that is not known."""
        if former == self:
            return {}
        found: dict[str, frozenset[int] | None] = {}
        for name, changed in reversed(self.past):
            for table, touched in changed.items():
                found[table] = together(found.get(table, frozenset()), touched)
            if name == former:
                return found
        return None


def together(one: frozenset[int] | None, other: frozenset[int] | None):
    return None if one is None or other is None else one | other


def told(marks_: Iterable[str]) -> Changes:
    """What marks tell, each the name of a table and the numbers it tells."""
    found: dict[str, frozenset[int] | None] = {}
    for mark in marks_:
        table, *numbers = mark.split(" ")
        touched = None if numbers == ["*"] else frozenset(map(int, numbers))
        found[table] = together(found.get(table, frozenset()), touched)
    return found


def part(snapshot: str, tables: Iterable[str]) -> str:
    """The name of the data of a few tables under a snapshot; of all where none is named."""
    return snapshot.of(tables) if tables and isinstance(snapshot, Name) else snapshot


@dataclass(frozen=True)
class Seen:
    """What a snapshot of a server shows, and the name given to that."""

    server: str
    snapshot: str
    name: Name

    def is_before(self, snapshot: str) -> bool:
        return reach(self.snapshot) <= reach(snapshot)


class Sight:
    """What one process has seen of the data, whichever of its threads asked."""

    def __init__(self):
        self._last: Seen | None = None

    def name(self) -> str:
        """The name of the data as it is now; empty in a transaction that has written.

        Threads may set back what was seen last: it remains true of its snapshot.
        """
        last = self._last
        with connection.cursor() as cursor:
            cursor.execute(ASKED, {"seen": last and last.snapshot})
            has_written, snapshot, server, changed = cursor.fetchone()
        if has_written:
            return ""
        name = Name(f"{snapshot} {server}")
        if last is None or last.server != server:
            if marks.unmarked():
                # Somebody migrated past `mosty migrate`: any commit may be a change.
                return name
        elif last.is_before(snapshot):
            name = last.name.after(told(changed), name) if changed else last.name
        self._last = Seen(server, snapshot, name)
        return name


_sight = Sight()


def current() -> str:
    """The name of the data as it is now; empty in a transaction that has written."""
    return _sight.name()


def reach(snapshot: str) -> int:
    """The number that the next transaction had."""
    return int(snapshot.split(":")[1])


def of(request) -> str:
    """The name of the data that a request reads, asked once; empty where it may write."""
    if not hasattr(request, "mosty_snapshot"):
        request.mosty_snapshot = current() if request.method in READING else ""
    return request.mosty_snapshot


def tables_of(*models) -> tuple[str, ...]:
    """The names by which marks tell the tables of models."""
    return tuple(one._meta.db_table for one in models)


class Kept:
    """What `read()` gives, kept in this process under the snapshot it was read under.

    With `tables` it is read of these alone, and kept while they stay the same.
    """

    def __init__(self, read: Callable, tables: Iterable[str] = ()):
        self.read, self.tables = read, tuple(tables)
        self._held = ("", None)

    def value(self, snapshot: str):
        """The value under a snapshot; under an empty one it is read anew."""
        reads.note(self.tables)
        snapshot = part(snapshot, self.tables)
        held_under, value = self._held
        if snapshot and held_under == snapshot:
            return value
        value = self.read()
        self._held = (snapshot, value)
        return value


class Shelf:
    """The last asked of things read, each under the snapshot it was read under.

    `seconds` bounds how long a thing is kept that depends on the clock too; with
    `tables` the things are read of these alone.
    """

    def __init__(
        self, most: int, *, seconds: float | None = None, tables: Iterable[str] = ()
    ):
        self.most, self.seconds, self.tables = most, seconds, tuple(tables)
        self._kept, self._lock = OrderedDict(), threading.Lock()

    def value(self, key: Hashable, snapshot: str, read: Callable):
        """What `read()` gives; read anew under an empty snapshot, and not kept."""
        reads.note(self.tables)
        snapshot = part(snapshot, self.tables)
        if not snapshot:
            return read()
        now = time.monotonic()
        with self._lock:
            kept = self._kept.get(key)
            if kept and kept[0] == snapshot and not self._is_old(kept[1], now):
                self._kept.move_to_end(key)
                return kept[2]
        value = read()
        with self._lock:
            self._kept[key] = (snapshot, now, value)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return value

    def _is_old(self, since, now) -> bool:
        return self.seconds is not None and now - since > self.seconds


class ShelfByTables(Shelf):
    """Keeps each thing while none of the tables changes that its own reading named.

    `tables` are those that it goes by besides: what was read before.
    """

    def value(self, key: Hashable, snapshot: str, read: Callable):
        if not isinstance(snapshot, Name):
            return read()
        with self._lock:
            kept = self._kept.get(key)
        if kept is None or not is_same(kept[2], kept[0], snapshot):
            with reads.noted() as named:
                value = read()
            kept = (snapshot, value, frozenset({*named, *self.tables}))
        else:
            reads.note(kept[2])
        with self._lock:
            self._kept[key] = (snapshot, *kept[1:])
            self._kept.move_to_end(key)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return kept[1]


def is_same(tables: frozenset[str], former: str, name: Name) -> bool:
    """Whether none of the tables changed between two names of the data."""
    changed = name.since(former)
    if changed is None:
        return False
    return not changed if reads.ALL in tables else tables.isdisjoint(changed)
