"""Lines and tables of plain text: columns parted by `|` or by tabs."""

import re

from mosty.documents.tables.marks import neat, without_bullet
from mosty.documents.tables.shapes import Line, RawCell, Table, lay_out

RULE = re.compile(r":?-{2,}:?|:?=+:?")
BAR = re.compile(r"(?<!\\)\|")
MINIMUM_ROWS = 2


def blocks(text: str) -> list[Line | Table]:
    """The text's blocks in order, with the numbers of their lines."""
    found: list[Line | Table] = []
    run: list[tuple[int, str]] = []
    kind = ""
    for number, line in enumerate(text.splitlines(), start=1):
        now = _kind(line)
        if now != kind:
            found.extend(_closed(run, kind))
            run = []
        kind = now
        run.append((number, line))
    found.extend(_closed(run, kind))
    return found


def _kind(line: str) -> str:
    if BAR.search(line):
        return "bars"
    return "tabs" if "\t" in line.strip() else ""


def _closed(run: list[tuple[int, str]], kind: str) -> list[Line | Table]:
    if kind and len(run) >= MINIMUM_ROWS:
        return [_table(run, kind)]
    found = []
    for number, line in run:
        text, is_item = without_bullet(neat(line))
        if text:
            found.append(Line(text, number, is_item=is_item))
    return found


def _table(run: list[tuple[int, str]], kind: str) -> Table:
    rows: list[list[RawCell]] = []
    for number, line in run:
        parts = _barred(line) if kind == "bars" else line.split("\t")
        texts = [neat(part) for part in parts]
        if any(texts) and all(RULE.fullmatch(text) for text in texts if text):
            _make_header(rows)
            continue
        rows.append([RawCell(text, line=number) for text in texts])
    return lay_out(rows, line=run[0][0])


def _barred(line: str) -> list[str]:
    """Cells between bars; a bar at either edge opens or closes the row."""
    line = line.strip()
    parts = [part.replace("\\|", "|") for part in BAR.split(line)]
    if line.startswith("|"):
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip() and line.endswith("|"):
        parts = parts[:-1]
    return parts


def _make_header(rows: list[list[RawCell]]) -> None:
    if rows:
        for cell in rows[-1]:
            cell.is_header = True
