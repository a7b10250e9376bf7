"""How many rows a list has, how many of each choice, and which stand on a page."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Case, F, IntegerField, OrderBy, Q, Value, When

from mosty.listings.asked import Asked
from mosty.listings.cube import LETS, Cube, cube_of
from mosty.listings.filters import Choice
from mosty.listings.listing import Listing, Viewing, Way
from mosty.listings.wording import Wording

MOST_TALLIES = 100


@dataclass(frozen=True)
class Count:
    """`choices` leave their own filter out; `groups` are those of the way taken.

    `whole` is the number of rows before any filter.
    """

    total: int
    whole: int
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    groups: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    bounds: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def rows_of(listing: Listing, viewing: Viewing, wording: Wording | None):
    """The rows that the reader may see and the words mean, with their keys."""
    rows = listing.visible(viewing).annotate(**dimensions(listing, viewing))
    return rows.filter(wording.condition) if wording else rows


def dimensions(listing, viewing) -> dict:
    return {
        one.column: one.dimension(viewing)
        for one in listing.filters
        if hasattr(one, "dimension")
    }


def conditions(listing: Listing, asked: Asked, viewing: Viewing) -> dict[str, Q]:
    """The condition of each filter that is set."""
    return {
        one.name: one.narrowed(asked.readings[one.name], viewing)
        for one in listing.filters
        if asked.readings[one.name]
    }


def way_of(listing: Listing, asked: Asked) -> tuple[Way, bool]:
    """The order that is asked for, and whether backwards."""
    if not asked.sort:
        return listing.way, False
    column = listing.sortable(asked.sort.removeprefix("-"))
    return column.way, asked.sort.startswith("-")


def count(
    listing: Listing, asked: Asked, viewing: Viewing, wording: Wording | None
) -> Count:
    """Every figure of the page."""
    chosen = conditions(listing, asked, viewing)
    keyed = {one.name for one in listing.filters if isinstance(one, Choice)}
    flags = {name: one for name, one in chosen.items() if name not in keyed}
    asked_of_flags = tuple((name, asked.readings[name].pairs) for name in flags)
    key = None
    if wording is None:
        key = (listing.name, listing.seen_as(viewing), viewing.on, asked_of_flags)
    cube = cube_of(listing, rows_of(listing, viewing, wording), flags, key=key)
    way, _is_backwards = way_of(listing, asked)
    asked_of_all = (asked.filter_keys, way.by)
    if asked_of_all not in cube.tallies:
        counted = tallied(cube, tests_of(cube, asked, chosen, keyed), way.by)
        if len(cube.tallies) >= MOST_TALLIES:
            return counted
        cube.tallies[asked_of_all] = counted
    return cube.tallies[asked_of_all]


def tests_of(cube: Cube, asked: Asked, chosen, keyed) -> list[tuple]:
    """For each filter set: its name, the place of its key, the keys it lets pass."""
    return [
        (name, cube.names.index(name), set(asked.readings[name].keys))
        if name in keyed
        else (name, cube.names.index(LETS % name), {True})
        for name in chosen
    ]


def tallied(cube: Cube, tests: list[tuple], by: tuple[str, ...]) -> Count:
    """A cell that only one filter stops counts for the choices of that filter."""
    names = [(place, name) for place, name in enumerate(cube.names)]
    counts = [defaultdict(int) for _ in names]
    places = [cube.names.index(name) for name in by]
    places_by_name = {name: place for place, name in names}
    groups = defaultdict(int)
    total = whole = 0
    for keys, number in cube.cells:
        whole += number
        stopped = stopping(keys, tests)
        if not stopped:
            total += number
            for tally, key in zip(counts, keys, strict=True):
                tally[key] += number
            groups[tuple([keys[place] for place in places])] += number
        elif len(stopped) == 1 and stopped[0] in places_by_name:
            place = places_by_name[stopped[0]]
            counts[place][keys[place]] += number
    choices = {name: dict(counts[place]) for place, name in names}
    for name, cells in cube.linked.items():
        others = [test for test in tests if test[0] != name]
        tally = choices[name] = defaultdict(int)
        for keys, key, number in cells:
            if not stopping(keys, others):
                tally[key] += number
    return Count(total, whole, choices, groups, cube.bounds)


def stopping(keys, tests) -> list[str]:
    """The names of the filters, two at most, that do not let the keys pass."""
    stopped = []
    for name, place, allowed in tests:
        if keys[place] not in allowed:
            stopped.append(name)
            if len(stopped) == 2:
                break
    return stopped


def ordered(listing, asked, viewing, groups) -> list[tuple[str, ...]]:
    """The groups in the order of the list."""
    way, is_backwards = way_of(listing, asked)
    places = [
        {key: place for place, key in enumerate(asked.options[name])} for name in way.by
    ]

    def place_of(group):
        return [
            known.get(key, len(known)) for known, key in zip(places, group, strict=True)
        ]

    return sorted(groups, key=place_of, reverse=is_backwards)


def page_rows(listing, asked, viewing, *, wording, counted):
    """The rows of the page in order, as one question."""
    here, start = groups_here(listing, asked, viewing, counted.groups)
    if not here:
        return []
    rows = narrowed(listing, asked, viewing, wording)
    if len(here) < len(counted.groups):
        rows = rows.filter(within_groups(listing, asked, here))
    found = placed(rows, listing, asked, groups=here, viewing=viewing).values("pk")
    page = found[start : start + listing.per_page]
    shown = listing.visible(viewing).filter(pk__in=page)
    shown = listing.related(shown).alias(**dimensions(listing, viewing))
    return placed(shown, listing, asked, groups=here, viewing=viewing)


def all_rows(listing, asked, viewing, *, wording, counted):
    """The rows of all pages in order, for an export."""
    groups = ordered(listing, asked, viewing, counted.groups)
    rows = listing.exported(narrowed(listing, asked, viewing, wording))
    return placed(rows, listing, asked, groups=groups, viewing=viewing)


def narrowed(listing, asked, viewing, wording):
    rows = rows_of(listing, viewing, wording)
    for condition in conditions(listing, asked, viewing).values():
        rows = rows.filter(condition)
    return rows


def groups_here(listing, asked, viewing, groups) -> tuple[list, int]:
    """The groups that the page lies in, and where in the first of them it begins."""
    first = (asked.page - 1) * listing.per_page
    here, before, start = [], 0, 0
    for group in ordered(listing, asked, viewing, groups):
        after = before + groups[group]
        if after > first and before < first + listing.per_page:
            if not here:
                start = first - before
            here.append(group)
        before = after
    return here, start


def within_groups(listing, asked, groups) -> Q:
    way, _is_backwards = way_of(listing, asked)
    wanted = Q()
    for group in groups:
        wanted |= of_group(listing, way.by, group)
    return wanted


def of_group(listing, by, group) -> Q:
    filters = {one.name: one for one in listing.filters}
    condition = Q()
    for name, key in zip(by, group, strict=True):
        condition &= filters[name].is_key(key)
    return condition


def placed(rows, listing, asked, *, groups, viewing):
    """The rows sorted: by the place of their group, then within it."""
    way, is_backwards = way_of(listing, asked)
    order = []
    if len(groups) > 1:
        places = [
            When(of_group(listing, way.by, group), then=Value(place))
            for place, group in enumerate(groups)
        ]
        place = Case(*places, default=len(groups), output_field=IntegerField())
        rows = rows.alias(group_place=place)
        order.append(F("group_place").asc())
    order += [
        OrderBy(key, descending=is_backwards, nulls_last=way.has_gaps or None)
        for key in (*way.within(viewing), F("pk"))
    ]
    return rows.order_by(*order)
