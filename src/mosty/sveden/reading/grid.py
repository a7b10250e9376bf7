"""A table as rows of texts, upright, with its heading found."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from mosty.documents.tables.shapes import Cell, Table
from mosty.places.names import read_country
from mosty.sveden.reading import headings, marks
from mosty.sveden.reading.records import Origin

ROW_NUMBER = re.compile(r"(\d{1,5})\s*[.)]?")
DATA = re.compile(r"(?:19|20)\d{2}|«|\d{2}\.\d{2}\.|№\s*\d")
DEEPEST_HEADING = 25
MOST_ROWS = 1_500
MOST_COLUMNS = 60
LONGEST_CELL = 12_000
DEEPEST = 4
LONGEST_STATE = 60
MOST_LABELS = 30


@dataclass(frozen=True)
class Row:
    """A row of the grid: for each column the text of the cell that covers it.

    `own` are the texts of its cells, each once; `roles` say for each column what its
    markup calls it; `kind` is the main tag around it, `dog`, `accr` or empty.
    """

    texts: tuple[str, ...]
    own: tuple[str, ...]
    line: int
    roles: tuple[str, ...] = ()
    kind: str = ""

    def origin(self, sheet: str) -> Origin:
        return Origin(self.line, " | ".join(self.own), sheet)


@dataclass(frozen=True)
class Heading:
    """Where a heading begins, its columns, the first row after it, its other columns."""

    at: int
    columns: dict[str, int]
    after: int
    texts: tuple[str, ...] = ()

    @property
    def foreign(self) -> set[str]:
        """Names of columns that belong to tables of another kind."""
        names = {headings.column_of(text) for text in self.texts}
        return names & set(headings.FOREIGN_TO_A_REGISTER)


def rows_of(table: Table) -> list[Row]:
    rows = []
    for index, cells in enumerate(_first_rows(table)):
        cells = cells[:MOST_COLUMNS]
        seen: list = []
        for cell in cells:
            if cell.text and (not seen or all(cell is not each for each in seen)):
                seen.append(cell)
        line = next((each.line for each in cells if each.row == index), cells[0].line)
        texts = tuple(cell.text[:LONGEST_CELL] for cell in cells)
        all_marks = tuple(cell.marks for cell in cells)
        roles, kind = ((), "") if not any(all_marks) else marks.of_row(all_marks)
        rows.append(
            Row(texts, tuple(c.text[:LONGEST_CELL] for c in seen), line, roles, kind)
        )
    return rows


def _first_rows(table: Table) -> list[list[Cell]]:
    """The grid of a table, as far as anybody has agreements."""
    height = min(table.height, MOST_ROWS)
    if height == table.height:
        return table.grid()
    cells = tuple(each for each in table.cells if each.row < height)
    cut = (
        replace(cell, rowspan=min(cell.rowspan, height - cell.row)) for cell in cells
    )
    return Table(tuple(cut), height, table.width).grid()


def upright(rows: list[Row]) -> list[Row]:
    """A table whose first column holds the headings, turned by a quarter."""
    if not rows or len(rows[0].texts) < 2:
        return rows
    labels = [
        row.texts[0] for row in rows if len(row.texts) > 2 or not _is_caption(row)
    ]
    columns = headings.columns_of(labels)
    short = [label for label in labels if label]
    is_heading = headings.is_register_heading(columns) and (
        headings.looks_like_headings(short)
    )
    is_pair = len(rows[0].texts) == 2 and is_heading and len(columns) > 2
    if not is_pair and heading_of(rows) is not None:
        return rows
    if not is_heading:
        marked = {name for row in rows for name in row.roles if name}
        if not ({"organisation", "paper"} <= marked and len(rows[0].texts) == 2):
            return rows
    if len(rows[0].texts) == 2:
        return _records(rows)
    return _turned(rows)


def _turned(rows: list[Row]) -> list[Row]:
    """Each column after the first is an agreement."""
    first = next(at for at, row in enumerate(rows) if headings.column_of(row.texts[0]))
    rows = rows[first:]
    if not rows[0].texts[0]:
        rows = rows[1:]
    made = []
    for column in range(len(rows[0].texts)):
        texts = tuple(row.texts[column] for row in rows)
        made.append(Row(texts, tuple(filter(None, texts)), rows[0].line))
    return made


def _records(rows: list[Row]) -> list[Row]:
    """Terms and what they are for one agreement after another."""
    rows = [row for row in rows if not _is_caption(row)] or rows
    order = list(dict.fromkeys(_label(row) for row in rows if row.own))[:MOST_LABELS]
    records: list[dict[str, str]] = [{}]
    lines, kinds = [rows[0].line], [rows[0].kind]
    roles = {_label(row): row.roles[1] for row in rows if len(row.roles) > 1}
    for row in rows:
        label, text = _label(row), row.texts[1]
        if label in records[-1]:
            records.append({})
            lines.append(row.line)
            kinds.append(row.kind)
        records[-1][label] = text
    upright_rows = [Row(tuple(order), tuple(order), rows[0].line)]
    for record, line, kind in zip(records, lines, kinds, strict=True):
        texts = tuple(record.get(label, "") for label in order)
        own = tuple(filter(None, texts))
        named = tuple(roles.get(label, "") for label in order)
        upright_rows.append(Row(texts, own, line, named, kind))
    return upright_rows


def _is_caption(row: Row) -> bool:
    """A line over both columns."""
    return len(row.own) < 2 and row.texts[0] == row.texts[1]


def _label(row: Row) -> str:
    return row.texts[0] or row.texts[1]


def heading_of(rows: list[Row]) -> Heading | None:
    """The first heading of a register in a table."""
    for at, row in enumerate(rows[:DEEPEST_HEADING]):
        if at == len(rows) - 1 and at > 0:
            break
        found = _heading_at(rows, at, row)
        if found is not None:
            return found
    return None


def _heading_at(rows: list[Row], at: int, row: Row) -> Heading | None:
    if len(row.own) < 2 or _is_data(row) or not _may_head(row):
        return None
    names = [headings.column_of(text) for text in row.texts]
    texts, after = row.texts, at + 1
    while (
        after < len(rows)
        and after - at < DEEPEST
        and _is_second_level(texts, rows[after])
    ):
        names, texts = _under(texts, rows[after].texts)
        after += 1
    columns = headings.columns_named(names, texts)
    if (
        not headings.is_register_heading(columns)
        and len({"state", "paper", "kind"} & set(columns)) < 2
    ):
        return None
    while after < len(rows) and counts_columns(rows[after]):
        after += 1
    return Heading(at, columns, after, texts)


def _may_head(row: Row) -> bool:
    return headings.looks_like_headings(list(row.own))


def _under(
    upper: tuple[str, ...], lower: tuple[str, ...]
) -> tuple[list[str], tuple[str, ...]]:
    """Names and texts of columns whose heading has two levels.

    Under one heading that spans several columns the lower words tell them apart.
    """
    names, texts = [], []
    for one, two in zip(upper, lower, strict=True):
        joined = one if one == two else f"{one} {two}".strip()
        texts.append(joined)
        own = headings.column_of(two)
        spans = upper.count(one) > 1 and one != ""
        if one == two or own in {"", "name"} or not spans:
            names.append(headings.column_of(joined) or own)
        else:
            names.append(own)
    return names, tuple(texts)


def _is_data(row: Row) -> bool:
    """Whether a row tells of somebody, and is no heading."""
    if any(_names_state(text) for text in row.own):
        return True
    number = ROW_NUMBER.fullmatch(row.own[0].strip())
    return bool(number) and len(row.own) > 2


def _names_state(text: str) -> bool:
    is_short = len(text) < LONGEST_STATE and not headings.column_of(text)
    return is_short and read_country(text) is not None


def _is_second_level(upper: tuple[str, ...], lower: Row) -> bool:
    """Whether the row below is still heading: the upper one spans or has gaps."""
    repeats = len(set(upper)) < len(upper)
    shared = any(
        one and one == two for one, two in zip(upper, lower.texts, strict=True)
    )
    if not (repeats or shared) or counts_columns(lower) or len(lower.own) < 2:
        return False
    if ROW_NUMBER.fullmatch(lower.texts[0]) or DATA.search(" ".join(lower.own)):
        return False
    if any(_names_state(text) for text in lower.own):
        return False
    named = [text for text in lower.own if headings.column_of(text)]
    short = [text for text in lower.own if headings.plain(text) in {"с", "по", "до"}]
    return len(named) + len(short) > 1


def unlabelled(row: Row, titles: tuple[str, ...]) -> Row:
    """Without the heading that a page for small screens repeats in each cell."""
    texts = list(row.texts)
    for at, title in enumerate(titles[: len(texts)]):
        start = f"{title.strip(' :')}:"
        if len(start) > 2 and texts[at].startswith(start):
            texts[at] = texts[at][len(start) :].strip()
    same = tuple(texts)
    return row if same == row.texts else replace(row, texts=same)


def counts_columns(row: Row) -> bool:
    """A row «1 2 3 4» under the heading."""
    numbers = [text.strip(" .()") for text in row.texts if text.strip()]
    if len(numbers) < 2 or not all(number.isdecimal() for number in numbers):
        return False
    values = [int(number) for number in numbers if len(number) < 4]
    return (
        values == list(range(values[0], values[0] + len(numbers))) if values else False
    )


def marked_columns(rows: list[Row]) -> dict[str, int]:
    """What the markup of the rows calls the columns; most rows decide."""
    counts: Counter[tuple[int, str]] = Counter()
    for row in rows:
        if row.kind == "accr":
            continue
        weight = len({name for name in row.roles if name})
        for at, name in enumerate(row.roles):
            counts[at, name] += weight if name else 0
    best: dict[int, str] = {}
    for (place, name), count in counts.most_common():
        if name and count:
            best.setdefault(place, name)
    found: dict[str, int] = {}
    for place in sorted(best, key=lambda at: (-counts[at, best[at]], at)):
        name = best[place]
        if name == "state" and name in found and "organisation" not in best.values():
            name = "organisation"
        found.setdefault(name, place)
    return found


def aligned(row: Row, columns: dict[str, int], marked: dict[str, int]) -> Row:
    """A row whose own marks stand elsewhere than in most rows, brought in line."""
    own = [name for name in row.roles if name]
    if len(set(own)) < 3 or len(own) != len(set(own)):
        return row
    places = {name: row.roles.index(name) for name in own}
    if all(marked.get(name) in {None, place} for name, place in places.items()):
        return row
    texts = [
        text if at not in places.values() else "" for at, text in enumerate(row.texts)
    ]
    for name, place in places.items():
        if name in columns and columns[name] < len(texts):
            texts[columns[name]] = row.texts[place]
    return replace(row, texts=tuple(texts))
