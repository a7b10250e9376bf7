"""What is wrong with a workbook, in words: what it is and what to do."""

from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from mosty.access.refusals import Refused

REMEDY_CELL = _("Mend the cell and put the file in again.")
FAULTS = {
    "empty": (_("The cell is empty, and nothing can be meant by that."), REMEDY_CELL),
    "not_json": (_("The cell holds a structure that is broken."), REMEDY_CELL),
    "not_text": (
        _("“%(printed)s” is a date where words are meant."),
        _("Make the cell a text in Excel, and write the words."),
    ),
    "no_code": (
        _("There is no code “%(printed)s” for this column."),
        _("Take one of the sheet “Code lists”."),
    ),
    "too_long": (
        _("The text has %(length)s signs; at most %(most)s fit."),
        _("Shorten the text."),
    ),
    "not_boolean": (
        _("“%(printed)s” is neither TRUE nor FALSE."),
        _("Write TRUE or FALSE."),
    ),
    "not_number": (
        _("“%(printed)s” is no number that fits here."),
        _("Write a whole number without other signs."),
    ),
    "not_date": (
        _("“%(printed)s” is no day of the calendar."),
        _("Write the day as 2024-03-12 or 12.03.2024."),
    ),
    "not_come": (
        _("%(printed)s has not come yet, and a paper is signed on it."),
        _("Write the day on which it was signed."),
    ),
    "not_moment": (
        _("“%(printed)s” is no moment."),
        _("Write it as 2024-03-12T10:30:00+00:00."),
    ),
    "not_key": (
        _("“%(printed)s” is no key of a document."),
        _("Copy the key from the file that Mosty wrote."),
    ),
    "no_row": (
        _("“%(printed)s” is named here, and the sheet “%(other)s” has no such row."),
        _("Add the row there, or name another one."),
    ),
    "no_place": (
        _("There is no country or region “%(printed)s”."),
        _("Write a code such as BY or RU-TA."),
    ),
    "twice": (
        _("“%(printed)s” stands on this sheet twice."),
        _("Leave one of the rows."),
    ),
    "unknown_column": (
        _("Nothing here is called “%(printed)s”."),
        _("Give the column its name again; one that only tells begins with ~."),
    ),
    "no_column": (
        _("The sheet has no column “%(printed)s”, by which its rows are known."),
        _("Take the file as Mosty wrote it."),
    ),
    "other_agreement": (
        _("Number %(printed)s is another agreement in this register."),
        _(
            "Put the file into an empty register, or bring its agreements in as a "
            "table of agreements."
        ),
    ),
    "rule": (
        _("The values of the row do not fit each other: %(rule)s."),
        _("Compare the row with the paper and mend it."),
    ),
}
BOOKS = {
    "protected": _(
        "The workbook is protected by a password. Save it without one in Excel (File, "
        "Info, Protect Workbook), and put it in again."
    ),
    "not_a_book": _("This is no XLSX workbook. Choose the file that Mosty wrote."),
    "not_ours": _(
        "This workbook was not written by Mosty as a whole register. A table of your "
        "own is brought in as a table of agreements, with its columns matched."
    ),
    "too_large": _(
        "Unpacked, the file would take more than %(most)s MB; no register is so large. "
        "Let an administrator run “mosty agreements import FILE” on the server."
    ),
    "newer": _(
        "The workbook was written by a newer Mosty (format %(version)s). Update this "
        "one, then put the file in."
    ),
}


class BadBook(Refused):
    """The file cannot be read at all; `code` says why."""

    def __init__(self, code, **facts):
        self.code = code
        super().__init__(message=str(BOOKS[code]) % facts)


@dataclass(frozen=True)
class Fault:
    """What hinders the workbook from being entered, and the cell that it is in."""

    code: str
    sheet: str
    row: int
    column: int = 0
    facts: dict = field(default_factory=dict)

    @property
    def cell(self) -> str:
        """As Excel calls it; the row alone where no cell is meant."""
        if not self.column:
            return f"{self.sheet}!{self.row}:{self.row}"
        return f"{self.sheet}!{get_column_letter(self.column)}{self.row}"

    def words(self) -> tuple[str, str]:
        what, remedy = FAULTS[self.code]
        return str(what) % self.facts, str(remedy)

    def as_json(self) -> dict:
        return asdict(self) | {"cell": self.cell}
