"""The page of figures: tables by dimension, every figure leading to its records."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import pgettext

from mosty.agreements import periods
from mosty.agreements.figures import counting
from mosty.agreements.figures.chart import Chart, chart_of
from mosty.agreements.figures.dimensions import BY_NAME, DIMENSIONS, Asked, Dimension
from mosty.agreements.figures.measures import BY_NAME as MEASURES
from mosty.agreements.figures.measures import Measure
from mosty.agreements.register import REGISTER
from mosty.journal.snapshots import ShelfByTables
from mosty.listings.asked import understood
from mosty.listings.filters import NONE
from mosty.ui.written_dates import read_date

SHOWN = 6
NOW = ("running", "signed", "ended")
SELECTS = ("section", "country", "direction", "kind", "responsible")
FILTERS = {one.name: one for one in REGISTER.filters}


@dataclass(frozen=True)
class Cell:
    """A figure, and where its records stand; no address where there are none."""

    number: int
    url: str = ""
    title: object = ""


@dataclass(frozen=True)
class Line:
    """The figures of one key; `share` of the biggest line in per cent."""

    key: str
    title: object
    total: Cell
    cells: list[Cell]
    share: int
    is_unknown: bool


@dataclass(frozen=True)
class Table:
    dimension: Dimension
    lines: list[Line]
    left: int
    url: str
    chart: Chart | None


@dataclass(frozen=True)
class Headline:
    """A measure of everything, and the same a year before."""

    title: object
    now: Cell
    before: Cell
    change: int


@dataclass(frozen=True)
class Opening:
    """Addresses of the register: what the page is narrowed by, and one figure more."""

    path: str
    pairs: tuple[tuple[str, str], ...]

    def url(self, *more, instead=()) -> str:
        kept = [pair for pair in self.pairs if pair[0] not in instead]
        pairs = list(dict.fromkeys([*kept, *more]))
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path


class FiguresShown:
    """The figures as one person asks for them at one address."""

    def __init__(self, query: QueryDict, viewing, *, path: str):
        self.viewing, self.path, self.query = viewing, path, query
        listing = REGISTER.seen_by(viewing.user)
        self.narrowing = understood(listing, query, viewing)
        self.asked = asked_of(query, viewing.on)
        self.by = BY_NAME.get(query.get("by", ""))
        self.opening = Opening(
            reverse(REGISTER.url_name), tuple(self.narrowing.filter_pairs)
        )
        key = (
            frozenset(viewing.audiences),
            self.asked,
            self.narrowing.filter_keys,
        )
        self.figures = _counted.value(
            key,
            viewing.snapshot,
            lambda: counting.count(self.narrowing, viewing, self.asked),
        )

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """By what it is narrowed: words, and the address without that."""
        told = []
        for one in REGISTER.filters:
            options = self.narrowing.options[one.name]
            for pair in self.narrowing.readings[one.name].pairs:
                told.append((one.told(pair, options), self.address(without=pair)))
        return told

    def address(self, *, without=None, **changed) -> str:
        pairs = [
            (name, value)
            for name in self.query
            for value in self.query.getlist(name)
            if value and (name, value) != without and name not in changed
        ]
        pairs += [(name, value) for name, value in changed.items() if value]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    @property
    def choices(self) -> list[dict]:
        """The selects of the page: each filter with the choice that is made."""
        return [
            {
                "name": name,
                "title": FILTERS[name].title,
                "options": [
                    (key, title, key in self.narrowing.readings[name].keys)
                    for key, title in self.narrowing.options[name].items()
                ],
            }
            for name in SELECTS
        ]

    @property
    def kept_pairs(self) -> list[tuple[str, str]]:
        """What the form must not lose."""
        pairs = [p for p in self.narrowing.filter_pairs if p[0] not in SELECTS]
        return [*pairs, ("by", self.by.name)] if self.by else pairs

    @property
    def files(self) -> list[tuple[str, str]]:
        query = self.address().partition("?")[2]
        return [
            (
                form.upper(),
                reverse("agreements_office:figures_file", kwargs={"form": form})
                + (f"?{query}" if query else ""),
            )
            for form in ("xlsx", "csv")
        ]

    @property
    def overview(self) -> str:
        return self.address(by="")

    @property
    def headlines(self) -> list[Headline]:
        whole = self.figures.whole
        return [self.headline(MEASURES[name], whole) for name in NOW]

    def headline(self, measure: Measure, whole) -> Headline:
        before = MEASURES[measure.before]
        now, then = whole.counts[measure.name], whole.counts[before.name]
        return Headline(
            measure.title,
            Cell(now, self.opening.url(*measure.pairs(self.asked))),
            Cell(then, self.opening.url(*before.pairs(self.asked))),
            now - then,
        )

    @property
    def total(self) -> Cell:
        return Cell(self.figures.whole.total, self.opening.url())

    @property
    def measures(self) -> list[Measure]:
        if self.by is None:
            return [MEASURES[name] for name in (*NOW, "signed_before")]
        return list(MEASURES.values())

    @property
    def tables(self) -> list[Table]:
        wanted = [self.by] if self.by else DIMENSIONS
        tables = [self.table(one) for one in wanted]
        return [one for one in tables if one.lines or self.by]

    @property
    def whole_tables(self) -> list[Table]:
        """Every line of every table, for a file."""
        wanted = [self.by] if self.by else DIMENSIONS
        return [
            Table(one, self.lines(one), 0, "", None)
            for one in wanted
            if self.by or self.lines(one)
        ]

    def table(self, dimension: Dimension) -> Table:
        lines = self.lines(dimension)
        shown = lines if self.by else some_of(dimension, lines)
        return Table(
            dimension,
            shown,
            len(lines) - len(shown),
            self.address(by=dimension.name),
            chart_of(dimension, lines),
        )

    def lines(self, dimension: Dimension) -> list[Line]:
        rows = self.figures.rows[dimension.name]
        titles = dimension.titles(self.narrowing.options, self.asked)
        keys = [key for key in rows if not dimension.lacks(key)]
        if not dimension.is_years:
            keys = [key for key in keys if key in titles or key == NONE]
        if dimension.is_linked:
            keys = self.among_chosen(dimension, keys)
        most = max((rows[key].total for key in keys), default=0)
        keys.sort(key=order_of(dimension, rows, titles))
        return [self.line(dimension, key, rows[key], titles, most) for key in keys]

    def among_chosen(self, dimension, keys):
        """Of a row's several keys those by which the page is narrowed, if it is."""
        reading = self.narrowing.readings.get(dimension.name)
        chosen = set(reading.keys) if reading else set()
        return [key for key in keys if not chosen or key in chosen]

    def line(self, dimension, key, row, titles, most) -> Line:
        own = dimension.pairs(key, self.asked)
        instead = dimension.instead
        return Line(
            key=key,
            title=titles.get(
                key, pgettext("several", "not stated") if key == NONE else key
            ),
            total=Cell(row.total, self.opening.url(*own, instead=instead)),
            cells=[
                Cell(
                    row.counts[one.name],
                    self.opening.url(*own, *one.pairs(self.asked), instead=instead)
                    if row.counts[one.name]
                    else "",
                    one.title,
                )
                for one in self.measures
            ],
            share=-(-100 * row.total // most) if most else 0,
            is_unknown=key in (NONE, "unknown", "not_known"),
        )


_counted = ShelfByTables(64)


def asked_of(query, today: datetime.date) -> Asked:
    """The year and the day of the address; what makes no sense is today's."""
    year, on = query.get("year", ""), today
    if not (year.isascii() and year.isdigit() and periods.is_known(int(year[:5]))):
        year = str(today.year)
    found = read_date(query.get("on", "")[:40])
    on = (found and found.on) or today
    on = on if periods.is_known(on.year) else today
    return Asked(int(year), on, today)


def order_of(dimension, rows, titles):
    """Not stated comes last; years from the newest, others as declared or by size."""
    places = {key: place for place, key in enumerate(titles)}

    def order(key):
        if dimension.is_years:
            return (key == NONE, -int(key) if key != NONE else 0)
        if dimension.is_ordered:
            return (key == NONE, places.get(key, len(places)))
        return (key == NONE, -rows[key].total, places.get(key, len(places)))

    return order


def some_of(dimension, lines) -> list[Line]:
    """The first lines of a table, and what is not stated."""
    if len(lines) <= SHOWN + 1:
        return lines
    unknown = [one for one in lines[SHOWN:] if one.key == NONE]
    return [*lines[:SHOWN], *unknown]
