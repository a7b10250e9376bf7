"""The rows of a workbook's first filled sheet. A stranger's is read by `rows_child`."""

import io

from python_calamine import CalamineError, CalamineWorkbook

from mosty.documents import limits
from mosty.documents.archives import open_archive
from mosty.documents.faults import CannotRead

BROKEN = (CalamineError, OSError, ValueError, OverflowError)
MOST_COLUMNS = 100


def rows_of(data: bytes) -> list[list[str]]:
    """Cells as texts; raises `CannotRead` and nothing else."""
    open_archive(data).close()
    try:
        return filled(CalamineWorkbook.from_filelike(io.BytesIO(data)))
    except CannotRead:
        raise
    except BROKEN as error:
        raise CannotRead("broken") from error
    except BaseException as error:
        # The reader's own way to say that it met what it never expected.
        if type(error).__name__ != "PanicException":
            raise
        raise CannotRead("broken") from None


def filled(book) -> list[list[str]]:
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > limits.MAX_SLOTS:
            raise CannotRead("too_many_cells", place=name)
        rows = sheet.to_python(skip_empty_area=False)
        told = [[text_of(one) for one in row[:MOST_COLUMNS]] for row in rows]
        if any(any(row) for row in told):
            return told
    raise CannotRead("empty")


def text_of(value) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").replace("\0", "")
