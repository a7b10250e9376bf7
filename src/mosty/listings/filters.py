"""How a list may be narrowed: by choices with counts, by links, by years."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Expression, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.listings.listing import Viewing
from mosty.places.choices import UNKNOWN

NONE = UNKNOWN  # one word for it in every address
NOTHING = Q(pk=-1)
LATER_THAN_ANY = "9999"
MOST_ODD = 5
FIRST_YEAR, LAST_YEAR = 1900, 2200


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
    id and the key.
    """

    name: str
    title: object
    options: Callable[[Viewing], Mapping[str, object]]
    links: Callable

    parameters = Choice.parameters
    read = Choice.read
    passing = Choice.passing
    told = Choice.told

    def pairs(self):
        """Every link as the row's id and the key."""
        links, columns = self.links()
        return links.order_by().values_list(*columns)

    def narrowed(self, reading: Reading, viewing: Viewing) -> Q:
        if not reading.keys:
            return NOTHING
        links, (row, key) = self.links()
        linked = links.filter(**{f"{key}__in": reading.keys}).values(row)
        return Q(pk__in=linked)


@dataclass(frozen=True)
class Years:
    """A stretch of years of a date, either end open; `none` for rows without one."""

    name: str
    title: object
    date: str

    column = Choice.column

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
            if is_year(given):
                years[name] = str(int(given))
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
            wanted &= Q(**{f"{self.date}__year__gte": int(given[since])})
        if until in given:
            wanted &= Q(**{f"{self.date}__year__lte": int(given[until])})
        if lone in given:
            nothing = Q(**{f"{self.date}__isnull": True})
            wanted = wanted | nothing if wanted else nothing
        return wanted

    def told(self, pair, options) -> str:
        name, value = pair
        if name == self.name:
            return _("%(title)s: not stated") % {"title": self.title}
        words = _("%(title)s: since %(year)s"), _("%(title)s: until %(year)s")
        chosen = words[0] if name == self.parameters[0] else words[1]
        return chosen % {"title": self.title, "year": value}


def is_year(text: str) -> bool:
    return (
        text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:9]) <= LAST_YEAR
    )
