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
BOLD_LINE = 7
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
    if BORDER.fullmatch(line):
        return "bars"
    if BAR.search(line) or line.count("│") > 1:
        return "bars"
    return "tabs" if "\t" in line.strip() else ""


def _closed(run: list[tuple[int, str]], kind: str) -> list[Line | Table]:
    if kind and len(run) >= MINIMUM_ROWS:
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
