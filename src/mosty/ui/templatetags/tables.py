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
    return {
        "table": table,
        "span": len(table.columns),
        "groups": [
            (group, mark_safe("\n".join(row(table.columns, one) for one in group.rows)))
            for group in table.groups
        ],
    }


def row(columns, cells):
    shown = [cell(*pair) for pair in zip(columns, cells, strict=True)]
    return format_html("<tr>{}</tr>", mark_safe("".join(shown)))


def cell(column, one):
    if one.text is None or one.text == "":
        content = unknown(one.unknown)
    else:
        content = set_in_type(one.text)
        if one.url:
            content = format_html('<a href="{}">{}</a>', one.url, content)
    if column.is_name:
        return format_html('<th scope="row">{}</th>', content)
    return format_html(
        '<td{} data-l="{}">{}</td>', width_class(column), column.title, content
    )


def set_in_type(text):
    """Plain text gets its no-break spaces; our own HTML passes as it is."""
    if isinstance(text, str) and not hasattr(text, "__html__"):
        text = bound(text, language=current_language())
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
        "total_label": total_label or _("In all"),
    }
