"""The words of a source as a page quotes them. Plain functions."""

import re

CELLS = re.compile(r"[|\t]")
NUMBER = re.compile(r"^\d+\.?$")
BETWEEN = " · "


def quoted(text: str) -> str:
    """A table's row as its cells one after another, without the row's number.

    Text that is no row stays as it is.
    """
    cells = [cell.strip() for cell in CELLS.split(text)]
    if len(cells) == 1:
        return text
    if NUMBER.match(cells[0]):
        cells = cells[1:]
    return BETWEEN.join(cell for cell in cells if cell)
