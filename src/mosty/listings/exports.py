"""A list as a file: CSV for Excel, JSON, XLSX.

CSV and JSON are for programs and hold codes, a workbook is for people and holds
words. CSV and JSON are streamed. A workbook is packed before it is given out, so its file
is held whole, its rows are not.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator

from django.http import FileResponse, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from mosty.listings.fields import Field, as_json, as_text

FORMATS = ("xlsx", "csv", "json")
ROWS_AT_ONCE = 500
BOM = "\ufeff"
LONGEST_SHEET = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")
WIDTHS = {
    "string": 36,
    "integer": 10,
    "number": 12,
    "boolean": 10,
    "date": 12,
    "uri": 36,
    "list": 30,
}
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def answer(
    rows, fields: tuple[Field, ...], form: str, *, name: str, title="", about=None
):
    """The rows (a queryset) as a download; `about` heads the JSON.

    `name` is that of the file, `title` that of the workbook's sheet.
    """
    if form == "xlsx":
        return FileResponse(
            workbook(rows, fields, str(title or name)),
            as_attachment=True,
            filename=f"{name}.xlsx",
            content_type=MEDIA["xlsx"],
        )
    written = csv_of(rows, fields) if form == "csv" else json_of(rows, fields, about)
    response = StreamingHttpResponse(written, content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def in_turn(rows) -> Iterable:
    """The rows one after another, a few hundred in memory at once."""
    return rows.iterator(chunk_size=ROWS_AT_ONCE)


def csv_of(rows, fields) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerow([field.name for field in fields])
    for number, row in enumerate(in_turn(rows), start=1):
        writer.writerow([as_text(field.value(row)) for field in fields])
        if number % ROWS_AT_ONCE == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def json_of(rows, fields, about) -> Iterator[str]:
    head = json.dumps(about or {}, ensure_ascii=False, indent=1)
    yield head[:-1].rstrip() + (",\n" if about else "") + ' "rows": ['
    written = []
    for number, row in enumerate(in_turn(rows)):
        record = {field.name: as_json(field.value(row)) for field in fields}
        comma = ",\n" if number else "\n"
        written.append(f"{comma}  {json.dumps(record, ensure_ascii=False)}")
        if len(written) >= ROWS_AT_ONCE:
            yield "".join(written)
            written = []
    yield "".join(written) + "\n ]\n}\n"


def workbook(rows, fields, title):
    """A workbook with one sheet, as an open file at its beginning."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(FORBIDDEN.sub(" ", title)[:LONGEST_SHEET].strip())
    sheet.freeze_panes = "A2"
    for number, field in enumerate(fields, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS[field.type]
    bold = Font(bold=True)
    heads = []
    for field in fields:
        cell = WriteOnlyCell(sheet, value=str(field.title))
        cell.font = bold
        heads.append(cell)
    sheet.append(heads)
    count = 1
    for row in in_turn(rows):
        sheet.append([for_excel(field, row) for field in fields])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{count}"
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def for_excel(field, row):
    value = field.told(row)
    if field.type == "date" and value is not None and not isinstance(value, str):
        return value
    return clean(as_text(value))


def clean(value):
    """Without the control characters that a workbook may not hold."""
    if not isinstance(value, str):
        return value
    return "".join(one for one in value if one >= " " or one in "\n\t")
