"""Figures and reports as files: workbooks, CSV, DOCX."""

import csv
import io

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from docx import Document
from docx.shared import Cm
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from mosty.listings.exports import BOM, FORBIDDEN, LONGEST_SHEET, MEDIA, clean
from mosty.ui.bilingual import current_language

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RISKY = ("=", "+", "-", "@", "\t", "\r")


def safe(text) -> str:
    """A cell that no program takes for a formula, without what files cannot hold."""
    text = clean(str(text).replace("\u00a0", " "))
    return f"'{text}" if text.startswith(RISKY) else text


def rows_of(shown, table) -> list[list]:
    """The head and the lines of a table of figures."""
    head = [table.dimension.title, _("All of them"), *(m.title for m in shown.measures)]
    lines = [
        [safe(one.title), one.total.number, *(cell.number for cell in one.cells)]
        for one in table.lines
    ]
    return [[str(one) for one in head], *lines]


def figures_csv(shown, *, name: str) -> HttpResponse:
    """One dimension, or all one after another with the dimension in the first column."""
    held = io.StringIO()
    held.write(BOM)
    writer = csv.writer(held, lineterminator="\r\n")
    for place, table in enumerate(shown.whole_tables):
        head, *lines = rows_of(shown, table)
        if not place:
            writer.writerow([_("By what"), _("Value"), *head[1:]])
        writer.writerows([str(table.dimension.title), *line] for line in lines)
    return attached(held.getvalue().encode(), MEDIA["csv"], f"{name}.csv")


def figures_xlsx(shown, *, name: str) -> HttpResponse:
    """A sheet for each dimension."""
    book = Workbook(write_only=True)
    for table in shown.whole_tables:
        write_sheet(book, str(table.dimension.title), rows_of(shown, table))
    return attached(saved(book), MEDIA["xlsx"], f"{name}.xlsx")


def report_xlsx(report, *, name: str) -> HttpResponse:
    """A sheet with the counts, and one for each chapter."""
    book = Workbook(write_only=True)
    head = ["", report.told, report.before_told, _("Change")]
    counts = [[one.title, one.count, one.before, one.change] for one in report.chapters]
    write_sheet(book, pgettext("register", "Figures"), [head, *counts])
    for chapter in report.chapters:
        lines = [
            [one.number, safe(one.title), one.day, safe(one.text)]
            for one in chapter.lines
        ]
        write_sheet(book, chapter.title, [line_head(), *lines])
    return attached(saved(book), MEDIA["xlsx"], f"{name}.xlsx")


def write_sheet(book, title, rows) -> None:
    sheet = book.create_sheet(FORBIDDEN.sub(" ", title)[:LONGEST_SHEET].strip())
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGH", (36, 36, 20, 28, 14, 14, 14, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    head, *lines = rows
    cells = [WriteOnlyCell(sheet, value=str(one)) for one in head]
    for cell in cells:
        cell.font = Font(bold=True)
    sheet.append(cells)
    for line in lines:
        sheet.append(line)


def saved(book) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def report_docx(report, *, ours: str, made: str, name: str) -> HttpResponse:
    """As a committee reads it: the counts in a table, then each chapter."""
    paper = Document()
    title = _("International cooperation: %(period)s") % {"period": report.told}
    paper.core_properties.title, paper.core_properties.author = title, clean(ours)
    language = "ru-RU" if current_language() == "ru" else "en-GB"
    paper.core_properties.language = language
    paper.add_heading(clean(title), level=0)
    paper.add_paragraph(clean(f"{ours}. {made}"))
    for told in report.narrowed_by:
        paper.add_paragraph(clean(told))
    add_table(
        paper,
        ["", report.told, report.before_told],
        [[one.title, str(one.count), str(one.before)] for one in report.chapters],
    )
    for chapter in report.chapters:
        paper.add_heading(f"{chapter.title}: {chapter.count}", level=1)
        if not chapter.lines:
            paper.add_paragraph(chapter.none)
            continue
        lines = [[one.number, one.title, one.day, one.text] for one in chapter.lines]
        add_table(paper, line_head(), lines)
        if chapter.left:
            paper.add_paragraph(_("And %(left)s more.") % {"left": chapter.left})
    held = io.BytesIO()
    paper.save(held)
    return attached(held.getvalue(), DOCX, f"{name}.docx")


def line_head() -> list[str]:  # noqa: N802
    return [_("No."), _("Name"), _("When"), _("What it is")]


def add_table(paper, head, lines) -> None:
    table = paper.add_table(rows=1, cols=len(head))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(clean(str(text))).bold = True
    for line in lines:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = clean(str(text))
    if len(head) == 4:
        for column, width in zip(table.columns, (1.6, 8.4, 3.4, 3.6), strict=True):
            for cell in column.cells:
                cell.width = Cm(width)


def attached(body: bytes, media: str, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
