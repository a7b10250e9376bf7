"""What the office finds beside the index: read where it stands, for who may read it.

Such things hold personal values or change too often to be copied. A room registers
its finders in its `apps.py`; each asks its own rule.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet


@dataclass(frozen=True)
class Found:
    """One found thing; `text` says what is needed to tell it from others."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True)
class Finder:
    """`rows(user)` are those that this person may see; `tell(row)` gives its `Found`.

    A row is found when each of the words stands in one of the `columns`.
    """

    name: str
    label: object
    rule: Callable[[object], bool]
    rows: Callable[[object], QuerySet]
    columns: tuple[str, ...]
    tell: Callable[[object], Found]


FINDERS: dict[str, Finder] = {}


def offer_finder(finder: Finder) -> None:
    FINDERS[finder.name] = finder


def found_beside(text: str, user, *, most: int) -> list[tuple[object, list[Found]]]:
    """For each finder open to `user` its label and at most `most` found things."""
    groups = []
    for finder in FINDERS.values():
        if finder.rule(user):
            rows = with_words(finder.rows(user), text.split(), finder.columns)
            if hits := [finder.tell(row) for row in rows[:most]]:
                groups.append((finder.label, hits))
    return groups


def with_words(rows: QuerySet, words: Iterable[str], columns) -> QuerySet:
    for word in words:
        found = Q()
        for column in columns:
            found |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(found)
    return rows
