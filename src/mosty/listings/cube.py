"""The rows of a list counted by all their choices at once.

A cube is small however long the list is, and the counts of every choice, the total
and the place of a page follow from it. It is kept for as long as the database shows
the same data: as long as `pg_current_snapshot()` is the same. A transaction that has
written itself neither keeps nor takes a kept one.
"""

import threading
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import BooleanField, Count, ExpressionWrapper

from mosty.listings.filters import TRUE, Choice, Linked, Years

LETS = "lets_%s"
BOUNDS = "bounds of "
CUBE = "cube"
MOST_KEPT = 48
MOST_CELLS = 12_000
SNAPSHOT = """
SELECT CASE WHEN pg_current_xact_id_if_assigned() IS NULL
    THEN pg_current_snapshot()::text ELSE '' END
"""


@dataclass(frozen=True)
class Cube:
    """`cells` are pairs of keys and a number; `names` name the keys in their order.

    `linked` holds the same with the key of the link last; `bounds` the first and
    last year by filter. `tallies` keeps what was added up, by what was asked.
    """

    names: tuple[str, ...]
    cells: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    linked: dict[str, list] = field(default_factory=dict)
    bounds: dict[str, tuple[str, str]] = field(default_factory=dict)
    tallies: dict = field(default_factory=dict)


_kept: OrderedDict = OrderedDict()
_lock = threading.Lock()


def cube_of(listing, rows, flags, *, key=None) -> Cube:
    """The cube of `rows`; `flags` are conditions, by filter, kept as further keys.

    `key` tells these rows and flags from any others; without it nothing is kept.
    """
    snapshot = current_snapshot() if key else ""
    if snapshot:
        with _lock:
            kept = _kept.get(key)
            if kept and kept[0] == snapshot:
                _kept.move_to_end(key)
                return kept[1]
    cube = answered(listing, *question(listing, rows, flags))
    if snapshot and len(cube.cells) <= MOST_CELLS:
        with _lock:
            _kept[key] = (snapshot, cube)
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
    return cube


def current_snapshot() -> str:
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOT)
        return cursor.fetchone()[0]


def question(listing, rows, flags):
    """One statement: the cube, the linked cubes, the bounds of the years.

    Its columns are the part, the keys, the key of a link, the number.
    """
    choices = [one for one in listing.filters if isinstance(one, Choice | Years)]
    names = [one.column for one in choices]
    wrapped = {
        LETS % name: ExpressionWrapper(condition, output_field=BooleanField())
        for name, condition in flags.items()
    }
    rows = rows.annotate(**wrapped).order_by()
    names += wrapped
    parts, arguments = [], []
    inner, given = sql_of(rows.values(*names).annotate(number=Count("pk")))
    keys = ", ".join(f"{name}::text" for name in names)
    parts.append(
        f"SELECT '{CUBE}' AS part, {keys}, NULL AS link, number "
        f"FROM ({inner}) AS cube ({', '.join([*names, 'number'])})"
    )
    arguments += given
    base, given = sql_of(rows.values_list("pk", *names))
    for one in listing.filters:
        if isinstance(one, Linked):
            part, more = linked_part(one, base, names)
            parts.append(part)
            arguments += [*given, *more]
        elif isinstance(one, Years):
            part, more = bounds_part(one, rows, names)
            parts.append(part)
            arguments += more
    return " UNION ALL ".join(parts), arguments, names


def linked_part(one, base, names):
    links, (row, key) = one.links()
    statement, arguments = sql_of(links.order_by().values_list(row, key))
    keys = ", ".join(f"base.{name}" for name in names)
    texts = ", ".join(f"base.{name}::text" for name in names)
    return (
        f"SELECT '{one.name}', {texts}, links.key::text, count(*) "
        f"FROM ({base}) AS base ({', '.join(['pk', *names])}) "
        f"JOIN ({statement}) AS links (row, key) ON links.row = base.pk "
        f"GROUP BY {keys}, links.key"
    ), arguments


def bounds_part(one, rows, names):
    dates, arguments = sql_of(rows.values_list(one.date))
    return (
        f"SELECT '{BOUNDS}{one.name}', {', '.join(['NULL'] * len(names))}, "
        "extract(year FROM min(day)) || ' ' || extract(year FROM max(day)), 0 "
        f"FROM ({dates}) AS dates (day)"
    ), arguments


def sql_of(rows):
    statement, arguments = rows.query.sql_with_params()
    return statement, list(arguments)


def answered(listing, statement, arguments, names) -> Cube:
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        found = cursor.fetchall()
    parts = defaultdict(list)
    for row in found:
        parts[row[0]].append(row)
    readers = {
        one.column: one.key_of for one in listing.filters if hasattr(one, "key_of")
    }
    readers = [readers.get(name, TRUE.__eq__) for name in names]
    return Cube(
        tuple(name.removesuffix("_dimension") for name in names),
        cells=[(keys, number) for keys, _link, number in read(parts[CUBE], readers)],
        linked={
            one.name: read(parts[one.name], readers)
            for one in listing.filters
            if isinstance(one, Linked)
        },
        bounds={
            one.name: tuple((parts[BOUNDS + one.name][0][-2] or " ").split(" "))
            for one in listing.filters
            if isinstance(one, Years)
        },
    )


def read(rows, readers) -> list[tuple]:
    """Triples of keys, the key of a link, a number; column by column, for speed."""
    if not rows:
        return []
    _part, *columns, links, numbers = zip(*rows, strict=True)
    keys = []
    for reader, column in zip(readers, columns, strict=True):
        known = {value: reader(value) for value in set(column)}
        keys.append([known[value] for value in column])
    return list(zip(zip(*keys, strict=True), links, numbers, strict=True))
