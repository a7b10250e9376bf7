"""Lines and tables of plain text: columns parted by `|` or by tabs."""

import re

from mosty.documents.tables.marks import neat, without_bullet
from mosty.documents.tables.shapes import Line, RawCell, Table, lay_out

RULE = re.compile(r":?-{2,}:?|:?=+:?")
BAR = re.compile(r"(?<!\\)\|")
BORDER = re.compile(r"\s*[+┌├└╔╠╚╟][-=+─━═┬┼┴╤╪╧╦╬╩┐┤┘╗╣╝╢]{3,}\s*")
EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
MARKED = re.compile(r"^\s{0,3}(?P<marks>#{1,6})\s+(?P<text>\S.*?)\s*#*\s*$")
QUOTED = re.compile(r"^\s{0,3}>\s?")
UNDERLINED = re.compile(r"^\s{0,3}(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$")
ITALIC = re.compile(
    r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*_])"
)
ONE_STEP = 2
GAP = re.compile(r"\S\s{2,}(?=\S)")
WORDS_TOGETHER = re.compile(r"\S+(?:\s\S+)*")
SHORTEST_COLUMN = 6
FEWEST_COLUMNS = 3
BOLD_LINE = 7
MINIMUM_ROWS = 2


def blocks(text: str) -> list[Line | Table]:
    """The text's blocks in order, with the numbers of their lines."""
    found: list[Line | Table] = []
    run: list[tuple[int, str]] = []
    kind = ""
    for number, line in enumerate(text.splitlines(), start=1):
        now = "gaps" if kind == "gaps" and _goes_on(line, run) else _kind(line)
        if now != kind:
            found.extend(_closed(run, kind))
            run = []
        kind = now
        run.append((number, line))
    found.extend(_closed(run, kind))
    return found


def _kind(line: str) -> str:
    if BORDER.fullmatch(line):
        return "bars"
    if BAR.search(line) or line.count("│") > 1:
        return "bars"
    if "\t" in line.strip():
        return "tabs"
    return "gaps" if len(GAP.findall(line.strip())) > 1 else ""


def _closed(run: list[tuple[int, str]], kind: str) -> list[Line | Table]:
    if kind == "gaps":
        table = _spaced(run)
        if table is not None:
            return [table]
    elif kind and len(run) >= MINIMUM_ROWS:
        return [_table(run, kind)]
    lines = (_line(number, line) for number, line in run)
    return [line for line in lines if line is not None]


def _line(number: int, printed: str) -> Line | None:
    """A line without its marks of Markdown, which say what it is."""
    if UNDERLINED.match(printed):
        return None
    printed = QUOTED.sub("", printed)
    heading = MARKED.match(printed)
    level = len(heading["marks"]) if heading else 0
    text, is_item = without_bullet(neat(heading["text"] if heading else printed))
    is_bold = bool(re.fullmatch(r"(\*\*|__).+\1", text))
    text = unstyled(text)
    if not text:
        return None
    moved = len(printed) - len(printed.lstrip())
    depth = moved // ONE_STEP + is_item
    level = level or BOLD_LINE * (is_bold and not is_item)
    return Line(text, number, is_item=is_item, level=level, depth=depth)


def _goes_on(line: str, run: list[tuple[int, str]]) -> bool:
    """Whether a line goes on with the cells of the row above: it is moved in."""
    moved = len(line) - len(line.lstrip())
    return bool(line.strip()) and moved > SHORTEST_COLUMN and bool(run)


def _spaced(run: list[tuple[int, str]]) -> Table | None:
    """Columns that only spaces part; None where lines have not the same places."""
    first = _places(run[0][1])
    rows: list[list[RawCell]] = []
    for number, line in run:
        found = _places(line)
        at = [_column(start, first) for start, _ in found]
        if len(set(at)) < len(at) or None in at:
            return None
        cells = dict(zip(at, (neat(text) for _, text in found), strict=True))
        if 0 not in cells and rows:
            for column, text in cells.items():
                cell = rows[-1][column]
                cell.text = f"{cell.text} {text}".strip()
            continue
        texts = (cells.get(column, "") for column in range(len(first)))
        rows.append([RawCell(text, line=number) for text in texts])
    if len(rows) < MINIMUM_ROWS or len(first) < FEWEST_COLUMNS:
        return None
    return lay_out(rows, line=run[0][0])


def _places(line: str) -> list[tuple[int, str]]:
    """Where the columns of a line begin, and their words."""
    return [(each.start(), each[0]) for each in WORDS_TOGETHER.finditer(line)]


def _column(start: int, first: list[tuple[int, str]]) -> int | None:
    near = [at for at, (place, _) in enumerate(first) if abs(place - start) <= 2]
    return near[0] if near else None


def _table(run: list[tuple[int, str]], kind: str) -> Table:
    borders = sum(1 for _, line in run if BORDER.fullmatch(line))
    if borders > 1:
        return _boxed(run, has_rows=borders > MINIMUM_ROWS + 1)
    rows: list[list[RawCell]] = []
    for number, line in run:
        parts = _barred(line) if kind == "bars" else line.split("\t")
        texts = [neat(unstyled(part)) for part in parts]
        if any(texts) and all(RULE.fullmatch(text) for text in texts if text):
            _make_header(rows)
            continue
        rows.append([RawCell(text, line=number) for text in texts])
    return lay_out(rows, line=run[0][0])


def _boxed(run: list[tuple[int, str]], *, has_rows: bool) -> Table:
    """A table drawn with borders; between two of them a cell may go on below itself."""
    rows: list[list[RawCell]] = []
    is_new = True
    for number, line in run:
        if BORDER.fullmatch(line):
            is_new = True
            continue
        texts = [neat(part) for part in _barred(line.replace("│", "|"))]
        if is_new or not has_rows or len(texts) != len(rows[-1]):
            rows.append([RawCell(text, line=number) for text in texts])
        else:
            for cell, text in zip(rows[-1], texts, strict=True):
                cell.text = f"{cell.text}\n{text}".strip()
        is_new = False
    return lay_out(rows, line=run[0][0])


def unstyled(text: str) -> str:
    """Without Markdown's stars, underlines and addresses of links."""
    return ITALIC.sub(r"\2", EMPHASIS.sub(r"\2", LINK.sub(r"\1", text)))


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
