"""Lines and tables of a sheet: a workbook's or a delimited text's."""

from collections.abc import Mapping, Sequence

from mosty.documents.tables.marks import neat_lines, without_bullet
from mosty.documents.tables.shapes import Line, RawCell, Table, lay_out

Row = tuple[int, Sequence[str]]


def blocks(
    rows: Sequence[Row],
    *,
    sheet: str = "",
    merges: Mapping[tuple[int, int], tuple[int, int]] | None = None,
) -> list[Line | Table]:
    """The blocks of a sheet.

    From the first row with two filled cells to the last one it is a table, single
    cells between them too (they are headings of groups); before and after it is
    text. `merges` gives `(height, width)` for the first slot `(index, column)` of
    a merged range, the index counting from 0 within `rows`.
    """
    filled = [sum(1 for text in row if text.strip()) for _, row in rows]
    wide = [index for index, count in enumerate(filled) if count > 1]
    if not wide:
        return _lines(rows, sheet)
    first, last = wide[0], wide[-1] + 1
    return [
        *_lines(rows[:first], sheet),
        _table(rows, range(first, last), sheet=sheet, merges=merges or {}),
        *_lines(rows[last:], sheet),
    ]


def _lines(rows: Sequence[Row], sheet: str) -> list[Line]:
    found = []
    for number, row in rows:
        printed = "\n".join(text for text in row if text.strip())
        for part in neat_lines(printed).splitlines():
            text, is_item = without_bullet(part)
            found.append(Line(text, number, is_item=is_item, sheet=sheet))
    return found


def _table(rows, span: range, *, sheet: str, merges) -> Table:
    raw_rows: list[list[RawCell]] = []
    covered: set[tuple[int, int]] = set()
    for index in span:
        number, texts = rows[index]
        raw = []
        for column, text in enumerate(texts):
            if (index, column) in covered:
                continue
            height, width = merges.get((index, column), (1, 1))
            covered.update(
                (index + down, column + right)
                for down in range(height)
                for right in range(width)
            )
            raw.append(
                RawCell(
                    neat_lines(text),
                    rowspan=height,
                    colspan=width,
                    line=number,
                    column=column,
                )
            )
        raw_rows.append(_without_tail(raw))
    return lay_out(raw_rows, line=rows[span.start][0], sheet=sheet)


def _without_tail(raw: list[RawCell]) -> list[RawCell]:
    while raw and not raw[-1].text and raw[-1].colspan == raw[-1].rowspan == 1:
        raw.pop()
    return raw
