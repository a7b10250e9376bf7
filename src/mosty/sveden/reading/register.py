"""The register's table: heading, group rows, and a row for each agreement."""

import re
from dataclasses import dataclass, field

from mosty.documents.tables.shapes import Line, Table
from mosty.places.names import read_country, read_region
from mosty.sveden.reading import headings
from mosty.sveden.reading.papers import read_columns, read_paper
from mosty.sveden.reading.records import Agreement, Origin, Paper, Printed

ROW_NUMBER = re.compile(r"(\d{1,5})\s*[.)]?")
LONGEST_GROUP = 8
LONGEST_NAME = 500
HOME = "RU"


@dataclass(frozen=True)
class Row:
    """A row of the grid: for each column the text of the cell that covers it."""

    texts: tuple[str, ...]
    own: tuple[str, ...]
    line: int

    def origin(self, sheet: str) -> Origin:
        return Origin(self.line, " | ".join(self.own), sheet)


@dataclass
class Register:
    """What the tables of a page gave so far."""

    home: str = HOME
    agreements: list[Agreement] = field(default_factory=list)
    unread: list[Origin] = field(default_factory=list)
    printed: Printed = field(default_factory=Printed)
    was_found: bool = False

    def read(self, table: Table) -> list[Line] | None:
        """Take in a table; None when it is no register.

        Gives the lines that follow the register within the same table, from a
        heading like «Проекты» on.
        """
        rows = _upright(rows_of(table))
        heading = _heading(rows)
        if heading is None:
            return None
        reader = _TableReader(self, table.sheet, *heading)
        self.was_found = True
        return reader.read(rows)


def rows_of(table: Table) -> list[Row]:
    rows = []
    for index, cells in enumerate(table.grid()):
        seen: list = []
        for cell in cells:
            if cell.text and all(cell is not other for other in seen):
                seen.append(cell)
        line = next((each.line for each in cells if each.row == index), cells[0].line)
        texts = tuple(cell.text for cell in cells)
        rows.append(Row(texts, tuple(cell.text for cell in seen), line))
    return rows


def _upright(rows: list[Row]) -> list[Row]:
    """A table whose first column holds the headings, turned by a quarter."""
    if _heading(rows) is not None or not rows or len(rows[0].texts) != 2:
        return rows
    labels = [row.texts[0] for row in rows]
    if not headings.is_register_heading(headings.columns_of(labels)):
        return rows
    order = list(dict.fromkeys(labels))
    records: list[dict[str, str]] = [{}]
    lines = [rows[0].line]
    for row in rows:
        label, text = row.texts
        if label in records[-1]:
            records.append({})
            lines.append(row.line)
        records[-1][label] = text
    upright = [Row(tuple(order), tuple(order), rows[0].line)]
    for record, line in zip(records, lines, strict=True):
        texts = tuple(record.get(label, "") for label in order)
        upright.append(Row(texts, tuple(filter(None, texts)), line))
    return upright


def _heading(rows: list[Row]) -> tuple[int, dict[str, int], int] | None:
    """Where the heading begins, its columns, and the first row after it."""
    for at, row in enumerate(rows[:-1] if len(rows) > 1 else rows):
        found = _heading_at(rows, at, row)
        if found is not None:
            return at, *found
    return None


def _heading_at(rows: list[Row], at: int, row: Row):
    if len(row.own) < 2:
        return None
    columns = headings.columns_of(list(row.texts))
    after = at + 1
    if after < len(rows) and _is_second_level(row, rows[after]):
        joined = [
            upper if upper == lower else f"{upper} {lower}"
            for upper, lower in zip(row.texts, rows[after].texts, strict=True)
        ]
        columns, after = headings.columns_of(joined), after + 1
    if not headings.is_register_heading(columns):
        return None
    while after < len(rows) and _counts_columns(rows[after]):
        after += 1
    return columns, after


def _is_second_level(upper: Row, lower: Row) -> bool:
    """Whether the row below is still heading: the upper one spans or has gaps."""
    repeats = len(set(upper.texts)) < len(upper.texts)
    shared = any(
        one and one == two for one, two in zip(upper.texts, lower.texts, strict=True)
    )
    if not (repeats or shared) or _counts_columns(lower) or len(lower.own) < 2:
        return False
    words = " ".join(lower.own)
    is_data = ROW_NUMBER.fullmatch(lower.texts[0]) or re.search(r"\d{4}|«", words)
    return not is_data and len(headings.columns_of(list(lower.texts))) > 1


def _counts_columns(row: Row) -> bool:
    """A row «1 2 3 4» under the heading."""
    wanted = [str(number) for number in range(1, len(row.texts) + 1)]
    return len(wanted) > 1 and [text.strip(" .") for text in row.texts] == wanted


class _TableReader:
    """Reads the rows under one heading, group by group."""

    def __init__(self, register, sheet, heading_at, columns, after):
        self.register = register
        self.sheet = sheet
        self.heading_at = heading_at
        self.columns = columns
        self.after = after
        self.section = ""
        self.state = ""

    def read(self, rows: list[Row]) -> list[Line]:
        for row in rows[: self.heading_at]:
            if row.own and not headings.opens_register(row.own[0]):
                self._unread(row)
        self._note_heading(rows[self.heading_at])
        for at, row in enumerate(rows[self.after :], start=self.after):
            if len(row.own) == 1 and headings.part_of(row.own[0]):
                return self._rest(rows[at:])
            self._take(row)
        return []

    def _note_heading(self, row: Row) -> None:
        if not self.register.printed.header:
            self.register.printed = Printed(row.texts, dict(self.columns))

    def _repeats_heading(self, row: Row) -> bool:
        """A heading printed again over a new group, or a wholly new one."""
        columns = headings.columns_of(list(row.texts))
        number = self._cell(row, "row").strip()
        if not headings.is_register_heading(columns) or ROW_NUMBER.fullmatch(number):
            return False
        if any(read_country(text) for text in row.own):
            return False
        self.columns = columns
        return True

    def _rest(self, rows: list[Row]) -> list[Line]:
        return [
            Line(". ".join(row.own), row.line, is_item=at > 0, sheet=self.sheet)
            for at, row in enumerate(rows)
            if row.own
        ]

    def _take(self, row: Row) -> None:
        if not row.own or self._repeats_heading(row):
            return
        if len(row.own) == 1:
            self._group(row)
            return
        organisation = self._cell(row, "organisation")
        if len(organisation) > LONGEST_NAME:
            self._unread(row)
            return
        if headings.says_nothing(organisation):
            if organisation or self._says_more(row):
                self._unread_unless_nothing(row)
            return
        self._agreement(row, organisation)

    def _group(self, row: Row) -> None:
        text = row.own[0]
        section = headings.section_of(text)
        country = read_country(text) if len(text.split()) <= LONGEST_GROUP else None
        if section:
            self.section, self.state = section, ""
            self.register.printed.groups.setdefault(section, text)
        elif country is not None:
            self.section, self.state = "", text
        elif not headings.says_nothing(text):
            self._unread(row)

    def _agreement(self, row: Row, organisation: str) -> None:
        state, code, city = self._place(row, organisation)
        region = self._region(row, organisation) if code == self.register.home else None
        kind, paper = self._paper(row)
        number = self._number(row)
        agreement = Agreement(
            row=number,
            section=self.section or self._section_by(code),
            state=state,
            state_code=code,
            region=region,
            city=city,
            organisation=_one_line(organisation),
            kind=kind,
            paper=paper,
            origin=row.origin(self.sheet),
        )
        self.register.agreements.append(agreement)
        self.register.printed.cells[str(number)] = list(row.texts)

    def _place(self, row: Row, organisation: str) -> tuple[str, str | None, str]:
        """The state as printed, its code, and a town if one is named."""
        printed = self._cell(row, "state") or self.state
        reading = read_country(printed or organisation)
        city = self._cell(row, "city") or (reading.city if reading else "")
        if reading is not None:
            return _one_line(printed), reading.code, city
        at_home = self.section == "interregional" and not printed
        if at_home or (printed and read_region(printed) is not None):
            return _one_line(printed), self.register.home, city
        return _one_line(printed), None, city

    def _region(self, row: Row, organisation: str) -> str | None:
        texts = [self._cell(row, name) for name in ("region", "city")]
        for text in [*texts, organisation, self._cell(row, "state")]:
            reading = read_region(text) if text else None
            if reading is not None:
                return reading.code
        return None

    def _paper(self, row: Row) -> tuple[str, Paper]:
        """The kind as printed and the paper; both may stand in one cell."""
        printed = _one_line(self._cell(row, "kind"))
        described = self._cell(row, "paper") or self._cell(row, "kind")
        paper = read_paper(described)
        status = self._cell(row, "status")
        if status:
            paper = _with_status(paper, status)
        paper = read_columns(
            paper,
            signed=self._cell(row, "signed"),
            number=self._cell(row, "number"),
            term=self._cell(row, "term"),
        )
        in_kind = "paper" not in self.columns and (paper.number or paper.signed_on)
        own_columns = {"signed", "number", "term"} & set(self.columns)
        if not printed or (in_kind and not own_columns):
            printed = paper.title or printed
        return printed, paper

    def _number(self, row: Row) -> int:
        """The page's own number while it counts on; otherwise the place in order."""
        taken = {each.row for each in self.register.agreements}
        match = ROW_NUMBER.fullmatch(self._cell(row, "row").strip())
        if match and int(match.group(1)) > max(taken, default=0):
            return int(match.group(1))
        return max(taken, default=0) + 1

    def _section_by(self, code: str | None) -> str:
        return "interregional" if code == self.register.home else "foreign"

    def _cell(self, row: Row, name: str) -> str:
        place = self.columns.get(name)
        return row.texts[place] if place is not None else ""

    def _says_more(self, row: Row) -> bool:
        return any(not headings.says_nothing(text) for text in row.own)

    def _unread_unless_nothing(self, row: Row) -> None:
        number = self._cell(row, "row")
        rest = [text for text in row.own if text != number]
        if any(not headings.says_nothing(text) for text in rest):
            self._unread(row)

    def _unread(self, row: Row) -> None:
        self.register.unread.append(row.origin(self.sheet))


def _with_status(paper: Paper, status: str) -> Paper:
    other = read_paper(status)
    if not other.planned:
        return paper
    return Paper(**{**vars(paper), "planned": True})


def _one_line(text: str) -> str:
    return " ".join(text.split())
