"""A register of the office as one person sees it at one address."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mosty.journal.snapshots import Shelf
from mosty.listings import counting
from mosty.listings.asked import Asked
from mosty.listings.listing import SORT, TEXT, Viewing
from mosty.listings.models import ColumnChoice, SavedView
from mosty.listings.office import grid, pieces
from mosty.listings.office.declaring import VIEW, OfficeListing
from mosty.listings.office.tabs import ALL, tabs_of
from mosty.listings.rules import may_change
from mosty.listings.shown import Shown

FORMS = ("xlsx", "csv")
MOST_IN_SIGHT = 8


def reading(listing: OfficeListing, columns):
    """What the rows are read with while these columns are shown."""

    def related(rows):
        rows = listing.related(rows)
        for one in columns:
            if one.reads:
                rows = one.reads(rows)
        return rows

    return related


_liked = Shelf(512)


class Offered(NamedTuple):
    """A column that one may show or hide."""

    name: str
    title: str
    is_shown: bool
    is_fixed: bool


@dataclass(frozen=True)
class OfficeAsked(Asked):
    """The view stays in the address while one narrows it further."""

    view: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        view = [(VIEW, self.view)] if self.view else []
        return [*super().pairs, *view]


class OfficeShown(Shown):
    """What the template prints of the register."""

    def __init__(self, listing: OfficeListing, query, viewing: Viewing, *, path=""):
        listing = listing.seen_by(viewing.user)
        super().__init__(listing, query, viewing, path=path or listing.path())
        given = query.get(VIEW, "")
        is_known = given == ALL or any(str(one.pk) == given for one in self.saved)
        self.asked = OfficeAsked(**vars(self.asked), view=given if is_known else "")

    @cached_property
    def saved(self) -> list[SavedView]:
        return self._as_kept("views", self._read_views)

    def _read_views(self):
        views = SavedView.objects.offered_to(self.viewing.user)
        return list(views.filter(listing=self.listing.name))

    @cached_property
    def choice(self) -> ColumnChoice:
        """How this person likes the listing."""
        return self._as_kept("columns", self._read_choice)

    def _read_choice(self):
        liked = {"by_id": self.viewing.user.pk, "listing": self.listing.name}
        return ColumnChoice.objects.filter(**liked).first() or ColumnChoice(**liked)

    def _as_kept(self, what, read):
        viewing = self.viewing
        key = (what, self.listing.name, viewing.user.pk, viewing.on)
        return _liked.value(key, viewing.snapshot, read)

    @property
    def reader(self) -> tuple:
        """Whose eyes, day and language what is drawn of the register depends on."""
        viewing = self.viewing
        seen_as = self.listing.seen_as(viewing)
        person = (viewing.user.pk, seen_as, viewing.on, viewing.language)
        return (f"office {self.listing.name}", *person)

    @property
    def view(self) -> SavedView | None:
        return next((one for one in self.saved if str(one.pk) == self.asked.view), None)

    @property
    def has_view(self) -> bool:
        return self.view is not None

    @property
    def opens_with(self) -> SavedView | None:
        key = self.choice.opens_with_id
        return next((one for one in self.saved if one.pk == key), None)

    @cached_property
    def columns(self):
        """Those of the view that is open, else those that the person chose."""
        names = self.view.columns if self.view else self.choice.columns
        return self.listing.chosen(names)

    @cached_property
    def column_choices(self) -> tuple[Offered, ...]:
        shown = set(self.columns)
        return tuple(
            Offered(one.name, str(one.title), one in shown, one.is_name)
            for one in self.listing.columns
        )

    @property
    def is_wide(self) -> bool:
        """Whether there are more columns than a screen has room for."""
        return len(self.columns) > MOST_IN_SIGHT

    @property
    def columns_told(self) -> str:
        numbers = {"shown": len(self.columns), "all": len(self.listing.columns)}
        return _("%(shown)s of %(all)s") % numbers

    @cached_property
    def reading(self) -> OfficeListing:
        """The listing with what its shown columns read, for the page and for files."""
        related = reading(self.listing, self.columns)
        return replace(self.listing, related=related, exported=related)

    @cached_property
    def ids(self) -> list[int]:
        """The ids of the page's rows in order."""
        counted = self.count
        return counting.page_ids(self.listing, self.asked, counted)

    @cached_property
    def heads(self) -> SafeString:
        """The titles of the columns as safe HTML."""
        return grid.heads(self)

    def filters(self, *, is_part: bool) -> SafeString:
        return pieces.filters(self, is_part=is_part)

    @property
    def column_checks(self) -> SafeString:
        return pieces.column_checks(self)

    @cached_property
    def body(self):
        """The rows as safe HTML."""
        return grid.body(self)

    @property
    def query(self) -> str:
        """The address without its page and view, as a view keeps it."""
        pairs = [pair for pair in self.asked.pairs if pair[0] != VIEW]
        return urlencode(pairs)

    @property
    def back(self) -> str:
        """Where to come back to after something was done here."""
        return self.address.partition("?")[2]

    @property
    def exports(self) -> list[tuple[str, str]]:
        query = self.asked.address()
        return [
            (
                form.upper(),
                self.way("file", form=form) + (query if query != "?" else ""),
            )
            for form in FORMS
        ]

    def way(self, name, **arguments) -> str:
        return reverse(
            f"listings_office:{name}",
            kwargs={"listing": self.listing.name, **arguments},
        )

    @property
    def keep_text(self) -> list[tuple[str, str]]:
        view = [(VIEW, self.asked.view)] if self.asked.view else []
        return [*super().keep_text, *view]

    @property
    def whole_address(self) -> str:
        view = {VIEW: ALL} if self.opens_with else {}
        sort = {SORT: self.asked.sort} if self.asked.sort else {}
        query = urlencode(sort | view)
        return f"{self.path}?{query}" if query else self.path

    @cached_property
    def tabs(self) -> list[dict]:
        return tabs_of(self)

    def number(self, name: str, key: str) -> int:
        """How many rows of the whole list a filter counts under a key."""
        return self.count.roll.keyed[name].get(key, 0).bit_count()

    @cached_property
    def actions(self) -> tuple[tuple[str, str], ...]:
        """Name and title of each action that this person may do with many."""
        allowed = [one for one in self.listing.bulk if one.rule(self.viewing.user)]
        return tuple((one.name, str(one.title)) for one in allowed)

    @property
    def beginnings(self) -> list[dict]:
        allowed = [
            one for one in self.listing.beginnings if one.rule(self.viewing.user)
        ]
        return [
            {"title": one.title, "url": reverse(one.url_name), "is_main": one == last}
            for one in allowed
            for last in allowed[-1:]
        ]

    @property
    def beside(self) -> list[dict]:
        """Where else one may go from here."""
        return [
            {"title": one.title, "url": reverse(one.url_name)}
            for one in self.listing.beside
            if one.rule(self.viewing.user)
        ]

    @property
    def may_change_view(self) -> bool:
        return bool(self.view) and may_change(self.viewing.user, self.view)

    @property
    def is_view_changed(self) -> bool:
        """Whether the address is no longer the one that the view keeps."""
        return bool(self.view) and sorted(parse_qsl(self.view.address)) != sorted(
            parse_qsl(self.query)
        )

    @property
    def keep(self) -> list[tuple[str, str]]:
        return [pair for pair in self.asked.pairs if pair[0] != TEXT]
