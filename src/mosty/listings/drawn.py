"""Rows as HTML, each drawn once for as long as the database shows the same data.

A row looks the same on every page, under every filter and in every order that shows
it, so one reading and drawing serves them all. See `mosty.journal.snapshots` for what
"the same data" is; without a snapshot nothing is kept.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from mosty.listings.listing import Listing, Viewing
from mosty.ui.ledger import Column
from mosty.ui.templatetags.tables import drawn_rows

MOST_KEPT = 6000


@dataclass(frozen=True)
class DrawnRow:
    """A row of the table, and where it stands in the register's own order."""

    html: SafeString
    section: str | None
    key: tuple[str, ...]
    group: str | None


class Sheet:
    """Drawn rows by reader and id, all of one snapshot."""

    def __init__(self):
        self._snapshot, self._rows, self._lock = "", {}, threading.Lock()

    def rows(self, snapshot: str, keys: list, draw: Callable) -> list:
        """What was drawn of the keys in order; `draw(keys)` gives what is not kept.

        What `draw` leaves out is gone, and is left out here too.
        """
        if not snapshot:
            drawn = draw(keys)
        else:
            kept = self._of(snapshot)
            missing = [key for key in keys if key not in kept]
            drawn = kept
            if missing:
                kept.update(draw(missing))
        return [drawn[key] for key in keys if key in drawn]

    def _of(self, snapshot) -> dict:
        with self._lock:
            if self._snapshot != snapshot or len(self._rows) > MOST_KEPT:
                self._snapshot, self._rows = snapshot, {}
            return self._rows


SHEET = Sheet()


def rows_drawn(
    listing: Listing, viewing: Viewing, ids: list[int], *, columns: list[Column], read
) -> list[DrawnRow]:
    """The rows of some ids in order; `read(ids)` reads those that were not drawn yet."""
    reader = (listing.name, listing.seen_as(viewing), viewing.on, viewing.language)

    def draw(keys) -> dict:
        rows = read([key[-1] for key in keys])
        cells = [[one.cell(row, viewing) for one in listing.columns] for row in rows]
        html = drawn_rows(columns, cells, language=viewing.language)
        return {
            (reader, row.pk): placed(listing.headings, row, shown)
            for row, shown in zip(rows, html, strict=True)
        }

    keys = [(reader, one) for one in ids]
    return SHEET.rows(viewing.snapshot, keys, draw)


def placed(headings, row, html) -> DrawnRow:
    if headings is None:
        return DrawnRow(html, None, (), None)
    section = headings.section(row) if headings.section else None
    return DrawnRow(html, section, headings.key(row), headings.group(row))
