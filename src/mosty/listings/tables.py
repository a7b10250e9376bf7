"""The rows of a page as tables: sections, groups, columns that sort."""

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter

from mosty.listings import counting
from mosty.listings.drawn import rows_drawn
from mosty.listings.listing import SORT
from mosty.ui.ledger import Column, Rows, Table


@dataclass(frozen=True)
class Section:
    title: str | None
    table: Table


def sections_of(listing, asked, viewing, counted) -> list[Section]:
    """One table for each section while the order is the register's own, else one."""
    columns = [head_of(column, asked) for column in listing.columns]
    ids = counting.page_ids(listing, asked, counted)
    read = partial(counting.rows_of, listing, viewing)
    rows = rows_drawn(listing, viewing, ids, columns=columns, read=read)
    has_headings = bool(listing.headings) and not asked.sort
    section = attrgetter("section") if has_headings else nothing
    sections = []
    for title, held in groupby(rows, section):
        if has_headings:
            groups = groups_of(held, counted)
        else:
            groups = [Rows([row.html for row in held])]
        caption = str(title or listing.title)
        sections.append(
            Section(title, Table(caption, columns, groups, is_boosted=True))
        )
    return sections


def nothing(row):
    return None


def groups_of(rows, counted) -> list[Rows]:
    """Rows under their headings; a heading counts its group in the whole list."""
    groups = []
    for key, held in groupby(rows, attrgetter("key")):
        held = list(held)
        title = held[0].group
        count = counted.groups.get(key) if title else None
        groups.append(Rows([row.html for row in held], title or "", count))
    return groups


def head_of(column, asked) -> Column:
    """The column's title; a click sorts by it, a second one the other way round."""
    sort, url = asked.sort, ""
    state = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort, "")
    if column.way:
        following = f"-{column.name}" if sort == column.name else column.name
        url = asked.address(**{SORT: following})
    return Column(str(column.title), column.width, column.is_name, url, state)
