"""The rows of a register as a table of the office; cards on a phone.

Put together in Python: a page has hundreds of cells.
"""

from functools import partial

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mosty.access.rules import Rule
from mosty.journal.snapshots import Shelf
from mosty.listings import counting
from mosty.listings.drawn import SHEET
from mosty.listings.listing import SORT
from mosty.ui.bilingual import current_language
from mosty.ui.templatetags.marks import icon
from mosty.ui.templatetags.tables import WIDTHS, set_in_type, text_of

KEY = 0


_heads = Shelf(256)
SIGNS = {"ascending": "up", "descending": "down"}


def heads(shown) -> SafeString:
    """The heads of the columns, drawn once for an address but its page."""
    columns = shown.columns
    names = tuple(one.name for one in columns)
    key = (shown.reader, names, tuple(shown.asked.pairs))
    return _heads.value(
        key,
        shown.viewing.snapshot,
        lambda: mark_safe("".join(head_of(one, shown.asked) for one in columns)),
    )


def head_of(column, asked) -> str:
    """The title of a column; a click sorts by it, a second one the other way."""
    title, width = text_of(column.title), WIDTHS[column.width]
    states = {column.name: "ascending", f"-{column.name}": "descending"}
    state = states.get(asked.sort, "")
    if column.way:
        is_turned = asked.sort == column.name
        following = f"-{column.name}" if is_turned else column.name
        url = text_of(asked.address(**{SORT: following}))
        sign = icon(SIGNS[state]) if state else ""
        title = f'<a href="{url}">{title}{sign}</a>'
    classed = f' class="{width}"' if width else ""
    sorted_ = f' aria-sort="{state}"' if state else ""
    return f'<th scope="col"{classed}{sorted_}>{title}</th>'


def body(shown) -> SafeString:
    """All rows of the page; each is drawn once a person while the data is the same."""
    viewing = shown.viewing
    reader = (*shown.reader, tuple(one.name for one in shown.columns))
    keys = [(reader, one) for one in shown.ids]
    return mark_safe(
        "\n".join(SHEET.rows(viewing.snapshot, keys, partial(drawn, shown)))
    )


def drawn(shown, keys) -> dict:
    """The rows of some keys as HTML."""
    columns, viewing = shown.columns, shown.viewing
    frames = [frame(one) for one in columns]
    language = current_language()
    edits = [edit(shown, one) if one.quick else None for one in columns]
    by_id = {key[-1]: key for key in keys}
    return {
        by_id[row.pk]: row_of(
            row, frames, [one.cell(row, viewing) for one in columns], language
        )
        if not any(edits)
        else editable(row, shown, frames, edits, language)
        for row in counting.rows_of(shown.reading, viewing, list(by_id))
    }


def frame(column) -> tuple[str, str]:
    """What stands around each cell of the column; `{key}` is the row's."""
    if column.is_name:
        return '<th scope="row" id="row-{key}">', "</th>"
    width = f' class="{WIDTHS[column.width]}"' if column.width else ""
    return f'<td{width} data-l="{text_of(column.title)}">', "</td>"


def row_of(row, frames, cells, language) -> str:
    key = row.pk
    pieces = [
        f'<tr><td class="pick"><input type="checkbox" name="key" value="{key}" '
        f'form="bulk" aria-labelledby="row-{key}"></td>'
    ]
    for (opening, closing), cell in zip(frames, cells, strict=True):
        pieces.append(f"{opening.replace('{key}', str(key))}{content(cell, language)}")
        pieces.append(closing)
    pieces.append("</tr>")
    return "".join(pieces)


def editable(row, shown, frames, edits, language) -> str:
    """A row some of whose cells open where they stand."""
    cells = [one.cell(row, shown.viewing) for one in shown.columns]
    told = [
        (opening, f"{edit(row)}{closing}" if edit else closing)
        for (opening, closing), edit in zip(frames, edits, strict=True)
    ]
    return row_of(row, told, cells, language)


def edit(shown, column):
    """Gives the pencil of a row's cell; None where this person has none."""
    way = reverse(
        "listings_office:cell",
        kwargs={"listing": shown.listing.name, "column": column.name, "pk": KEY},
    ).removesuffix(f"{KEY}")
    told = text_of(_("Change: %(column)s") % {"column": column.title})
    rule, user = column.quick.rule, shown.viewing.user
    is_same_for_all = isinstance(rule, Rule) and rule.when is None
    if is_same_for_all and not rule(user):
        return None

    def pencil(row) -> str:
        if is_same_for_all or rule(user, row):
            return pencil_to(f"{way}{row.pk}", told)
        return ""

    return pencil


def pencil_to(address, told, *, has_focus=False) -> str:
    focus = " autofocus" if has_focus else ""
    return (
        f'<a class="pencil" href="{address}" hx-boost="true" '
        f'aria-label="{told}"{focus}></a>'
    )


def content(cell, language) -> str:
    """What is not known is said so; an empty text is nothing to say."""
    if cell.text is None:
        none = text_of(cell.unknown or _("not stated"))
        return f'<span class="none">{none}</span>'
    text = set_in_type(cell.text, language)
    return f'<a href="{text_of(cell.url)}">{text}</a>' if cell.url else text
