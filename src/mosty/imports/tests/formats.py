"""The seed's page in every format an institution may give it in."""

import csv
import html
import io
from pathlib import Path

import docx
import openpyxl

SEED = Path(__file__).resolve().parents[4] / "examples/spbappo/cooperation-page.txt"
COLUMNS = 4


def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


def parts(text: str) -> list[str | list[str]]:
    """Lines of the page; a row of the table as a list of its cells."""
    found = []
    for line in text.splitlines():
        if line.startswith("---|"):
            continue
        if "|" in line:
            cells = [cell.strip() for cell in line.split("|")][:COLUMNS]
            found.append(cells)
        else:
            found.append(line)
    return found


def as_html(text: str, *, charset: str = "utf-8") -> bytes:
    """A page with a menu, lists, a group row across the table and cell markup."""
    body, table = [], []
    for part in [*parts(text), ""]:
        if isinstance(part, list):
            table.append(_html_row(part, is_first=not table))
            continue
        if table:
            body.append(f"<table><tbody>{''.join(table)}</tbody></table>")
            table = []
        body.append(_html_line(part))
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>Сайт</title>'
        "<style>td { padding: 0 }</style></head><body>"
        "<nav><ul><li><a href='/'>Главная</a></li></ul></nav>"
        f"<div class='content'>{''.join(body)}</div>"
        "<footer><p>Карта сайта</p></footer><script>var a = 1 | 2;</script></body>"
    )
    return page.encode(charset, errors="xmlcharrefreplace")


def _html_row(cells: list[str], *, is_first: bool) -> str:
    if not any(cells[1:]):
        return f"<tr><td colspan='{COLUMNS}'><b>{html.escape(cells[0])}</b></td></tr>"
    tag = "th" if is_first else "td"
    inner = "".join(f"<{tag}><p>{html.escape(c)}</p></{tag}>\n" for c in cells)
    return f"<tr>{inner}</tr>\n"


def _html_line(line: str) -> str:
    if line.startswith("- "):
        return f"<ul><li>{html.escape(line[2:])}</li></ul>\n"
    return f"<p>{html.escape(line)}</p>\n" if line else ""


def as_docx(text: str) -> bytes:
    """A document whose group rows are merged across."""
    document, table = docx.Document(), None
    for part in parts(text):
        if isinstance(part, str):
            table = None
            is_item = part.startswith("- ")
            style = "List Bullet" if is_item else None
            document.add_paragraph(part.removeprefix("- "), style=style)
            continue
        if table is None:
            table = document.add_table(rows=0, cols=COLUMNS)
        row = table.add_row()
        for cell, value in zip(row.cells, part, strict=True):
            cell.text = value
        if not any(part[1:]):
            row.cells[0].merge(row.cells[-1]).text = part[0]
    return _saved(document.save)


def as_xlsx(text: str) -> bytes:
    """A sheet with running text above and below, group rows merged across."""
    book = openpyxl.Workbook()
    sheet = book.active
    for number, part in enumerate(parts(text), start=1):
        cells = part if isinstance(part, list) else [part]
        for column, value in enumerate(cells, start=1):
            sheet.cell(number, column, value or None)
        if isinstance(part, list) and not any(part[1:]):
            sheet.merge_cells(
                start_row=number, end_row=number, start_column=1, end_column=COLUMNS
            )
    return _saved(book.save)


def as_csv(text: str, *, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    for part in parts(text):
        writer.writerow(part if isinstance(part, list) else [part])
    return out.getvalue().encode(encoding)


def _saved(save) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()
