"""What stands in the menus. Higher rooms put their entries in, in their `apps.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from mosty.ui import addresses


class Link(NamedTuple):
    """A link of a menu, in the reader's language."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Entry:
    """A way into a room.

    `title` is a lazy string, `url_name` names the page; `views` are the names of
    further pages on which this entry is the current one. A smaller `position`
    stands earlier.
    """

    title: object
    url_name: str
    position: int
    views: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return addresses.page(self.url_name)

    def is_current(self, view_name: str) -> bool:
        return view_name == self.url_name or view_name in self.views


@dataclass(frozen=True)
class Column:
    """A column of links in the footer; `links` gives pairs of a title and a page.

    In one language they are always the same.
    """

    title: object
    position: int
    links: Callable[[], list[tuple[object, str]]]


_main: dict[str, Entry] = {}
_columns: list[Column] = []


def offer(entry: Entry) -> None:
    """Put an entry into the main menu; a page has one entry."""
    _main[entry.url_name] = entry
    rooms_in.cache_clear()


def offer_column(column: Column) -> None:
    """Put a column of links into the footer; a place is taken once."""
    _columns[:] = [one for one in _columns if one.position != column.position]
    _columns.append(column)
    columns_in.cache_clear()


def main_entries() -> list[Entry]:
    return sorted(_main.values(), key=lambda entry: entry.position)


def footer_columns() -> list[Column]:
    return sorted(_columns, key=lambda column: column.position)


@cache
def rooms_in(_language: str) -> list[tuple[Entry, Link]]:
    """The entries with their links in the language, which is the current one."""
    return [(entry, Link(str(entry.title), entry.url)) for entry in main_entries()]


@cache
def columns_in(_language: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The footer's columns in the language: a title and its links."""
    return tuple(
        (
            str(column.title),
            tuple(Link(str(title), url) for title, url in column.links()),
        )
        for column in footer_columns()
    )
