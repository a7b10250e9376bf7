"""Tables that read as a page of a ledger and become cards on a phone."""

from functools import lru_cache
from html import escape

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mosty.ui.bilingual import current_language
from mosty.ui.templatetags.marks import icon, one_of, unknown
from mosty.ui.typography import REMEMBERED, bound

register = template.Library()

WIDTHS = {"": "", "number": "n", "region": "w-r", "form": "w-f", "term": "w-t"}
SIGNS = {"ascending": "up", "descending": "down"}


@register.simple_tag
def ledger(table):
    """A `mosty.ui.ledger.Table`, drawn here and not in a template: it has many cells."""
    for column in table.columns:
        one_of(WIDTHS, column.width, "ledger")
    frames = [frame(column) for column in table.columns]
    language = current_language()
    heads = "".join(head(column) for column in table.columns)
    bodies = "".join(body(group, frames, language) for group in table.groups)
    boost = ' hx-boost="true"' if table.is_boosted else ""
    return mark_safe(
        f'<table class="ledger"><caption class="vh">{text_of(table.caption)}</caption>'
        f"<thead{boost}><tr>{heads}</tr></thead>\n{bodies}</table>"
    )


def head(column) -> str:
    """The title; one that sorts is a link, and plain words on paper and on a phone."""
    title = text_of(column.title)
    if column.sort_url:
        sign = icon(SIGNS[column.sorted]) if column.sorted else ""
        url = text_of(column.sort_url)
        title = f'<a href="{url}">{title}{sign}</a><span>{title}</span>'
    order = f' aria-sort="{column.sorted}"' if column.sorted else ""
    return f'<th scope="col"{width_class(column)}{order}>{title}</th>'


def body(group, frames, language) -> str:
    """Rows under their heading; the count is that of the whole list."""
    heading = ""
    if group.title:
        count = "" if group.count is None else f"<span>{group.count}</span>"
        heading = (
            f'<tr class="grp"><th colspan="{len(frames)}" scope="colgroup">'
            f"{text_of(group.title)}{count}</th></tr>"
        )
    rows = "\n".join(
        one if isinstance(one, SafeString) else row(frames, one, language)
        for one in group.rows
    )
    return f"<tbody>{heading}\n{rows}</tbody>\n"


def drawn_rows(columns, rows, *, language) -> list[SafeString]:
    """Rows of cells drawn ahead, as a `Rows` of such a table may hold them."""
    frames = [frame(column) for column in columns]
    return [mark_safe(row(frames, cells, language)) for cells in rows]


def frame(column) -> tuple[str, str]:
    """What stands around each cell of the column, made once for the whole table."""
    if column.is_name:
        return '<th scope="row">', "</th>"
    title = text_of(column.title)
    return f'<td{width_class(column)} data-l="{title}">', "</td>"


def row(frames, cells, language) -> str:
    shown = [
        f"{opening}{content(one, language)}{closing}"
        for (opening, closing), one in zip(frames, cells, strict=True)
    ]
    return f"<tr>{''.join(shown)}</tr>"


def content(one, language) -> str:
    """The cell's own safe HTML, drawn here and not in a template: a page has many."""
    if one.text is None or one.text == "":
        return unknown(one.unknown)
    text = set_in_type(one.text, language)
    return f'<a href="{text_of(one.url)}">{text}</a>' if one.url else text


def set_in_type(text, language) -> str:
    """Plain text gets its no-break spaces; our own HTML passes as it is."""
    if type(text) is str:
        return plain_set_in_type(text, language)
    return conditional_escape(text)


@lru_cache(maxsize=REMEMBERED)
def plain_set_in_type(text: str, language: str) -> str:
    """Only for plain text: safe HTML would be taken for the same text."""
    return conditional_escape(bound(text, language=language))


def width_class(column) -> str:
    width = WIDTHS[column.width]
    return f' class="{width}"' if width else ""


def text_of(plain) -> str:
    """Plain text as it stands between tags or in an attribute."""
    return escape(str(plain))


@register.simple_tag
def tally(rows, *, caption, total=None, total_label=""):
    """Names and their numbers: rows are triples of a name, an address, a number."""
    lines = "".join(f"<tr>{tally_line(*one)}</tr>\n" for one in rows)
    if total is not None:
        words = total_label or _("Total")
        lines += f'<tr class="sum">{tally_line(words, "", total)}</tr>'
    return mark_safe(
        f'<table class="tally"><caption>{conditional_escape(caption)}</caption>'
        f"<tbody>{lines}</tbody></table>"
    )


def tally_line(title, url, count) -> str:
    shown = conditional_escape(title)
    if url:
        shown = f'<a href="{text_of(url)}">{shown}</a>'
    return f'<th scope="row">{shown}</th><td>{text_of(count)}</td>'
