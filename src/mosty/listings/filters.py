"""How a list may be narrowed: by choices with counts, by links, by years."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Expression, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.listings.listing import Viewing

NONE = "none"
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Reading:
    """What a filter understood: pairs for the address, and what made no sense."""

    pairs: tuple[tuple[str, str], ...] = ()
    odd: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pairs)


@dataclass(frozen=True)
class Choice:
    """Some of a few values, each with its number of rows.

    `options(viewing)` gives keys and titles in the order of the panel.
    `dimension(viewing)` is an expression whose text is the key; a row without one
    counts as `none`, offered when `options` has it.
    """

    name: str
    title: object
    options: Callable[[Viewing], Mapping[str, object]]
    dimension: Callable[[Viewing], Expression]
    condition: Callable[[list[str], Viewing], Q] | None = None
    shows_empty: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        return (self.name,)

    def read(self, query, options) -> Reading:
        given = list(dict.fromkeys(query.getlist(self.name)))
        known = [key for key in options if key in given]
        odd = [key for key in given if key and key not in options]
        return Reading(
            tuple((self.name, key) for key in known),
            tuple((self.name, key) for key in odd),
        )

    def narrowed(self, reading: Reading, viewing: Viewing) -> Q:
        keys = [key for _name, key in reading.pairs]
        if self.condition:
            return self.condition(keys, viewing)
        known = [key for key in keys if key != NONE]
        wanted = Q(**{f"{self.name}_dimension__in": known}) if known else Q()
        if NONE in keys:
            wanted |= Q(**{f"{self.name}_dimension": None})
        return wanted

    def told(self, pair, options) -> str:
        return str(options[pair[1]])


@dataclass(frozen=True)
class Linked(Choice):
    """A choice among many values of one row; `links()` gives pairs (row, key)."""

    dimension: Callable | None = None
    links: Callable | None = None

    def narrowed(self, reading: Reading, viewing: Viewing) -> Q:
        keys = [key for _name, key in reading.pairs]
        rows, key = self.links()
        linked = rows.filter(**{f"{key[1]}__in": keys}).values(key[0])
        return Q(pk__in=linked)


@dataclass(frozen=True)
class Years:
    """A stretch of years of a date, either end open; `none` for rows without one."""

    name: str
    title: object
    column: str

    @property
    def parameters(self) -> tuple[str, ...]:
        return (f"{self.name}_from", f"{self.name}_to", self.name)

    def options(self, viewing) -> dict:
        return {NONE: pgettext("year", "not stated")}

    def dimension(self, viewing) -> Expression:
        return ExtractYear(self.column)

    def read(self, query, options) -> Reading:
        since, until, lone = self.parameters
        pairs, odd = [], []
        for name in (since, until):
            given = query.get(name, "").strip()
            if is_year(given):
                pairs.append((name, str(int(given))))
            elif given:
                odd.append((name, given))
        years = dict(pairs)
        if len(years) == 2 and years[since] > years[until]:
            years = {since: years[until], until: years[since]}
        pairs = list(years.items())
        given = query.get(lone, "")
        if given == NONE:
            pairs.append((lone, NONE))
        elif given:
            odd.append((lone, given))
        return Reading(tuple(pairs), tuple(odd))

    def narrowed(self, reading: Reading, viewing: Viewing) -> Q:
        since, until, lone = self.parameters
        given = dict(reading.pairs)
        wanted = Q()
        if since in given:
            wanted &= Q(**{f"{self.column}__year__gte": int(given[since])})
        if until in given:
            wanted &= Q(**{f"{self.column}__year__lte": int(given[until])})
        if lone in given:
            nothing = Q(**{f"{self.column}__isnull": True})
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
