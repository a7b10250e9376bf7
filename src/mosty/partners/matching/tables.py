"""Lists of names as people save them: any encoding, separator and order of columns."""

import csv
import io
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes
from stdnum.ru import inn, ogrn

from mosty.partners.matching.bodies import Body
from mosty.places.names import read_country

COLUMNS = ("id", "name", "country", "city", "inn", "ogrn")
NEEDED = ("id", "name")
SEPARATORS = ";,\t|"
BOMS = (
    ("utf-8-sig", b"\xef\xbb\xbf"),
    ("utf-16", b"\xff\xfe"),
    ("utf-16", b"\xfe\xff"),
)
HEADINGS = {
    "id": {"id", "ид", "код", "key", "№", "№ п/п", "identifier", "идентификатор"},
    "name": {
        "name",
        "название",
        "наименование",
        "имя",
        "organisation",
        "organization",
        "организация",
        "название организации",
        "наименование организации",
        "полное наименование",
        "полное название",
        "name of organisation",
        "organisation name",
        "organization name",
        "full name",
        "title",
    },
    "country": {"country", "страна", "country_code", "country code", "код страны"},
    "city": {"city", "город", "town", "населенный пункт", "населённый пункт"},
    "inn": {"inn", "инн"},
    "ogrn": {"ogrn", "огрн"},
}
LONGEST_NAME, LARGEST_CELL = 1000, 10_000_000
SEPARATOR_SAID = re.compile("\ufeff?sep=(.)\n", re.IGNORECASE)  # as Excel writes it
ALPHA_2 = 2


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line; line 1 is the heading.

    A fault of the heading leaves nothing to read; that of another line leaves its row
    or the one value out.
    """

    line: int
    code: str
    text: str = ""

    @property
    def is_whole(self) -> bool:
        return self.line == 1


def read_table(data: bytes) -> tuple[list[Body], list[Fault]]:
    """Rows of a table with the columns COLUMNS, and every fault found in it.

    A country may be a code or a name. An unknown one counts as not given, and so does a
    number whose check digits do not agree.
    """
    text = decoded(data)
    if text is None:
        return [], [Fault(1, "encoding")]
    lines = lines_of(text)
    if not any(any(cell.strip() for cell in line) for line in lines):
        return [], [Fault(1, "empty")]
    places, faults = headings(lines[0])
    if faults:
        return [], faults
    return _rows(lines[1:], places)


def decoded(data: bytes) -> str | None:
    for name, mark in BOMS:
        if data.startswith(mark):
            return _text(data, name)
    start = data[:200]
    if start.count(0) * 4 > len(start):
        return _text(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(
            data, cp_isolation=["cp1251", "koi8_r", "mac_cyrillic"]
        ).best()
        return str(best) if best is not None else _text(data, "cp1251")


def lines_of(text: str) -> list[list[str]]:
    """Cells of each line; where quotes are not closed, each line by itself."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    sign = separator(text)
    said = SEPARATOR_SAID.match(text)
    if said:
        sign, text = said[1], text[said.end() :]
    csv.field_size_limit(LARGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=sign, strict=True))
    except csv.Error:
        lines = text.split("\n")
        return [next(csv.reader([line], delimiter=sign), []) for line in lines]


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def separator(text: str) -> str:
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return max(SEPARATORS, key=first.count)


def headings(cells: list[str]) -> tuple[dict[str, int], list[Fault]]:
    """Where each column stands."""
    known = {alias: column for column, names in HEADINGS.items() for alias in names}
    found: dict[str, int] = {}
    faults = []
    for at, cell in enumerate(cells):
        column = known.get(" ".join(cell.strip('\ufeff "').lower().split()))
        if column in found:
            faults.append(Fault(1, "twice", cell.strip()))
        elif column:
            found[column] = at
    faults += [Fault(1, "missing", column) for column in NEEDED if column not in found]
    return found, faults


def _rows(lines, places) -> tuple[list[Body], list[Fault]]:
    rows, faults, seen = [], [], {}
    for line, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        values = {
            column: cells[at].strip() if at < len(cells) else ""
            for column, at in places.items()
        }
        fault = _fault(line, values, seen)
        if fault is not None:
            faults.append(fault)
            continue
        seen[values["id"]] = line
        values["country"], unread = _country(values.get("country", ""))
        wrong = [
            (column, values[column])
            for column, check in (("inn", inn), ("ogrn", ogrn))
            if values.get(column) and not check.is_valid(values[column])
        ]
        faults += [Fault(line, code, text) for code, text in [*unread, *wrong]]
        rows.append(_body(values | {column: "" for column, _text in wrong}))
    return rows, faults


def _country(printed) -> tuple[str, list[tuple[str, str]]]:
    """The code, and what could not be read."""
    if len(printed) == ALPHA_2 and printed.isalpha() and printed.isascii():
        return printed.upper(), []
    reading = read_country(printed) if printed else None
    if reading or not printed:
        return reading.code if reading else "", []
    return "", [("country", printed)]


def _fault(line, values, seen) -> Fault | None:
    if not values["id"]:
        return Fault(line, "no_id")
    if values["id"] in seen:
        return Fault(line, "same_id", values["id"])
    if not values["name"]:
        return Fault(line, "no_name")
    if len(values["name"]) > LONGEST_NAME:
        return Fault(line, "long_name")
    return None


def _body(values) -> Body:
    return Body(
        key=values["id"],
        name=values["name"],
        country=values["country"],
        city=values.get("city", ""),
        inn=values.get("inn", ""),
        ogrn=values.get("ogrn", ""),
    )
