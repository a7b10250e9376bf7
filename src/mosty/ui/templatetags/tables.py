"""Tables that read as a page of a ledger and become cards on a phone."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from mosty.ui.bilingual import current_language
from mosty.ui.templatetags.marks import one_of, unknown
from mosty.ui.typography import bound

register = template.Library()

WIDTHS = {"": "", "number": "n", "region": "w-r", "form": "w-f", "term": "w-t"}


@register.inclusion_tag("ui/ledger.html")
def ledger(table):
    """A `mosty.ui.ledger.Table`."""
    for column in table.columns:
        one_of(WIDTHS, column.width, "ledger")
    frames = [frame(column) for column in table.columns]
    language = current_language()
    return {
        "table": table,
        "span": len(table.columns),
        "groups": [
            (
                group,
                mark_safe("\n".join(row(frames, one, language) for one in group.rows)),
            )
            for group in table.groups
        ],
    }


def frame(column) -> tuple[str, str]:
    """What stands around each cell of the column, made once for the whole table."""
    if column.is_name:
        return '<th scope="row">', "</th>"
    title = conditional_escape(column.title)
    return f'<td{width_class(column)} data-l="{title}">', "</td>"


def row(frames, cells, language) -> str:
    shown = [
        f"{opening}{content(one, language)}{closing}"
        for (opening, closing), one in zip(frames, cells, strict=True)
    ]
    return f"<tr>{''.join(shown)}</tr>"


def content(one, language):
    """The cell's own safe HTML."""
    if one.text is None or one.text == "":
        return unknown(one.unknown)
    text = set_in_type(one.text, language)
    return format_html('<a href="{}">{}</a>', one.url, text) if one.url else text


def set_in_type(text, language):
    """Plain text gets its no-break spaces; our own HTML passes as it is."""
    if isinstance(text, str) and not hasattr(text, "__html__"):
        text = bound(text, language=language)
    return conditional_escape(text)


@register.filter
def width_class(column):
    width = WIDTHS[column.width]
    return format_html(' class="{}"', width) if width else ""


@register.inclusion_tag("ui/tally.html")
def tally(rows, *, caption, total=None, total_label=""):
    """Names and their numbers: rows are triples of a name, an address, a number."""
    return {
        "rows": rows,
        "caption": caption,
        "total": total,
        "total_label": total_label or _("Total"),
    }
