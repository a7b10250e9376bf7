"""What a register of the office says of itself, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse

from mosty.access.desk import Beginning
from mosty.listings.listing import PAGE, Column, Listing

VIEW = "view"


@dataclass(frozen=True)
class Quick:
    """A cell that is edited where it stands.

    `form` is a `RecordForm` of one field or two. `save(row, form, by=)` calls the
    action with `form.values()` and `form.expected()`. `rule(user, row)` says for
    whom the cell opens.
    """

    form: type[forms.Form]
    save: Callable
    rule: Callable


@dataclass(frozen=True)
class OfficeColumn(Column):
    """A column that is offered, and shown unless `is_shown` is false.

    `reads(rows)` adds to the queryset what the cell reads; it is asked only while
    the column is shown. `value(row, viewing)` is the plain value for files, by
    default the text of the cell. With `rule(user)` only those whom it lets pass are
    offered the column, on the page, in views and in files.
    """

    is_shown: bool = True
    reads: Callable[[QuerySet], QuerySet] | None = None
    value: Callable | None = None
    type: str = "string"
    quick: Quick | None = None
    rule: Callable | None = None


@dataclass(frozen=True)
class View:
    """A tab that is there for everybody: `query` as in `term=unknown&sort=-number`."""

    title: object
    query: str = ""


@dataclass(frozen=True)
class Exclusion:
    """Rows that an action leaves out, and why, in words for people."""

    words: object
    condition: Q


@dataclass(frozen=True, kw_only=True)
class BulkAction:
    """Something that is done to many rows, each in its own right.

    `rule(user)` opens the action, `rule(user, row)` is asked for each row.
    `perform(row, values, by=)` calls the room's action and gives what changed as
    `{column: [before, after]}`, empty where there was nothing to do; what it raises
    as `Refused` is told beside the row. `undo(row, changes, by=)` puts the former
    values back and raises `ChangedMeanwhile` where somebody has changed them since;
    without it the run is not undone. `form` asks for `values`. `text` says on the
    page of confirmation what will happen; `leaves_out` says to which rows it will not.
    """

    name: str
    title: object
    rule: Callable
    perform: Callable
    undo: Callable | None = None
    form: type[forms.Form] | None = None
    text: object = ""
    leaves_out: tuple[Exclusion, ...] = ()


@dataclass(frozen=True)
class Former:
    """What an old parameter says today: other pairs, perhaps of another register."""

    pairs: tuple[tuple[str, str], ...] = ()
    url_name: str = ""


@dataclass(frozen=True, kw_only=True)
class OfficeListing(Listing):
    """A register as the staff meet it.

    `name` differs from that of the public list. `url_name` is its page, `rule(user)`
    lets in. `record(row)` is the address of a row's own page, for the keyboard and
    for reports; the name column links there too. `beginnings` stand beside the
    title, the last of them filled; `beside` are ways to what belongs to the register,
    in a quiet line under it. `former` leads old addresses on, by a parameter and its
    value. `called(row)` names a row before and after something is done to many;
    `named(rows)` adds what it reads.
    """

    url_name: str
    rule: Callable
    columns: tuple[OfficeColumn, ...]
    record: Callable[[object], str]
    views: tuple[View, ...] = ()
    bulk: tuple[BulkAction, ...] = ()
    beginnings: tuple[Beginning, ...] = ()
    beside: tuple[Beginning, ...] = ()
    exported: Callable[[QuerySet], QuerySet] | None = field(default=None)
    former: Mapping[tuple[str, str], Former] = field(default_factory=dict)
    called: Callable[[object], str] = str
    named: Callable[[QuerySet], QuerySet] = field(default=lambda rows: rows)

    def known_parameters(self) -> tuple[str, ...]:
        return (*super().known_parameters(), VIEW)

    def path(self) -> str:
        return reverse(self.url_name)

    def seen_by(self, user) -> "OfficeListing":
        """The listing with the columns that this person may see."""
        seen = tuple(one for one in self.columns if not one.rule or one.rule(user))
        return self if seen == self.columns else replace(self, columns=seen)

    def renewed(self, query) -> str:
        """The address in today's parameters, where it holds one of former times."""
        pairs = [(name, one) for name in query for one in query.getlist(name)]
        former = [self.former[pair] for pair in pairs if pair in self.former]
        if not former:
            return ""
        told = [pair for pair in pairs if pair not in self.former]
        told += [pair for one in former for pair in one.pairs]
        address = reverse(former[-1].url_name or self.url_name)
        return f"{address}?{urlencode(told)}" if told else address

    def column(self, name: str) -> OfficeColumn | None:
        return next((one for one in self.columns if one.name == name), None)

    def action(self, name: str) -> BulkAction | None:
        return next((one for one in self.bulk if one.name == name), None)

    def chosen(self, names) -> tuple[OfficeColumn, ...]:
        """The columns so named in the listing's order, names always among them.

        Names that there are no more are passed over; without any the usual ones.
        """
        known = {one.name for one in self.columns} & set(names or ())
        if not known:
            return tuple(one for one in self.columns if one.is_shown or one.is_name)
        return tuple(one for one in self.columns if one.name in known or one.is_name)

    def canonical(self, query) -> str:
        """Of a query the pairs that the listing knows, in canonical order."""
        pairs = [
            (name, value)
            for name in self.known_parameters()
            if name not in {PAGE, VIEW}
            for value in query.getlist(name)
            if value
        ]
        return urlencode(pairs)


OFFICE: dict[str, OfficeListing] = {}


def offer(listing: OfficeListing) -> None:
    """Make the listing known; call it from the room's `ready()`."""
    OFFICE[listing.name] = listing
