"""A list narrowed to one thing that has a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from django.db.models import Q, QuerySet

from mosty.listings.filters import Choice, Reading
from mosty.listings.listing import Viewing

LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Related:
    """The rows that concern one thing, by its number; its own page leads here.

    There may be thousands of such things, so that the panel offers none.
    `named(number, viewing)` gives the thing's name, or nothing where there is none
    for the reader; `links(number)` is a queryset of the ids of its rows.
    """

    name: str
    title: object
    named: Callable[[int, Viewing], str]
    links: Callable[[int], QuerySet]

    parameters = Choice.parameters

    def options(self, viewing: Viewing) -> Callable[[int], str]:
        return cache(partial(self.named, viewing=viewing))

    def read(self, query, options) -> Reading:
        key = query.get(self.name, "").strip()
        if not key:
            return Reading()
        pair = (self.name, key)
        return (
            Reading((pair,))
            if is_number(key) and options(int(key))
            else Reading(odd=(pair,))
        )

    def narrowed(self, reading: Reading, viewing: Viewing) -> Q:
        ids = self.links(int(reading.keys[0])) if reading.keys else []
        return Q(pk__in=ids)

    def ids(self, reading: Reading) -> set[int]:
        """The ids of the rows, whoever may see them."""
        return set(self.links(int(reading.keys[0]))) if reading.keys else set()

    def told(self, pair, options) -> str:
        return f"{self.title}: {options(int(pair[1]))}"


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
