"""The rows of a page as tables: sections, groups, columns that sort."""

from dataclasses import dataclass
from itertools import groupby

from mosty.listings.listing import SORT
from mosty.ui.ledger import Column, Rows, Table


@dataclass(frozen=True)
class Section:
    title: str | None
    table: Table


def sections_of(listing, asked, viewing, rows, counted) -> list[Section]:
    """One table for each section while the order is the register's own, else one."""
    columns = [head_of(column, asked) for column in listing.columns]
    headings = None if asked.sort else listing.headings
    section = headings.section if headings and headings.section else nothing

    def cells(row):
        return [column.cell(row, viewing) for column in listing.columns]

    sections = []
    for title, held in groupby(rows, section):
        if headings:
            groups = groups_of(held, headings, cells, counted)
        else:
            groups = [Rows([cells(row) for row in held])]
        caption = str(title or listing.title)
        sections.append(
            Section(title, Table(caption, columns, groups, is_boosted=True))
        )
    return sections


def nothing(row):
    return None


def groups_of(rows, headings, cells, counted) -> list[Rows]:
    """Rows under their headings; a heading counts its group in the whole list."""
    groups = []
    for key, held in groupby(rows, headings.key):
        held = list(held)
        title = headings.group(held[0])
        count = counted.groups.get(key) if title else None
        groups.append(Rows([cells(row) for row in held], title or "", count))
    return groups


def head_of(column, asked) -> Column:
    """The column's title; a click sorts by it, a second one the other way round."""
    sort, url = asked.sort, ""
    state = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort, "")
    if column.way:
        following = f"-{column.name}" if sort == column.name else column.name
        url = asked.address(**{SORT: following})
    return Column(str(column.title), column.width, column.is_name, url, state)
