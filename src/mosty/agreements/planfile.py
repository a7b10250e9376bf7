"""The plan of work as a workbook and as a text, to be printed, sent, read back."""

import io

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

WIDTHS = (6, 60, 24, 30, 28, 18, 22, 40)


def headings() -> list[str]:
    return [
        _("No."),
        _("What is promised"),
        _("How much"),
        _("By whom"),
        _("Responsible"),
        _("By which day"),
        _("How it stands"),
        _("What was done"),
    ]


def rows_of(duties) -> list[list[str]]:
    """A row for each time; the same columns that the reader of tables knows."""
    lines = [(duty, line) for duty in duties for line in duty.lines]
    return [
        [
            str(number),
            in_language(duty.obligation, "text").text,
            in_language(duty.obligation, "quantity").text,
            duty.who,
            str(duty.obligation.responsible or ""),
            line.when,
            str(line.badge[0]),
            done_told(line),
        ]
        for number, (duty, line) in enumerate(lines, start=1)
    ]


def done_told(line) -> str:
    """What settled it: the activity or the paper, the day, the reason."""
    discharge = line.discharge
    if discharge is None:
        return ""
    paper = discharge.paper.document if discharge.paper else ""
    told = (discharge.activity or paper, speak(discharge.on), discharge.reason)
    return ", ".join(str(one) for one in told if one)


def workbook(duties, *, title, on) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Plan of work")[:31])
    for at, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[at]].width = width
    sheet.freeze_panes = "A2"
    sheet.append([cell(sheet, text, is_head=True) for text in headings()])
    for row in rows_of(duties):
        sheet.append([cell(sheet, text) for text in row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def cell(sheet, text, *, is_head=False):
    """A text, never a formula, whatever it begins with."""
    made = WriteOnlyCell(sheet, value=text)
    made.data_type = "s"
    made.alignment = Alignment(wrap_text=True, vertical="top")
    if is_head:
        made.font = Font(bold=True)
    return made


def text(duties, *, title, on) -> bytes:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    width, height = section.page_height, section.page_width
    section.page_width, section.page_height = width, height
    document.add_heading(title, level=1)
    state = pgettext("plan of work", "As it stands on %(day)s.")
    document.add_paragraph(state % {"day": speak(on)})
    rows = [headings(), *rows_of(duties)]
    table = document.add_table(rows=0, cols=len(WIDTHS))
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for place, said in zip(cells, row, strict=True):
            run = place.paragraphs[0].add_run(said)
            run.font.size, run.bold = Pt(9), number == 0
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


FORMATS = {
    "xlsx": (
        workbook,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "docx": (
        text,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
