"""Tables to be filled in: headings, an example, what each column may hold."""

import csv
import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from mosty.imports.lists.columns import COLUMNS
from mosty.partners.models.organisation import Kind
from mosty.places.models import Country, Region

ROWS = 20_000
HEAD = PatternFill("solid", fgColor="DDE7EA")


def examples(kind: str) -> list[str]:
    """The example row; its first cell says that it is one, and it is passed over."""
    row = [one.example for one in COLUMNS[kind]]
    row[0] = _("Example:") + " " + row[0]
    return row


def as_csv(kind: str) -> bytes:
    """Headings and the example, as Excel opens them: with a mark and semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([str(one.title) for one in COLUMNS[kind]])
    writer.writerow(examples(kind))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(kind: str) -> bytes:
    """A sheet to fill in, a sheet that explains it, a sheet of allowed values."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("To fill in")
    sheet.append([str(one.title) for one in COLUMNS[kind]])
    sheet.append(examples(kind))
    for at, column in enumerate(COLUMNS[kind], start=1):
        head = sheet.cell(1, at)
        is_bold = Font(bold=True, underline="single" if column.is_required else None)
        head.font, head.fill = is_bold, HEAD
        sheet.cell(2, at).font = Font(italic=True, color="808080")
        sheet.column_dimensions[get_column_letter(at)].width = 44 if at == 1 else 22
        for row in sheet.iter_rows(min_row=2, max_row=3, min_col=at, max_col=at):
            row[0].number_format = "@"
    sheet.freeze_panes = "A2"
    _explain(book, kind)
    _allow(book, sheet, kind)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _explain(book: Workbook, kind: str) -> None:
    sheet = book.create_sheet(_("What to write"))
    sheet.append([_("Column"), _("Required"), _("What to write")])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), HEAD
    for one in COLUMNS[kind]:
        required = _("yes") if one.is_required else ""
        sheet.append([str(one.title), required, str(one.hint)])
    sheet.append([])
    sheet.append([_("The row that begins with “Example:” is passed over.")])
    for letter, width in zip("ABC", (28, 14, 70), strict=True):
        sheet.column_dimensions[letter].width = width


def _allow(book: Workbook, sheet, kind: str) -> None:
    """Lists from which cells are chosen; other words are warned of, not refused."""
    allowed = {
        "country": [str(one) for one in Country.objects.order_by("sort_ru")],
        "region": [str(one) for one in Region.objects.order_by("sort_ru")],
        "kind": [str(label) for _value, label in Kind.choices],
    }
    values = book.create_sheet(_("Allowed values"))
    for at, column in enumerate(COLUMNS[kind], start=1):
        choices = allowed.get(column.name)
        if not choices:
            continue
        place = get_column_letter(values.max_column + 1 if values.max_row > 1 else 1)
        for row, choice in enumerate([str(column.title), *choices], start=1):
            values[f"{place}{row}"] = choice
        source = f"'{values.title}'!${place}$2:${place}${len(choices) + 1}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.errorStyle, rule.showErrorMessage = "warning", True
        letter = get_column_letter(at)
        rule.add(f"{letter}2:{letter}{ROWS + 1}")
        sheet.add_data_validation(rule)
