"""Pieces of a register's page that stay the same while one turns its pages.

Each is drawn once for a person and an address, and kept as long as no data changes;
see `mosty.journal.snapshots`. No form among them carries a token of its own.
"""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from mosty.journal.snapshots import Shelf

_checks, _filters = Shelf(128), Shelf(64)


def filters(shown, *, is_part: bool) -> SafeString:
    """The form of the filters, with how many rows each choice has."""
    key = (shown.reader, shown.path, tuple(shown.asked.pairs), is_part)
    told = {"shown": shown, "is_part": is_part}
    return _filters.value(
        key,
        shown.viewing.snapshot,
        lambda: render_to_string("listings/filters.html", told),
    )


def column_checks(shown) -> SafeString:
    """The boxes by which columns are shown and hidden."""
    key = (shown.reader, tuple(one.name for one in shown.columns))
    return _checks.value(
        key,
        shown.viewing.snapshot,
        lambda: render_to_string(
            "listings/office/column_checks.html", {"columns": shown.column_choices}
        ),
    )
