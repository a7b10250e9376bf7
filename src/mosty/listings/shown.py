"""A listing as one reader sees it at one address: tables, filters, chips, pages."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mosty.listings import counting
from mosty.listings.asked import Asked, remarks, understood
from mosty.listings.exports import FORMATS
from mosty.listings.filters import NONE, Years
from mosty.listings.listing import PAGE, SORT, TEXT, Listing, Viewing
from mosty.listings.wording import worded
from mosty.ui.ledger import Column, Rows, Table

FEW_CHOICES = 7


@dataclass(frozen=True)
class Section:
    title: str | None
    table: Table


@dataclass(frozen=True)
class Option:
    """A choice as the panel offers it."""

    value: str
    title: object
    count: str
    is_chosen: bool


class Shown:
    """What the template prints. Rows are read when they are first asked for."""

    def __init__(self, listing: Listing, query, viewing: Viewing, *, path=""):
        self.listing, self.viewing, self.path = listing, viewing, path
        self.asked: Asked = understood(listing, query, viewing)

    @property
    def part(self) -> str:
        """The id of the part of the page that is exchanged."""
        return f"list-{self.listing.name}"

    @cached_property
    def wording(self):
        if not self.asked.text:
            return None
        return worded(self.asked.text, self.listing.search_kind, self.viewing)

    @cached_property
    def count(self) -> counting.Count:
        counted = counting.count(self.listing, self.asked, self.viewing, self.wording)
        last = max(1, -(-counted.total // self.listing.per_page))
        if self.asked.page > last:
            self.asked = replace(self.asked, page=last)
        return counted

    @property
    def total(self) -> int:
        return self.count.total

    @cached_property
    def rows(self) -> list:
        counted = self.count
        return list(
            counting.page_rows(
                self.listing,
                self.asked,
                self.viewing,
                wording=self.wording,
                counted=counted,
            )
        )

    @cached_property
    def page(self):
        paginator = Paginator(range(self.total), self.listing.per_page)
        return paginator.page(min(self.asked.page, paginator.num_pages))

    def page_items(self):
        numbers = self.page.paginator.get_elided_page_range(
            self.page.number, on_each_side=2, on_ends=1
        )
        return [
            {
                "number": number,
                "url": self.page_address(number) if isinstance(number, int) else "",
            }
            for number in numbers
        ]

    def page_address(self, number) -> str:
        return self.asked.address(**{PAGE: number if number > 1 else ""})

    @property
    def address(self) -> str:
        """Where this list stands, in canonical form."""
        query = self.page_address(self.asked.page)
        return self.path + (query if query != "?" else "")

    @property
    def previous(self) -> str:
        page = self.page
        return self.page_address(page.number - 1) if page.has_previous() else ""

    @property
    def following(self) -> str:
        page = self.page
        return self.page_address(page.number + 1) if page.has_next() else ""

    @property
    def whole_address(self) -> str:
        """Without filters and search; the order stays."""
        sort = f"?{SORT}={self.asked.sort}" if self.asked.sort else ""
        return f"{self.path}{sort}"

    @cached_property
    def chips(self) -> list[dict]:
        chips = []
        if self.asked.text:
            title = _("search: %(text)s") % {"text": self.asked.text}
            pair = (TEXT, self.asked.text)
            chips.append({"title": title, "url": self.address_without(pair)})
        for one in self.listing.filters:
            options = self.asked.options[one.name]
            for pair in self.asked.readings[one.name].pairs:
                title = one.told(pair, options)
                chips.append({"title": title, "url": self.address_without(pair)})
        return chips

    def address_without(self, pair) -> str:
        address = self.asked.address(without=(pair,))
        return address if address != "?" else self.path

    @property
    def found(self) -> str:
        total = self.total
        text = ngettext("%(number)s found", "%(number)s found", total)
        return text % {"number": spaced(total)}

    @property
    def exports(self) -> list[tuple[str, str]]:
        if not self.listing.export_url_name:
            return []
        query = self.asked.address()
        query = query if query != "?" else ""
        return [(form.upper(), self.export_address(form) + query) for form in FORMATS]

    def export_address(self, form) -> str:
        return reverse(self.listing.export_url_name, kwargs={"form": form})

    @property
    def remarks(self) -> list[str]:
        return remarks(self.asked)

    @property
    def keep(self) -> list[tuple[str, str]]:
        """What the search form must not lose."""
        return [pair for pair in self.asked.pairs if pair[0] != TEXT]

    @property
    def keep_text(self) -> list[tuple[str, str]]:
        """What the filters must not lose."""
        return [pair for pair in self.asked.pairs if pair[0] in {TEXT, SORT}]

    @cached_property
    def panel(self) -> list[dict]:
        return [self.group_of(one) for one in self.listing.filters]

    def group_of(self, one) -> dict:
        counts = self.count.choices[one.name]
        reading = self.asked.readings[one.name]
        chosen = {value for _name, value in reading.pairs}
        if isinstance(one, Years):
            return self.years_of(one, counts, dict(reading.pairs))
        shows_empty = getattr(one, "shows_empty", False)
        choices = [
            Option(key, title, spaced(counts.get(key, 0)), key in chosen)
            for key, title in self.asked.options[one.name].items()
            if shows_empty or key in chosen or counts.get(key)
        ]
        first, rest = choices, []
        if len(choices) > FEW_CHOICES + 2:
            often = sorted(counts, key=counts.get, reverse=True)[:FEW_CHOICES]
            first = [one for one in choices if one.is_chosen or one.value in often]
            rest = [
                one for one in choices if not one.is_chosen and one.value not in often
            ]
        return {
            "name": one.name,
            "title": one.title,
            "choices": first,
            "rest": rest,
            "is_there": bool(choices),
        }

    def years_of(self, one, counts, given) -> dict:
        since, until, lone = one.parameters
        first, last = self.count.bounds.get(one.name) or (None, None)
        return {
            "title": one.title,
            "is_years": True,
            "is_there": bool(first or given),
            "ends": [
                (
                    since,
                    pgettext("year", "from"),
                    given.get(since, ""),
                    first or "",
                ),
                (
                    until,
                    pgettext("year", "to"),
                    given.get(until, ""),
                    last or "",
                ),
            ],
            "name": lone,
            "choices": [
                Option(
                    NONE,
                    self.asked.options[one.name][NONE],
                    spaced(counts.get(NONE, 0)),
                    lone in given,
                )
            ],
        }

    @cached_property
    def columns(self) -> list[Column]:
        return [self.head_of(column) for column in self.listing.columns]

    def head_of(self, column) -> Column:
        sort, url = self.asked.sort, ""
        state = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort)
        if column.way:
            following = f"-{column.name}" if sort == column.name else column.name
            url = self.asked.address(**{SORT: following})
        return Column(str(column.title), column.width, column.is_name, url, state or "")

    def cells(self, row) -> list:
        return [column.cell(row, self.viewing) for column in self.listing.columns]

    @cached_property
    def sections(self) -> list[Section]:
        """The tables of the page: one for each section, or one for all."""
        headings = self.listing.headings if not self.asked.sort else None
        sections: list[tuple[str | None, list]] = []
        here = object()
        for row in self.rows:
            title = headings.section(row) if headings and headings.section else None
            if title != here:
                sections.append((title, []))
                here = title
            sections[-1][1].append(row)
        return [self.section_of(title, rows, headings) for title, rows in sections]

    def section_of(self, title, rows, headings) -> Section:
        groups = (
            self.groups_of(rows, headings)
            if headings
            else [Rows([self.cells(row) for row in rows])]
        )
        caption = str(title or self.listing.title)
        return Section(title, Table(caption, self.columns, groups, is_boosted=True))

    def groups_of(self, rows, headings) -> list[Rows]:
        groups: list[tuple] = []
        here = None
        for row in rows:
            key = headings.key(row)
            if key != here:
                groups.append((key, headings.group(row), []))
                here = key
            groups[-1][2].append(self.cells(row))
        return [
            Rows(cells, title or "", self.count.groups.get(key) if title else None)
            for key, title, cells in groups
        ]


def spaced(number: int) -> str:
    """12 345 with no-break spaces."""
    return f"{number:,}".replace(",", "\u00a0")
