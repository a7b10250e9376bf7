"""A file's bytes come to items, whatever they are."""

from collections.abc import Callable

from mosty.documents.encodings import decode
from mosty.documents.faults import CannotRead
from mosty.olympiad.carrying import gift_tasks, sheet_tasks
from mosty.olympiad.carrying.items import Defaults, Item
from mosty.olympiad.carrying.rows import rows_of

ZIP = b"PK\x03\x04"
LONGEST = 5_000_000


def examined(
    data: bytes, defaults: Defaults, *, rows: Callable = rows_of
) -> list[Item]:
    """An item for each question of an XLSX or GIFT file; a fault for the whole of it.

    `rows(data)` reads a workbook: in a process apart where a stranger brought it.
    """
    try:
        if data.startswith(ZIP):
            return sheet_tasks.tasks_of(rows(data), defaults)
        if len(data) > LONGEST:
            raise CannotRead("too_heavy")
        text = decode(data).text
    except CannotRead as error:
        return [Item(1, "", faults=(f"file_{error.code}",))]
    return gift_tasks.tasks_of(text, defaults) or [Item(1, "", faults=("no_rows",))]
