"""How many rows a list has, how many of each choice, and which stand on a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice
from operator import and_, or_

from mosty.listings.asked import Asked
from mosty.listings.filters import Years
from mosty.listings.keeping import roll_of
from mosty.listings.listing import Listing, Viewing
from mosty.listings.ordering import ordered, way_of
from mosty.listings.rolls import Roll
from mosty.listings.wording import Wording


@dataclass(frozen=True)
class Count:
    """`choices` leave their own filter out; `groups` are those of the way taken.

    `whole` is the number of rows before any filter. `rows` of the `roll` are those
    that all filters let pass.
    """

    total: int
    whole: int
    choices: Mapping[str, Mapping[str, int]]
    groups: Mapping[tuple[str, ...], int]
    bounds: Mapping[str, tuple[str, str]]
    roll: Roll = field(repr=False, compare=False)
    rows: int = field(repr=False, compare=False)


def count(
    listing: Listing, asked: Asked, viewing: Viewing, wording: Wording | None
) -> Count:
    """Every figure of the page."""
    way, _is_backwards = way_of(listing, asked)
    roll = roll_of(listing, viewing, way)
    meant = wording.rows(roll) if wording else roll.whole
    chosen = {
        one.name: let_pass(one, asked.readings[one.name], roll)
        for one in listing.filters
        if asked.readings[one.name]
    }
    rows = reduce(and_, chosen.values(), meant)
    choices = {}
    for name, keyed in roll.keyed.items():
        others = [one for other, one in chosen.items() if other != name]
        choices[name] = sizes(keyed, reduce(and_, others, meant))
    return Count(
        total=rows.bit_count(),
        whole=meant.bit_count(),
        choices=choices,
        groups=sizes(groups_of(roll, way.by), rows),
        bounds={
            one.name: one.bounds(sizes(roll.keyed[one.name], meant))
            for one in listing.filters
            if isinstance(one, Years)
        },
        roll=roll,
        rows=rows,
    )


def let_pass(one, reading, roll) -> int:
    """The rows that a filter lets pass."""
    if one.name not in roll.keyed:
        return roll.among(one.ids(reading))
    keyed = roll.keyed[one.name]
    return reduce(or_, [keyed[key] for key in one.passing(reading, keyed)], 0)


def sizes(keyed: Mapping, among: int) -> dict:
    """How many rows there are under each key that has any."""
    numbers = {key: (rows & among).bit_count() for key, rows in keyed.items()}
    return {key: number for key, number in numbers.items() if number}


def groups_of(roll, by) -> dict[tuple[str, ...], int]:
    groups = {(): roll.whole}
    for name in by:
        groups = {
            (*group, key): both
            for group, rows in groups.items()
            for key, keyed in roll.keyed[name].items()
            if (both := rows & keyed)
        }
    return groups


def page_ids(listing: Listing, asked: Asked, counted: Count) -> list[int]:
    """The ids of the page's rows in order."""
    first = (asked.page - 1) * listing.per_page
    return list(islice(ids_from(first, listing, asked, counted), listing.per_page))


def rows_of(listing: Listing, viewing: Viewing, ids: list[int]) -> list:
    """The rows in the order of their ids, as one question."""
    if not ids:
        return []
    shown = listing.related(listing.visible(viewing).filter(pk__in=ids))
    found = {row.pk: row for row in shown}
    return [found[key] for key in ids if key in found]


def ids_from(first, listing, asked, counted) -> Iterator[int]:
    """The ids of the rows in order, from the first that is wanted."""
    way, is_backwards = way_of(listing, asked)
    roll = counted.roll
    for group in ordered(listing, asked, counted.groups):
        if first >= counted.groups[group]:
            first -= counted.groups[group]
            continue
        keyed = [roll.keyed[name][key] for name, key in zip(way.by, group, strict=True)]
        rows = reduce(and_, keyed, counted.rows)
        for part in (rows & ~roll.gaps, rows & roll.gaps):
            ids = roll.in_order(part, is_backwards=is_backwards)
            yield from islice(ids, first, None)
            first = max(0, first - part.bit_count())
