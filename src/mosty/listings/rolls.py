"""The rows of a list in memory: their order, and which of them have which key.

A set of rows is a whole number, one bit a row, the first row the highest. What two
filters let pass together is their `&`, and how many rows that are `bit_count()`: so
every figure of a page follows from a roll in a fraction of a millisecond.
"""

import threading
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress

from django.db import connection
from django.db.models import OrderBy, Value
from django.db.models.lookups import IsNull

from mosty.listings.filters import Linked
from mosty.listings.listing import Listing, Viewing, Way

KEYS_AT_ONCE = 255
FEW_ROWS = 60
MANY = 10
MOST_HEARD = 128
DIGITS = bytes.maketrans(b"\x00\x01", b"01")
FLAGS = bytes.maketrans(b"01", b"\x00\x01")
ONLY = [bytes(b"01"[code == one] for one in range(256)) for code in range(256)]


class Heard:
    """The rows that words mean, as long as the roll is kept; the last asked for."""

    def __init__(self):
        self._rows, self._lock = OrderedDict(), threading.Lock()

    def rows(self, key, read: Callable[[], int]) -> int:
        with self._lock:
            if key in self._rows:
                self._rows.move_to_end(key)
                return self._rows[key]
        rows = read()
        with self._lock:
            self._rows[key] = rows
            if len(self._rows) > MOST_HEARD:
                self._rows.popitem(last=False)
        return rows


@dataclass(frozen=True)
class Roll:
    """`ids` are those of the rows in order; `keyed` has rows by filter and key.

    `gaps` are rows that stand last both ways, because what they are ordered by is
    not known of them.
    """

    ids: array
    gaps: int
    keyed: dict[str, dict[str, int]]
    heard: Heard = field(default_factory=Heard, repr=False, compare=False)

    @property
    def whole(self) -> int:
        return (1 << len(self.ids)) - 1

    @cached_property
    def places(self) -> dict[int, int]:
        return {key: place for place, key in enumerate(self.ids)}

    def among(self, wanted: Iterable[int]) -> int:
        """The rows whose ids are wanted; other ids say nothing."""
        wanted = array("q", wanted)
        if MANY * len(wanted) > max(len(self.ids), self.highest // MANY):
            return self._among_many(wanted)
        places, flags = self.places, bytearray(len(self.ids))
        for key in wanted:
            if key in places:
                flags[places[key]] = 1
        return as_rows(flags)

    @cached_property
    def highest(self) -> int:
        return max(self.ids, default=0)

    def _among_many(self, wanted) -> int:
        """Two passes over all ids, quicker than to look for each of very many."""
        highest, flags = self.highest, bytearray(1 + self.highest)
        for key in wanted:
            if 0 <= key <= highest:
                flags[key] = 1
        return as_rows(bytes(map(flags.__getitem__, self.ids)))

    def in_order(self, rows: int, *, is_backwards: bool = False) -> Iterator[int]:
        """The ids of some rows."""
        step = -1 if is_backwards else 1
        if rows.bit_count() <= FEW_ROWS:
            places = places_of(rows, len(self.ids))
            return iter([self.ids[place] for place in places[::step]])
        flags = f"{rows:0{len(self.ids)}b}".encode().translate(FLAGS)
        return compress(self.ids[::step], flags[::step])


def as_rows(flags: bytes) -> int:
    """The set of rows with 1, among rows with 0 or 1 each."""
    return int(flags.translate(DIGITS) or b"0", 2)


def places_of(rows: int, number: int) -> list[int]:
    """The places of few rows among a number of them."""
    places = []
    while rows:
        length = rows.bit_length()
        places.append(number - length)
        rows ^= 1 << (length - 1)
    return places


def read(listing: Listing, viewing: Viewing, way: Way) -> Roll:
    """The roll of what the reader may see, as the database has it now."""
    choices = [one for one in listing.filters if hasattr(one, "dimension")]
    links = [one for one in listing.filters if isinstance(one, Linked)]
    rows = (
        listing.visible(viewing)
        .annotate(**{one.column: one.dimension(viewing) for one in choices})
        .annotate(is_gap=gap_of(way, viewing))
        .order_by(*rising(way, viewing), "pk")
        .values_list("pk", "is_gap", *[one.column for one in choices])
    )
    held = [(rows, len(choices) + 2), *((one.pairs(), 2) for one in links)]
    (ids, gaps, *columns), *pairs = columns_of(held)
    roll = Roll(array("q", ids), as_rows(bytes(gaps)), {})
    for one, column in zip(choices, columns, strict=True):
        roll.keyed[one.name] = keyed(column, one.key_of)
    for one, (linked, keys) in zip(links, pairs, strict=True):
        roll.keyed[one.name] = keyed_by_links(linked, keys, roll)
    return roll


def gap_of(way, viewing):
    return IsNull(way.within(viewing)[0], True) if way.has_gaps else Value(False)


def rising(way, viewing) -> list[OrderBy]:
    nulls_last = way.has_gaps or None
    return [OrderBy(one, nulls_last=nulls_last) for one in way.within(viewing)]


def columns_of(held) -> list[list[list]]:
    """The columns of some querysets, each with the number of its columns.

    One question: whole columns come five times cheaper than as many rows.
    """
    parts, arguments = [], []
    for place, (rows, number) in enumerate(held):
        statement, given = rows.query.sql_with_params()
        names = [f"column_{n}" for n in range(number)]
        whole = ", ".join(f"array_agg({name})" for name in names)
        named = f"({statement}) AS held ({', '.join(names)})"
        parts.append(f"(SELECT {whole} FROM {named}) AS part_{place}")
        arguments += given
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {', '.join(parts)}", arguments)
        columns = iter(cursor.fetchone())
    return [[next(columns) or [] for _ in range(number)] for _rows, number in held]


def keyed(column, key_of) -> dict[str, int]:
    """The rows by key: `column` has a value for each row."""
    values = list(dict.fromkeys(column))
    rows = dict.fromkeys(map(key_of, values), 0)
    for start in range(0, len(values), KEYS_AT_ONCE):
        some = values[start : start + KEYS_AT_ONCE]
        codes = {value: code for code, value in enumerate(some, 1)}
        coded = bytes([codes.get(value, 0) for value in column])
        for value, code in codes.items():
            rows[key_of(value)] |= int(coded.translate(ONLY[code]), 2)
    return rows


def keyed_by_links(linked, keys, roll) -> dict[str, int]:
    """The same, of pairs: the id of a row, a key of it."""
    ids = defaultdict(list)
    for row, key in zip(linked, keys, strict=True):
        ids[str(key)].append(row)
    return {key: roll.among(wanted) for key, wanted in ids.items()}
