"""Sheets of an XLSX workbook, merged cells and dates included."""

import datetime
import io

from python_calamine import CalamineError, CalamineWorkbook

from mosty.documents import limits
from mosty.documents.faults import CannotRead
from mosty.documents.tables import sheets
from mosty.documents.tables.shapes import Line, Table


def blocks(data: bytes) -> list[Line | Table]:
    """The blocks of every visible or hidden sheet, in the workbook's order."""
    found: list[Line | Table] = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
    except (CalamineError, OSError, ValueError) as error:
        raise CannotRead("broken") from error
    for name in names:
        found.extend(_sheet(book, name))
    return found


def _sheet(book: CalamineWorkbook, name: str) -> list[Line | Table]:
    try:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > limits.MAX_SLOTS:
            raise CannotRead("too_many_cells", place=name)
        values = sheet.to_python(skip_empty_area=False)
        ranges = sheet.merged_cell_ranges or []
    except (CalamineError, OSError, ValueError) as error:
        raise CannotRead("broken", place=name) from error
    rows = [
        (number, [_text(value) for value in row])
        for number, row in enumerate(values, start=1)
    ]
    return sheets.blocks(rows, sheet=name, merges=_merges(ranges))


def _merges(ranges) -> dict[tuple[int, int], tuple[int, int]]:
    return {
        (top, left): (bottom - top + 1, right - left + 1)
        for (top, left), (bottom, right) in ranges
    }


def _text(value) -> str:
    """A cell's value as a person would type it: `12.04.2018`, `43520`, `5`."""
    if isinstance(value, datetime.datetime):
        value = value.date() if value.time() == datetime.time() else value
    if isinstance(value, datetime.datetime):
        return value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, datetime.date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
