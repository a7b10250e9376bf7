"""A listing as one reader sees it at one address: tables, filters, chips, pages."""

from dataclasses import replace
from functools import cached_property

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.guards import may_open
from mosty.listings import counting
from mosty.listings.asked import Asked, remark, remarks, understood
from mosty.listings.exports import FORMATS
from mosty.listings.listing import PAGE, SORT, TEXT, Listing, Viewing
from mosty.listings.panel import panel_of, spaced
from mosty.listings.related import Related
from mosty.listings.tables import Section, sections_of
from mosty.listings.wording import wording_of

LONGEST_CHIP = 60


class Shown:
    """What the template prints. Rows are read when they are first asked for."""

    def __init__(self, listing: Listing, query, viewing: Viewing, *, path=""):
        self.listing, self.viewing, self.path = listing, viewing, path
        self.asked: Asked = understood(listing, query, viewing)

    @property
    def part(self) -> str:
        """The id of the part of the page that is exchanged."""
        return f"list-{self.listing.name}"

    @property
    def may_begin(self) -> bool:
        """Whether the way out of the empty list is open to the reader."""
        url_name = self.listing.empty.url_name
        return bool(url_name) and may_open(self.viewing.user, url_name)

    @cached_property
    def wording(self):
        return wording_of(self.listing, self.asked.text, self.viewing)

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
        """The page's rows as records, for whoever does not draw them."""
        ids = counting.page_ids(self.listing, self.asked, self.count)
        return counting.rows_of(self.listing, self.viewing, ids)

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
            text = Truncator(self.asked.text).chars(LONGEST_CHIP)
            title = _("search: %(text)s") % {"text": text}
            pair = (TEXT, self.asked.text)
            chips.append({"title": title, "url": self.address_without(pair)})
        for one in self.listing.filters:
            options = self.asked.options[one.name]
            for pair in self.asked.readings[one.name].pairs:
                title = one.told(pair, options)
                chips.append({"title": title, "url": self.address_without(pair)})
            odd = self.asked.readings[one.name].odd
            chips += [self.unknown_chip(pair) for pair in odd]
        return chips

    def unknown_chip(self, pair) -> dict:
        """For a value that its filter lacks; the list of such a value is empty."""
        title = _("No such value: %(pair)s") % {"pair": remark(pair)}
        return {"title": title, "url": self.address_without(pair)}

    def address_without(self, pair) -> str:
        address = self.asked.address(without=(pair,))
        return address if address != "?" else self.path

    @cached_property
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
    def has_remarks(self) -> bool:
        """Whether the list is other than what was asked, and must say so."""
        wording = self.wording
        is_other = wording and (wording.shown_for or wording.is_partial)
        return bool(self.asked.odd or is_other)

    @property
    def keep(self) -> list[tuple[str, str]]:
        """What the search form must not lose."""
        return [pair for pair in self.asked.pairs if pair[0] != TEXT]

    @property
    def keep_text(self) -> list[tuple[str, str]]:
        """What the filters must not lose; the order is chosen beside them."""
        unoffered = [
            one.name for one in self.listing.filters if isinstance(one, Related)
        ]
        return [pair for pair in self.asked.pairs if pair[0] in {TEXT, *unoffered}]

    @cached_property
    def orders(self) -> list[dict]:
        """Every order the list can stand in, as the select of a phone offers it."""
        sortable = [one for one in self.listing.columns if one.way]
        ways = [("", _("as in the register"))]
        for one in sortable:
            ways.append((one.name, _("%(column)s, ascending") % {"column": one.title}))
            words = _("%(column)s, descending") % {"column": one.title}
            ways.append((f"-{one.name}", words))
        return [
            {"value": value, "title": title, "is_chosen": value == self.asked.sort}
            for value, title in ways
        ]

    @cached_property
    def panel(self) -> list[dict]:
        return panel_of(self.listing, self.asked, self.count)

    @cached_property
    def sections(self) -> list[Section]:
        """The tables of the page: one for each section, or one for all."""
        counted = self.count
        return sections_of(self.listing, self.asked, self.viewing, counted)
