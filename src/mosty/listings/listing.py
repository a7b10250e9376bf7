"""What a register says of itself, once."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Expression, QuerySet
from django.db.models.functions import Collate, Extract

from mosty.access.roles import audiences_of
from mosty.listings.fields import Field

TEXT = "q"
SORT = "sort"
PAGE = "page"


@dataclass(frozen=True)
class Viewing:
    """Who looks, on which day and at which moment, in which language.

    Under one `snapshot` the database shows the same data; an empty one promises
    nothing.
    """

    user: object
    on: datetime.date
    at: datetime.datetime
    language: str
    snapshot: str = ""

    @cached_property
    def audiences(self) -> set:
        """What the reader may see, worked out once for all rows."""
        return audiences_of(self.user)

    @cached_property
    def minute(self) -> datetime.datetime:
        """For `seen_as` of a list that changes with the clock alone."""
        return self.at.replace(second=0, microsecond=0)

    @cached_property
    def looked_up(self) -> dict:
        """What cells look up once for all rows."""
        return {}


def by_code_points(name: str) -> Expression:
    """A stored sorting key in its own order, whatever the server's collation."""
    return Collate(name, "C")


def newest_first(name: str) -> Expression:
    """A moment so that the last stands first."""
    return -Extract(name, "epoch")


@dataclass(frozen=True)
class Way:
    """A way to put rows in order: groups first, then within each group.

    `by` names filters: their values make the groups, in the order in which the
    panel offers them. `within(viewing)` gives the expressions inside a group. Since
    the groups are counted anyway, a page deep in the list costs no more than the
    group it lies in; an index on the group's column and `within` makes it cheap.
    With `has_gaps` the expressions may be null, and such rows stand last both ways.
    """

    by: tuple[str, ...] = ()
    within: Callable[[Viewing], Sequence[Expression]] = field(default=lambda _: [])
    has_gaps: bool = False


@dataclass(frozen=True)
class Column:
    """A column of the table.

    `cell(row, viewing)` gives a `mosty.ui.ledger.Cell`. Without `way` the column
    does not sort. `width` is that of the ledger.
    """

    name: str
    title: object
    cell: Callable
    width: str = ""
    is_name: bool = False
    way: Way | None = None


@dataclass(frozen=True)
class Headings:
    """How rows stand together while the order is the register's own.

    `section(row)` and `group(row)` give a title or None; `key(row)` gives the
    values of the filters that make the groups of the listing's own way. A group's
    count is of the whole list, not of the page.
    """

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

    `visible(viewing)` gives the rows that the reader may see; readers with the same
    `seen_as(viewing)` see the same on the same day. `related(rows)` adds
    what the columns read, `exported(rows)` what the fields read. `way` is the order
    of the register itself. `search_kind` names the kind in the search
    index; a list that the index does not hold may give `finds(text, viewing)`, a
    queryset of ids, instead; without either there is no search. `export_url_name`
    names the page that gives the list as a file, with the keyword `form`.
    """

    name: str
    title: object
    visible: Callable[[Viewing], QuerySet]
    columns: tuple[Column, ...]
    way: Way
    empty: Empty
    filters: tuple = ()
    seen_as: Callable[[Viewing], object] = field(
        default=lambda viewing: frozenset(viewing.audiences)
    )
    headings: Headings | None = None
    fields: tuple[Field, ...] = ()
    export_url_name: str = ""
    related: Callable[[QuerySet], QuerySet] = field(default=lambda rows: rows)
    exported: Callable[[QuerySet], QuerySet] = field(default=lambda rows: rows)
    search_kind: str = ""
    finds: Callable[[str, Viewing], QuerySet] | None = None
    search_label: object = ""
    search_hint: object = ""
    ending: object = ""
    per_page: int = 50

    @property
    def has_search(self) -> bool:
        return bool(self.search_kind or self.finds)

    def known_parameters(self) -> tuple[str, ...]:
        """The names that its address may carry, in canonical order."""
        named = [name for one in self.filters for name in one.parameters]
        text = [TEXT] if self.has_search else []
        return (*text, *named, SORT, PAGE)

    def sortable(self, name: str) -> Column | None:
        return next((one for one in self.columns if one.name == name and one.way), None)
