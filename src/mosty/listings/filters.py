"""How a list may be narrowed: by choices with counts, by links, by years."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, CharField, Expression, F, Func, Q, Value, When
from django.db.models.functions import ExtractYear, TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.listings.listing import Viewing
from mosty.places.choices import UNKNOWN

NONE = UNKNOWN  # one word for it in every address
NOTHING = Q(pk=-1)
LATER_THAN_ANY = "9999"
MOST_ODD = 5
FIRST_YEAR, LAST_YEAR = 1900, 2200
MONTH = re.compile(r"(?P<m>\d{1,2})[.,/](?P<y>\d{4})|(?P<y2>\d{4})-(?P<m2>\d{1,2})")


@dataclass(frozen=True)
class Reading:
    """What a filter understood: pairs for the address, and values that it lacks.

    A value that does not exist is in no row: a filter with nothing else is empty.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    odd: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pairs or self.odd)

    @property
    def keys(self) -> list[str]:
        return [key for _name, key in self.pairs]


@dataclass(frozen=True)
class Choice:
    """Some of a few values, each with its number of rows.

    `options(viewing)` gives keys and titles in the order of the panel.
    `dimension(viewing)` is an expression that gives the key; a row without one
    counts as `none`, offered when `options` has it. With `is_code` the column holds
    upper-case codes, which stand in addresses in lower case.
    """

    name: str
    title: object
    options: Callable[[Viewing], Mapping[str, object]]
    dimension: Callable[[Viewing], Expression]
    is_code: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        return (self.name,)

    @property
    def column(self) -> str:
        """The annotation that holds the key."""
        return f"{self.name}_dimension"

    def key_of(self, value) -> str:
        if value is None:
            return NONE
        return value.lower() if self.is_code else value

    def is_key(self, key: str) -> Q:
        """The rows that count under the key."""
        if key == NONE:
            return Q(**{f"{self.column}__isnull": True})
        return Q(**{self.column: key.upper() if self.is_code else key})

    def read(self, query, options) -> Reading:
        if self.name not in query:
            return Reading()
        spelt = {key.lower(): key for key in options}
        given = dict.fromkeys(
            spelt.get(key.strip().lower(), key) for key in query.getlist(self.name)
        )
        known = [key for key in options if key in given]
        odd = [key for key in given if key and key not in options][:MOST_ODD]
        return Reading(
            tuple((self.name, key) for key in known),
            tuple((self.name, key) for key in odd),
        )

    def passing(self, reading: Reading, keys: Iterable[str]) -> Iterable[str]:
        """Of the keys that rows have those that the reading lets pass."""
        return [key for key in reading.keys if key in keys]

    def narrowed(self, reading: Reading, viewing: Viewing) -> Q:
        wanted = Q() if reading.keys else NOTHING
        for key in reading.keys:
            wanted |= self.is_key(key)
        return wanted

    def told(self, pair, options) -> str:
        return str(options[pair[1]])


@dataclass(frozen=True)
class Linked:
    """A choice among keys of which a row may have many.

    `links()` gives a queryset of links and the names of its two columns: the row's
    id and the key, or with `is_array` all its keys.
    """

    name: str
    title: object
    options: Callable[[Viewing], Mapping[str, object]]
    links: Callable
    is_array: bool = False

    parameters = Choice.parameters
    read = Choice.read
    passing = Choice.passing
    told = Choice.told

    def pairs(self):
        """Every link as the row's id and the key."""
        links, (row, key) = self.links()
        keys = Func(F(key), function="unnest") if self.is_array else F(key)
        return links.order_by().values_list(row, keys)

    def narrowed(self, reading: Reading, viewing: Viewing) -> Q:
        if not reading.keys:
            return NOTHING
        links, (row, key) = self.links()
        lookup = "overlap" if self.is_array else "in"
        linked = links.filter(**{f"{key}__{lookup}": reading.keys}).values(row)
        return Q(pk__in=linked)


@dataclass(frozen=True)
class Years:
    """A stretch of years of a date, either end open; `none` for rows without one."""

    name: str
    title: object
    date: str

    column = Choice.column
    longest = 4

    @property
    def parameters(self) -> tuple[str, ...]:
        return (f"{self.name}_from", f"{self.name}_to", self.name)

    def options(self, viewing) -> dict:
        return {NONE: pgettext("year", "not stated")}

    def dimension(self, viewing) -> Expression:
        return ExtractYear(self.date)

    def key_of(self, value) -> str:
        return NONE if value is None else str(value)

    def read(self, query, options) -> Reading:
        since, until, lone = self.parameters
        years, odd = {}, []
        for name in (since, until):
            given = query.get(name, "").strip()
            end = self.end(given, is_last=name == until)
            if end:
                years[name] = end
            elif given:
                odd.append((name, given))
        if len(years) == 2 and years[since] > years[until]:
            years = {since: years[until], until: years[since]}
        pairs = list(years.items())
        given = query.get(lone, "")
        if given == NONE:
            pairs.append((lone, NONE))
        elif given:
            odd.append((lone, given))
        return Reading(tuple(pairs), tuple(odd))

    def end(self, given: str, *, is_last: bool) -> str:
        """The key of what was typed as an end; empty where it is none."""
        return str(int(given)) if is_year(given) else ""

    def spoken(self, key: str) -> str:
        """The key as people write it."""
        return key

    def passing(self, reading: Reading, keys: Iterable[str]) -> Iterable[str]:
        since, until, lone = self.parameters
        given = dict(reading.pairs)
        first, last = given.get(since, ""), given.get(until, LATER_THAN_ANY)
        is_stretch = since in given or until in given
        return [
            key
            for key in keys
            if (lone in given if key == NONE else is_stretch and first <= key <= last)
        ]

    def bounds(self, keys: Iterable[str]) -> tuple[str, str]:
        """The first and the last of the years, empty where there is none."""
        years = [key for key in keys if key != NONE]
        return min(years, default=""), max(years, default="")

    def narrowed(self, reading: Reading, viewing: Viewing) -> Q:
        if not reading.pairs:
            return NOTHING
        since, until, lone = self.parameters
        given = dict(reading.pairs)
        wanted = Q()
        if since in given:
            wanted &= self.not_before(given[since])
        if until in given:
            wanted &= self.not_after(given[until])
        if lone in given:
            nothing = Q(**{f"{self.date}__isnull": True})
            wanted = wanted | nothing if wanted else nothing
        return wanted

    def not_before(self, key: str) -> Q:
        return Q(**{f"{self.date}__year__gte": int(key)})

    def not_after(self, key: str) -> Q:
        return Q(**{f"{self.date}__year__lte": int(key)})

    def told(self, pair, options) -> str:
        name, value = pair
        if name == self.name:
            return _("%(title)s: not stated") % {"title": self.title}
        words = _("%(title)s: since %(year)s"), _("%(title)s: until %(year)s")
        chosen = words[0] if name == self.parameters[0] else words[1]
        return chosen % {"title": self.title, "year": self.spoken(value)}


@dataclass(frozen=True)
class Months(Years):
    """The same by months, of a moment on our clocks; a year alone is all of it."""

    longest = 7

    def options(self, viewing) -> dict:
        return {NONE: pgettext("moment", "not yet")}

    def dimension(self, viewing) -> Expression:
        return TruncMonth(self.date)

    def key_of(self, value) -> str:
        return NONE if value is None else f"{value:%Y-%m}"

    def end(self, given: str, *, is_last: bool) -> str:
        if is_year(given):
            return f"{int(given)}-{12 if is_last else 1:02}"
        found = MONTH.fullmatch(given)
        if not found:
            return ""
        year, month = found["y"] or found["y2"], int(found["m"] or found["m2"])
        return f"{year}-{month:02}" if is_year(year) and 1 <= month <= 12 else ""

    def spoken(self, key: str) -> str:
        year, _dash, month = key.partition("-")
        return f"{month}.{year}"

    def not_before(self, key: str) -> Q:
        return Q(**{f"{self.date}__gte": beginning_of(key)})

    def not_after(self, key: str) -> Q:
        return Q(**{f"{self.date}__lt": beginning_of(key, later=1)})


def beginning_of(key: str, *, later: int = 0) -> datetime.datetime:
    """The first moment of `2026-11`, or of a month some months later."""
    year, month = map(int, key.split("-"))
    month += later - 1
    day = datetime.datetime(year + month // 12, month % 12 + 1, 1)
    return timezone.make_aware(day)


def one_of(name: str, title, choices, field: str) -> Choice:
    """A choice among those of a model's column."""
    return Choice(
        name, title, lambda viewing: dict(choices.choices), lambda viewing: F(field)
    )


def sorted_out(name: str, title, *ways) -> Choice:
    """A choice by conditions: `ways` are a key, its words, and a `Q` or None.

    A row goes where the first condition holds, where none does to the way without
    one. A condition may also be a callable over `Viewing`. Since each row goes
    somewhere, no key is `none`, which stands for rows without one.
    """
    if any(key == NONE for key, _words, _condition in ways):
        raise ValueError(f"{name}: {NONE} stands for rows without a key")

    def dimension(viewing):
        whens, rest = [], None
        for key, _words, condition in ways:
            if condition is None:
                rest = key
            else:
                holds = condition(viewing) if callable(condition) else condition
                whens.append(When(holds, then=Value(key)))
        return Case(*whens, default=Value(rest), output_field=CharField())

    words = {key: told for key, told, _condition in ways}
    return Choice(name, title, lambda viewing: words, dimension)


def is_year(text: str) -> bool:
    return (
        text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:9]) <= LAST_YEAR
    )
