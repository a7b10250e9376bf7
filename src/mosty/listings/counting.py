"""One question for a whole page: which rows, how many, and how many of each choice.

The visible rows are read once, with the key of every choice and whether each
filter lets them through; the counts of a choice leave its own filter out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, OrderBy, Q

from mosty.listings.asked import Asked
from mosty.listings.filters import NONE
from mosty.listings.listing import Listing, Viewing
from mosty.listings.wording import Wording

PLACE = "place_%s"
LETS = "lets_%s"
BETWEEN = "\x1f"


@dataclass(frozen=True)
class Count:
    """`ids` are of the page, in order; `groups` count by the keys of `Headings`."""

    ids: list[int]
    total: int
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    groups: Mapping[tuple[str, ...], int] = field(default_factory=dict)


def dimensions(listing: Listing, viewing: Viewing) -> dict:
    """The expressions of the choices, by annotation."""
    return {
        f"{one.name}_dimension": one.dimension(viewing)
        for one in listing.filters
        if getattr(one, "dimension", None)
    }


def conditions(listing: Listing, asked: Asked, viewing: Viewing) -> dict[str, Q]:
    """The condition of each filter that is set."""
    return {
        one.name: one.narrowed(asked.readings[one.name], viewing)
        for one in listing.filters
        if asked.readings[one.name]
    }


def places(listing: Listing, asked: Asked, viewing: Viewing) -> tuple[list, bool]:
    """What the rows are sorted by, and whether backwards."""
    if not asked.sort:
        return list(listing.order(viewing)), False
    column = listing.sortable(asked.sort.removeprefix("-"))
    return list(column.order(viewing)), asked.sort.startswith("-")


def narrowed(listing: Listing, asked: Asked, viewing: Viewing, wording: Wording | None):
    """The rows that the address asks for, in its order, for an export."""
    rows = listing.visible(viewing).annotate(**dimensions(listing, viewing))
    if wording:
        rows = rows.filter(wording.condition)
    for condition in conditions(listing, asked, viewing).values():
        rows = rows.filter(condition)
    keys, is_backwards = places(listing, asked, viewing)
    named = {PLACE % number: key for number, key in enumerate(keys)}
    ways = [
        OrderBy(F(name), descending=is_backwards, nulls_last=True) for name in named
    ]
    return rows.annotate(**named).order_by(*ways, "pk")


def count(
    listing: Listing, asked: Asked, viewing: Viewing, wording: Wording | None
) -> Count:
    """Everything a page needs to know of the rows but the rows themselves."""
    statement, arguments = question(listing, asked, viewing, wording)
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        answers = cursor.fetchall()
    ids, total, groups = [], 0, {}
    choices = {one.name: {} for one in listing.filters}
    for part, key, number in answers:
        if part == "page":
            ids.append((number, int(key)))
        elif part == "total":
            total = number
        elif part == "group":
            groups[tuple(key.split(BETWEEN))] = number
        else:
            choices[part][NONE if key is None else key] = number
    return Count([pk for _place, pk in sorted(ids)], total, choices, groups)


def question(listing, asked, viewing, wording):
    rows = listing.visible(viewing)
    if wording:
        rows = rows.filter(wording.condition)
    rows = rows.annotate(**dimensions(listing, viewing))
    flags = {
        LETS % name: ExpressionWrapper(condition, output_field=BooleanField())
        for name, condition in conditions(listing, asked, viewing).items()
    }
    keys, is_backwards = places(listing, asked, viewing)
    sorting = {PLACE % number: key for number, key in enumerate(keys)}
    rows = rows.annotate(**flags).annotate(**sorting).order_by()
    names = ["pk", *dimensions(listing, viewing), *flags, *sorting]
    inner, inner_arguments = rows.values_list(*names).query.sql_with_params()
    columns = ", ".join(names)
    parts, arguments = [], list(inner_arguments)
    start = (asked.page - 1) * listing.per_page
    parts.append(page_part(sorting, flags, is_backwards, (listing.per_page, start)))
    parts.append(f"SELECT 'total', NULL, count(*) FROM base{where(flags)}")
    for one in listing.filters:
        others = [name for name in flags if name != LETS % one.name]
        part, given = choice_part(one, where(others))
        parts.append(part)
        arguments.extend(given)
    if listing.headings and not asked.sort:
        parts.append(group_part(listing.headings, where(flags)))
    return (
        f"WITH base ({columns}) AS MATERIALIZED ({inner}) "
        + " UNION ALL ".join(f"({part})" for part in parts),
        arguments,
    )


def where(flags) -> str:
    return f" WHERE {' AND '.join(flags)}" if flags else ""


def page_part(sorting, flags, is_backwards, window) -> str:
    limit, start = window
    way = "DESC NULLS LAST" if is_backwards else "ASC NULLS LAST"
    order = ", ".join([*(f"{name} {way}" for name in sorting), "pk"])
    return (
        "SELECT 'page', pk::text, row_number() OVER () FROM (SELECT pk FROM base"
        f"{where(flags)} ORDER BY {order} LIMIT {limit} OFFSET {start}) AS page"
    )


def choice_part(one, condition):
    if getattr(one, "links", None):
        rows, key = one.links()
        links, arguments = rows.order_by().values_list(*key).query.sql_with_params()
        return (
            f"SELECT '{one.name}', links.key::text, count(*) FROM base "
            f"JOIN ({links}) AS links (row, key) ON links.row = base.pk"
            f"{condition} GROUP BY 2"
        ), arguments
    if getattr(one, "dimension", None):
        key = f"{one.name}_dimension::text"
        return (
            f"SELECT '{one.name}', {key}, count(*) FROM base{condition} GROUP BY 2",
            (),
        )
    return f"SELECT '{one.name}', NULL, NULL WHERE false", ()


def group_part(headings, condition) -> str:
    names = [f"{name}_dimension" for name in headings.by]
    key = f" || E'{BETWEEN}' || ".join(f"coalesce({name}::text, '')" for name in names)
    return (
        f"SELECT 'group', {key}, sum(number)::bigint FROM (SELECT "
        f"{', '.join(names)}, count(*) AS number FROM base{condition} "
        f"GROUP BY {', '.join(names)}) AS grouped GROUP BY 2"
    )
