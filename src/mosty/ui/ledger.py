"""What a ledger table shows: columns, groups of rows, cells."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Column:
    """`width` is number, region, form, term or empty for the wide one.

    The column `is_name` heads its rows. `sort_url` makes the title a link;
    `sorted` is ascending, descending or empty.
    """

    title: str
    width: str = ""
    is_name: bool = False
    sort_url: str = ""
    sorted: str = ""


class Cell(NamedTuple):
    """Text or safe HTML; None is not known, and `unknown` says so in words."""

    text: object
    url: str = ""
    unknown: str = ""


@dataclass(frozen=True)
class Rows:
    """Rows under one heading; without a title they simply follow.

    A row is its cells, or HTML that `drawn_rows` made of them before.
    """

    rows: list[list[Cell] | SafeString]
    title: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Table:
    """`is_boosted` lets HTMX follow the sorting links of the head."""

    caption: str
    columns: list[Column]
    groups: list[Rows] = field(default_factory=list)
    is_boosted: bool = False
