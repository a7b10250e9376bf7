"""Reads a workbook of the whole register, row by row."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
)

from mosty.agreements.exchange.faults import BadBook, Fault
from mosty.agreements.exchange.writing import (
    ABOUT,
    FORMAT,
    LONG,
    POINTER,
    TELLS,
    VERSION,
)

PROTECTED = b"\xd0\xcf\x11\xe0"
PACKED = b"PK\x03\x04"
FIRST_ROW = 3
MOST_UNPACKED = 600 * 2**20


@dataclass(frozen=True)
class Line:
    """A row of a sheet: its number in Excel, and its cells by names of columns."""

    number: int
    cells: dict


def refuse_bomb(data: bytes) -> None:
    """A file that would unpack to more than any register says."""
    try:
        unpacked = sum(one.file_size for one in ZipFile(io.BytesIO(data)).infolist())
    except (BadZipFile, OSError, ValueError) as error:
        raise BadBook("not_a_book") from error
    if unpacked > MOST_UNPACKED:
        raise BadBook("too_large", most=MOST_UNPACKED // 2**20)


def written_rows(row: list) -> int:
    """How many rows a line of the first sheet says that a sheet had."""
    told = str(row[2]).rpartition(" ")[2] if row[0] == "rows" and row[2:] else ""
    return int(told) if told.isdecimal() else 0


class Book:
    """A workbook that Mosty wrote; raises `BadBook` for any other.

    `rows` is how many it had when it was written, for whoever tells how far it is.
    """

    def __init__(self, data: bytes):
        if data[:4] == PROTECTED:
            raise BadBook("protected")
        if data[:4] != PACKED:
            raise BadBook("not_a_book")
        self.rows = 0
        refuse_bomb(data)
        try:
            self.pages = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError as error:
            raise BadBook("protected") from error
        except (CalamineError, BadZipFile, OSError) as error:
            raise BadBook("not_a_book") from error
        self._look_at_about()
        self.long = self._long_texts()

    def _look_at_about(self) -> None:
        if ABOUT not in self.pages.sheet_names:
            raise BadBook("not_ours")
        rows = [row for row in self._raw(ABOUT) if row and row[0]]
        told = {row[0]: row[1] for row in rows if len(row) > 1}
        if told.get("format") != FORMAT:
            raise BadBook("not_ours")
        version = told.get("version")
        if not isinstance(version, float | int) or version > VERSION:
            raise BadBook("newer", version=version)
        self.rows = sum(written_rows(row) for row in rows)

    def _raw(self, name: str) -> Iterator[list]:
        yield from self.pages.get_sheet_by_name(name).iter_rows()

    def _long_texts(self) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        if LONG in self.pages.sheet_names:
            for row in list(self._raw(LONG))[FIRST_ROW - 1 :]:
                found.setdefault(f"{POINTER}{int(row[0])}", []).append(row[2])
        return {pointer: "".join(parts) for pointer, parts in found.items()}

    def columns(self, sheet) -> dict[str, int]:
        """Where each column of the sheet stands, from 1; nothing for a sheet gone."""
        if sheet.name not in self.pages.sheet_names:
            return {}
        heading = next(self._raw(sheet.name), [])
        return {str(name): at for at, name in enumerate(heading, start=1) if name}

    def faults(self, sheet) -> list[Fault]:
        """What is wrong with the first row of a sheet."""
        columns = self.columns(sheet)
        known = {one.name for one in [*sheet.columns(), *sheet.lists()]}
        found = [
            Fault("unknown_column", sheet.name, 1, at, {"printed": name})
            for name, at in columns.items()
            if name not in known and not name.startswith(TELLS)
        ]
        if columns and sheet.key not in columns:
            found.append(Fault("no_column", sheet.name, 1, 0, {"printed": sheet.key}))
        return found

    def lines(self, sheet) -> Iterator[Line]:
        columns = self.columns(sheet)
        if not columns:
            return
        places = [(n, at - 1) for n, at in columns.items() if not n.startswith(TELLS)]
        for number, row in enumerate(self._raw(sheet.name), start=1):
            if number < FIRST_ROW or not any(one not in ("", None) for one in row):
                continue
            cells = {name: self._cell(row, at) for name, at in places}
            yield Line(number, cells)

    def _cell(self, row, at):
        value = row[at] if at < len(row) else None
        if isinstance(value, str) and value.startswith(POINTER):
            return self.long.get(value, value)
        return value
