"""What was read from a file: lines and tables, in the file's order."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain

from mosty.documents import limits
from mosty.documents.faults import CannotRead


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its text, its slot in the grid, its spans and its line.

    `line` is the line of a text or of HTML's source, the paragraph of a DOCX, the
    row of a sheet. `marks` are the `itemprop`s of the elements around and within it,
    the outermost first.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    line: int = 0
    is_header: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A grid that its cells cover wholly, each slot once."""

    cells: tuple[Cell, ...]
    height: int
    width: int
    line: int = 0
    sheet: str = ""

    def grid(self) -> list[list[Cell]]:
        """For each slot the cell that covers it."""
        slots: list[list[Cell]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    slots[row][column] = cell
        return slots


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text; `is_item` when it stood in a list.

    `level` is that of a heading, 1 to 6, 7 for a line that is wholly bold, 0 for plain
    text; `depth` says in how many lists the line stands, or how far it is moved in;
    lines of one block of the page, broken within it, have one `part`.
    `marks` are the `itemprop`s of the elements around it, each with the number of its
    element (`orgName#7`), the outermost first.
    """

    text: str
    line: int
    is_item: bool = False
    sheet: str = ""
    marks: tuple[str, ...] = ()
    level: int = 0
    depth: int = 0
    part: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Document:
    """A file's lines and tables in order.

    `unseen` are the `itemprop`s of what no visitor of the page can see.
    """

    kind: str
    encoding: str
    blocks: tuple[Line | Table, ...]
    title: str = ""
    unseen: tuple[str, ...] = ()

    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    def lines(self) -> list[Line]:
        return [block for block in self.blocks if isinstance(block, Line)]


@dataclass(slots=True)
class RawCell:
    """A cell as written, before it is given its slot."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    line: int = 0
    is_header: bool = False
    column: int | None = field(default=None)
    marks: tuple[str, ...] = ()


def lay_out(
    rows: Sequence[Sequence[RawCell]], *, line: int = 0, sheet: str = ""
) -> Table:
    """Give every raw cell its slot, as HTML's table model does.

    Spans end at the table's edge and before a taken slot; slots nobody covers get
    an empty cell, so that the cells always cover the grid.
    """
    if all(map(_is_plain, chain.from_iterable(rows))):
        return _lay_out_plain(rows, line=line, sheet=sheet)
    taken: dict[tuple[int, int], bool] = {}
    placed: list[Cell] = []
    height = len(rows)
    for row, raw_cells in enumerate(rows):
        column = 0
        for raw in raw_cells:
            column = raw.column if raw.column is not None else column
            while (row, column) in taken:
                column += 1
            cell = _place(raw, row, column, height=height, taken=taken)
            placed.append(cell)
            column += cell.colspan
            if len(taken) > limits.MAX_SLOTS:
                raise CannotRead("too_many_cells", place=f"line {raw.line}")
    width = max((cell.column + cell.colspan for cell in placed), default=0)
    if height * width > limits.MAX_SLOTS:
        raise CannotRead("too_many_cells", place=f"line {line}")
    placed.extend(_gaps(placed, height=height, width=width, taken=taken))
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return Table(tuple(placed), height=height, width=width, line=line, sheet=sheet)


def _is_plain(raw: RawCell) -> bool:
    return raw.colspan <= 1 and raw.rowspan <= 1 and raw.column is None


def _lay_out_plain(rows, *, line: int, sheet: str) -> Table:
    """The same where no cell spans others, as in most long tables."""
    height, width = len(rows), max(map(len, rows), default=0)
    if height * width > limits.MAX_SLOTS:
        raise CannotRead("too_many_cells", place=f"line {line}")
    cells = []
    for row, raw_cells in enumerate(rows):
        for at, raw in enumerate(raw_cells):
            made = (raw.line, raw.is_header, raw.marks)
            cells.append(Cell(raw.text, row, at, 1, 1, *made))
        last = raw_cells[0].line if raw_cells else 0
        gaps = range(len(raw_cells), width)
        cells.extend(Cell("", row, at, line=last) for at in gaps)
    return Table(tuple(cells), height=height, width=width, line=line, sheet=sheet)


def _place(raw: RawCell, row: int, column: int, *, height: int, taken) -> Cell:
    colspan = 1
    wanted = min(max(raw.colspan, 1), limits.MAX_SPAN)
    while colspan < wanted and (row, column + colspan) not in taken:
        colspan += 1
    rowspan = min(max(raw.rowspan, 1), height - row)
    rowspan = _free_below(row, column, rowspan, colspan=colspan, taken=taken)
    for down in range(row, row + rowspan):
        for right in range(column, column + colspan):
            taken[down, right] = True
    return Cell(
        text=raw.text,
        row=row,
        column=column,
        rowspan=rowspan,
        colspan=colspan,
        line=raw.line,
        is_header=raw.is_header,
        marks=raw.marks,
    )


def _free_below(row: int, column: int, rowspan: int, *, colspan: int, taken) -> int:
    for down in range(1, rowspan):
        if any((row + down, column + right) in taken for right in range(colspan)):
            return down
        if down * colspan > limits.MAX_SLOTS:
            return down
    return rowspan


def _gaps(placed: list[Cell], *, height: int, width: int, taken) -> list[Cell]:
    lines: dict[int, int] = {}
    for cell in placed:
        lines.setdefault(cell.row, cell.line)
    return [
        Cell("", row, column, line=lines.get(row, 0))
        for row in range(height)
        for column in range(width)
        if (row, column) not in taken
    ]


def to_json(document: Document) -> dict:
    """Plain values for the way between two processes."""
    return asdict(document)


def from_json(value: dict) -> Document:
    """The document that `to_json` gave."""
    blocks = []
    for block in value["blocks"]:
        if "cells" in block:
            cells = tuple(Cell(**_with_marks(each)) for each in block.pop("cells"))
            blocks.append(Table(cells=cells, **block))
        else:
            blocks.append(Line(**_with_marks(block)))
    unseen = tuple(value.get("unseen", ()))
    return Document(**{**value, "blocks": tuple(blocks), "unseen": unseen})


def _with_marks(value: dict) -> dict:
    return {**value, "marks": tuple(value["marks"])}
