"""The figures of the register: every dimension and every measure by one question.

Rows that are alike are counted together: a grouping set holds the keys of a few
dimensions, and a number with one bit for each measure that counts the row.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection

from mosty.agreements import periods
from mosty.agreements.figures.dimensions import DIMENSIONS, Asked
from mosty.agreements.figures.measures import MEASURES
from mosty.agreements.narrowed import narrowed
from mosty.agreements.slices import state_then
from mosty.listings.asked import Asked as Narrowing
from mosty.listings.listing import Viewing

SETS = (
    ("section", "kind", "stage", "rule", "state", "lives"),
    ("country", "region"),
    ("signed", "ended"),
    ("responsible",),
)
COLUMNS = tuple(name for names in SETS for name in names)
LINKED = "direction"
READ = """
WITH held AS MATERIALIZED (
    SELECT id, {columns}, {mask} AS mask FROM ({rows}) AS rows (id, former, {columns})
)
SELECT GROUPING({marks}), {columns}, NULL::int AS direction, mask, count(*)
FROM held GROUP BY GROUPING SETS ({sets})
UNION ALL
SELECT {linked}, {nothing}, direction.number, mask, count(*)
FROM held
LEFT JOIN agreements_agreement_directions AS link ON link.agreement_id = held.id
LEFT JOIN activities_direction AS direction ON direction.id = link.direction_id
GROUP BY direction.number, mask
"""
MARKS = {
    sum(1 << (len(SETS) - 1 - other) for other in range(len(SETS)) if other != place): (
        names
    )
    for place, names in enumerate(SETS)
}
ALL_MARKS = (1 << len(SETS)) - 1


@dataclass
class Row:
    """The figures of one key: all rows, and those of each measure by its name."""

    total: int = 0
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, number: int, mask: int) -> None:
        self.total += number
        for bit, one in enumerate(MEASURES):
            if mask >> bit & 1:
                self.counts[one.name] += number


@dataclass(frozen=True)
class Figures:
    """`rows` by dimension and key; `whole` counts each agreement once."""

    whole: Row
    rows: Mapping[str, Mapping[str, Row]]


def count(narrowing: Narrowing, viewing: Viewing, asked: Asked) -> Figures:
    statement, given = statement_of(narrowed(narrowing, viewing), asked)
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        found = cursor.fetchall()
    by_name = {one.name: one for one in DIMENSIONS}
    rows = {one.name: defaultdict(Row) for one in DIMENSIONS}
    whole = Row()
    for marks, *values, direction, mask, number in found:
        held = dict(zip(COLUMNS, values, strict=True), direction=direction)
        for name in MARKS.get(marks, (LINKED,)):
            key = by_name[name].key_of(held[name])
            rows[name][key].add(number, mask)
        if marks == ALL_MARKS - 1:
            whole.add(number, mask)
    return Figures(whole, rows)


def statement_of(agreements, asked: Asked) -> tuple[str, tuple]:
    values = {
        f"by_{one.name}": one.value(asked) for one in DIMENSIONS if not one.is_linked
    }
    former = state_then(periods.former(asked.on))
    rows = agreements.order_by().annotate(by_former=former, **values)
    names = [f"by_{name}" for name in COLUMNS]
    inner, given = rows.values_list("pk", "by_former", *names).query.sql_with_params()
    mask = " + ".join(
        f"coalesce(({one.holds % {'year': asked.year}})::int, 0) * {1 << bit}"
        for bit, one in enumerate(MEASURES)
    )
    sets = ", ".join(f"({', '.join(names)}, mask)" for names in SETS)
    statement = READ.format(
        columns=", ".join(COLUMNS),
        rows=inner,
        mask=mask,
        marks=", ".join(names[0] for names in SETS),
        sets=sets,
        linked=ALL_MARKS,
        nothing=", ".join("NULL" for _name in COLUMNS),
    )
    return statement, given
