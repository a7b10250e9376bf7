"""What a register says of itself, once."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db.models import Expression, QuerySet
from django.db.models.functions import Collate

from mosty.listings.fields import Field

TEXT = "q"
SORT = "sort"
PAGE = "page"


@dataclass(frozen=True)
class Viewing:
    """Who looks, on which day and at which moment, in which language."""

    user: object
    on: datetime.date
    at: datetime.datetime
    language: str


def by_code_points(name: str) -> Expression:
    """A stored sorting key in its own order, whatever the server's collation."""
    return Collate(name, "C")


@dataclass(frozen=True)
class Column:
    """A column of the table.

    `cell(row, viewing)` gives a `mosty.ui.ledger.Cell`. `order(viewing)` gives the
    expressions that sort by it; without it the column does not sort. `width` is
    that of the ledger.
    """

    name: str
    title: object
    cell: Callable
    width: str = ""
    is_name: bool = False
    order: Callable[[Viewing], Sequence[Expression]] | None = None


@dataclass(frozen=True)
class Headings:
    """How rows stand together while the order is the register's own.

    `section(row)` and `group(row)` give a title or None. `by` names the filters
    whose values make a group, in the order of `key(row)`; its count is of the
    whole list, not of the page.
    """

    by: tuple[str, ...]
    key: Callable[[object], tuple[str, ...]]
    group: Callable[[object], str | None]
    section: Callable[[object], str | None] | None = None


@dataclass(frozen=True)
class Empty:
    """What an empty list says, and where to go from it."""

    title: object
    text: object = ""
    action: object = ""
    url_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A register: declared once, shown as a page, a table, an export.

    `visible(viewing)` gives the rows that the reader may see, `related(rows)` adds
    what the columns read, `exported(rows)` what the fields read. `order(viewing)`
    is the order of the register itself. `search_kind` names the kind in the search
    index; without it there is no search. `export_url_name` names the page that gives
    the list as a file, with the keyword `form`.
    """

    name: str
    title: object
    visible: Callable[[Viewing], QuerySet]
    columns: tuple[Column, ...]
    order: Callable[[Viewing], Sequence[Expression]]
    empty: Empty
    filters: tuple = ()
    headings: Headings | None = None
    fields: tuple[Field, ...] = ()
    export_url_name: str = ""
    related: Callable[[QuerySet], QuerySet] = field(default=lambda rows: rows)
    exported: Callable[[QuerySet], QuerySet] = field(default=lambda rows: rows)
    search_kind: str = ""
    search_label: object = ""
    search_hint: object = ""
    ending: object = ""
    per_page: int = 50

    def known_parameters(self) -> tuple[str, ...]:
        """The names that its address may carry, in canonical order."""
        named = [name for one in self.filters for name in one.parameters]
        text = [TEXT] if self.search_kind else []
        return (*text, *named, SORT, PAGE)

    def sortable(self, name: str) -> Column | None:
        return next(
            (one for one in self.columns if one.name == name and one.order), None
        )
