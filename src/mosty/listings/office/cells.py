"""Cells that many registers have: words, choices, days, moments, who did it.

Each function makes a `cell(row, viewing)`, or the `value` of one for files.
"""

from operator import attrgetter

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import pgettext

from mosty.journal.kinds import names_of
from mosty.listings.office.declaring import OfficeColumn
from mosty.ui import dates
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.language import said_in
from mosty.ui.templatetags.marks import icon


def text_cell(field: str, *, unknown=""):
    """What the column holds; nothing there is not known, and said in `unknown`."""
    read = attrgetter(field)
    return lambda row, viewing: Cell(read(row) or None, unknown=str(unknown))


def plain_cell(field: str):
    """What the column holds, where nothing is nothing to say."""
    read = attrgetter(field)
    return lambda row, viewing: Cell(read(row) or "")


def email_cell(field: str, *, url=None):
    """An address that may be broken after its @; `url(row)` makes it a link."""
    read = attrgetter(field)

    def cell(row, viewing):
        name, at, host = read(row).partition("@")
        text = format_html("{}@<wbr>{}", name, host) if at else name or None
        return Cell(text, url=url(row) if url else "")

    return cell


def flagged(words):
    """Words that warn, kept together with their sign."""
    return format_html('<span class="flag">{}{}</span>', icon("warning"), words)


def said_cell(field: str, *, unknown=""):
    """A text in two languages, in the reader's."""
    return lambda row, viewing: Cell(
        said_in(viewing.language, row, field) or None, unknown=str(unknown)
    )


def choice_cell(field: str):
    """The words of a choice."""
    return lambda row, viewing: Cell(str(getattr(row, f"get_{field}_display")()))


def number_cell(field: str):
    """How many; none is a dash."""
    return lambda row, viewing: Cell(getattr(row, field, None) or "—")


def number_value(field: str):
    return lambda row, viewing: getattr(row, field, None) or 0


def yes_cell(field: str):
    """Yes or no, of an annotation."""

    def cell(row, viewing):
        if getattr(row, field):
            return Cell(pgettext("column", "yes"))
        return Cell(pgettext("column", "no"))

    return cell


def day_cell(field: str, *, unknown=""):
    read = attrgetter(field)
    return lambda row, viewing: Cell(
        dates.speak(read(row)) or None, unknown=str(unknown)
    )


def moment_cell(field: str, *, unknown=""):
    """`24 ноября 2026, 23:26` in the zone of the page."""
    read = attrgetter(field)

    def cell(row, viewing):
        at = read(row)
        return Cell(spoken(at) if at else None, unknown=str(unknown))

    return cell


def spoken(at):
    local = localtime(at)
    said = date_format(local, "j\u00a0E\u00a0Y, H:i")
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), said)


def day_column(name: str, title, field: str, *, unknown="", **more) -> OfficeColumn:
    """A column of days; files hold them as days."""
    read = attrgetter(field)
    more = {"width": "term", "type": "date"} | more
    cell = day_cell(field, unknown=unknown)
    return OfficeColumn(name, title, cell, value=lambda row, _: read(row), **more)


def moment_column(name: str, title, field: str, *, unknown="", **more) -> OfficeColumn:
    """A column of moments; files hold them as moments on our clocks."""
    read = attrgetter(field)

    def value(row, viewing):
        at = read(row)
        return at and localtime(at).replace(tzinfo=None, second=0, microsecond=0)

    more = {"width": "term", "type": "date"} | more
    cell = moment_cell(field, unknown=unknown)
    return OfficeColumn(name, title, cell, value=value, **more)


def actor_cell(actors, field: str, *, unknown=""):
    """The printed name behind the journal's `user:7`.

    `actors()` is a queryset of all actors that the column may hold; their names are
    looked up once for all rows, when the first cell asks.
    """
    read = attrgetter(field)

    def cell(row, viewing):
        names = viewing.looked_up.get(field)
        if names is None:
            names = names_of(set(actors()) - {"", None})
            viewing.looked_up[field] = names
        actor = read(row)
        return Cell(names.get(actor, actor) or None, unknown=str(unknown))

    return cell
