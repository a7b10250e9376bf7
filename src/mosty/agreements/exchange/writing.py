"""The whole register into one workbook, row by row, so that its length costs time only.

Each sheet has the names of its columns in the first row, by which it is read again,
and what they mean in the second. A column whose name begins with `~` only tells.
"""

import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from mosty.activities.models import Activity
from mosty.agreements.exchange import cells
from mosty.agreements.exchange.sheets import (
    BY_MODEL,
    LEFT_OUT,
    SHEETS,
    Sheet,
    key_of,
)
from mosty.institution.context import current as institution
from mosty.partners.models import Organisation
from mosty.people.models import Person

FORMAT, VERSION = "mosty-register", 1
ABOUT, LISTS, LONG = "About", "Code lists", "Long texts"
ROWS_AT_ONCE = 500
TELLS = "~"
POINTER = "→ Long texts: "
SPOKEN = (Organisation, Person, Activity)
BOLD, GREY = Font(bold=True), PatternFill("solid", start_color="E9EBEE")
WIDE, NARROW = 34, 16


def write(file, *, at: datetime.datetime) -> dict[str, int]:
    """Write the workbook into an open file; the number of rows of each sheet."""
    book = Workbook(write_only=True)
    about = book.create_sheet(ABOUT)
    sheets = [(sheet, book.create_sheet(sheet.name)) for sheet in SHEETS]
    lists, long = book.create_sheet(LISTS), book.create_sheet(LONG)
    writer = Writer(long)
    counts = {}
    for sheet, page in sheets:
        counts[sheet.name] = writer.fill(sheet, page)
    write_lists(lists)
    write_about(about, counts, at=at)
    book.save(file)
    return counts


class Writer:
    """Fills sheets; remembers how rows of other tables are called."""

    def __init__(self, long):
        self.long, self.pieces = long, 0
        heads(long, [("text", _("Text")), ("part", _("Part")), ("words", _("Words"))])
        self.keys = {
            model: dict(model._base_manager.values_list("pk", sheet.key))
            for model, sheet in BY_MODEL.items()
            if sheet.key != "id"
        }
        self.names: dict[type, dict] = {}

    def fill(self, sheet: Sheet, page) -> int:
        columns, lists = sheet.columns(), sheet.lists()
        heads(page, headings(columns, lists))
        rows = sheet.rows().prefetch_related(*(one.name for one in lists))
        count = 0
        for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
            line = []
            for column in columns:
                line.extend(self.told(column, row))
            for one in lists:
                keys = [getattr(each, key_of(type(each))) for each in listed(row, one)]
                line.append(cells.listed(sorted(keys)))
            page.append([self.cell(page, value) for value in line])
            count += 1
        return count

    def told(self, column, row) -> list:
        value = getattr(row, column.attname)
        model = column.related_model
        if model is None:
            return [cells.told(column, value)]
        if value is not None:
            value = self.keys.get(model, {}).get(value, value)
        if model not in SPOKEN:
            return [value]
        return [value, self.spoken(model).get(value)]

    def spoken(self, model) -> dict:
        if model not in self.names:
            rows = BY_MODEL[model].rows().iterator(chunk_size=ROWS_AT_ONCE)
            self.names[model] = {one.pk: str(one) for one in rows}
        return self.names[model]

    def cell(self, page, value):
        """A value as openpyxl takes it; what it would misread gets a cell."""
        if not isinstance(value, str):
            return value
        if len(value) > cells.LONGEST or value.startswith(POINTER):
            value = self.put_aside(value)
        return text_cell(page, value)

    def put_aside(self, text: str) -> str:
        """A text longer than a cell, into parts of a sheet of its own."""
        self.pieces += 1
        for part, start in enumerate(range(0, len(text), cells.LONGEST), start=1):
            words = text[start : start + cells.LONGEST]
            self.long.append([self.pieces, part, text_cell(self.long, words)])
        return f"{POINTER}{self.pieces}"


def text_cell(page, text: str):
    """Text stays text: openpyxl would take `=` for a formula, `#N/A` for an error."""
    text = cells.escaped(text)
    if text[:1] not in "=#":
        return text
    cell = WriteOnlyCell(page, value=text)
    cell.data_type, cell.quotePrefix = "s", True
    return cell


def listed(row, column) -> list:
    return list(getattr(row, column.name).all())


def headings(columns, lists) -> list[tuple[str, str]]:
    found = []
    for one in [*columns, *lists]:
        words = str(one.verbose_name)
        found.append((one.name, words))
        if one.related_model in SPOKEN and not one.many_to_many:
            found.append((f"{TELLS}{one.name}", words))
    return found


def heads(page, told: list[tuple[str, str]]) -> None:
    page.freeze_panes = "B3"
    for at, (name, _words) in enumerate(told, start=1):
        is_wide = name.startswith(TELLS) or name.endswith(("_ru", "_en", "words"))
        page.column_dimensions[get_column_letter(at)].width = (
            WIDE if is_wide else NARROW
        )
    names, words = [], []
    for name, said in told:
        cell = WriteOnlyCell(page, value=name)
        cell.font, cell.fill = BOLD, GREY
        names.append(cell)
        words.append(said)
    page.append(names)
    page.append(words)


def write_lists(page) -> None:
    """What the codes of each column mean, in both languages."""
    told = [("sheet", _("Sheet")), ("column", _("Column")), ("code", _("Code"))]
    heads(page, [*told, ("words_ru", "Русский"), ("words_en", "English")])
    for sheet in SHEETS:
        for column in sheet.columns():
            for code, label in choices_of(column):
                words = [spoken_in(language, label) for language in ("ru", "en")]
                line = [sheet.name, column.name, code, *words]
                page.append([text_cell(page, str(one)) for one in line])


def choices_of(column: models.Field) -> list:
    if isinstance(column, ArrayField):
        column = column.base_field
    return list(column.flatchoices)


def spoken_in(language: str, label) -> str:
    with translation.override(language):
        return str(label)


def write_about(page, counts: dict[str, int], *, at) -> None:
    page.column_dimensions["A"].width = page.column_dimensions["B"].width = WIDE
    page.column_dimensions["C"].width = WIDE * 3
    for line in (
        ("format", FORMAT, _("What this file is: a whole register of Mosty.")),
        ("version", VERSION, _("The version of the format.")),
        ("written_at", at.astimezone(datetime.UTC).isoformat(), ""),
        ("institution", str(institution().name_ru), ""),
        ("", "", _("The first row of a sheet names its columns; leave it as it is.")),
        ("", "", _("A column that begins with ~ only tells; it is not read.")),
        ("", "", _("What codes mean stands in the sheet “Code lists”.")),
    ):
        page.append(
            [text_cell(page, one) if one and one != VERSION else one for one in line]
        )
    for sheet in SHEETS:
        page.append(["rows", sheet.name, f"{sheet.title}: {counts[sheet.name]}"])
    for sheet in SHEETS:
        for name, reason in sheet.left_out.items():
            page.append(["left_out", f"{sheet.name}: {name}", str(reason)])
    for name, reason in LEFT_OUT.items():
        page.append(["left_out", name, str(reason)])
