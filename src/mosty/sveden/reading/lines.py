"""Lines of a page made ready: put together again, taken apart, ranked.

What a page breaks over lines is joined, what it strings in one line is parted; cells
of tables that only arrange the page are lines as well.
"""

import re
from dataclasses import replace

from mosty.documents.tables.marks import without_bullet
from mosty.documents.tables.shapes import Line, Table
from mosty.sveden.reading import headings
from mosty.sveden.reading.grid import heading_of, rows_of
from mosty.sveden.reading.splitting import INLINE_MARK
from mosty.sveden.reading.titles import HEAD, PAPER_WORD

PLAIN, ITEM = 8, 8
LONGEST_LABEL = 40
LONGEST_VALUE = 400
LONGEST_JOINED = 1_200
MANY_LINES = MANY_LABELS = 3
LABEL = re.compile(r"(?:^|[;,.]\s+)(?P<label>[^\W\d][^:;,.]{2,40}):\s")
COUNTED = re.compile(r"\s*\(\s*\d{1,3}(?:\s+[^()\d]{1,20})?\)$")
NARROW, LOW = 2, 3
ENDED = re.compile(r"[.;:!?]\s*$")
WANTS_MORE = re.compile(
    r"(?:[,–—-]|\b(?:и|с|со|о|об|в|на|для|по|от|до|из|к|при|имени|им\.|the|of|and|for|in|with)"
    r")\s*$"
)
GOES_ON = re.compile(r"^(?:[a-zа-яё(]|№|\d{1,2}\.\d{1,2}\.\d|от\s+\d)")
FACT = re.compile(
    r"^\W*(?:подписан|действ|срок|дата|номер|бессроч|планиру|без\s+номера|заключ[её]н|"
    r"signed|valid|until|term|dated)",
    re.IGNORECASE,
)
BEGINS = re.compile(rf"^(?:{HEAD.pattern})", re.IGNORECASE)
PARTED = re.compile(rf";\s*(?={HEAD.pattern})", re.IGNORECASE)
WITH_SOMEBODY = re.compile(r"\b(?:с|со|with)\s+[^,;]*[А-ЯЁA-Z«\"]")


def rank(line: Line) -> int:
    """How far down in the page's order of headings and lists a line stands."""
    return line.level or (ITEM + line.depth if line.is_item or line.depth else PLAIN)


def ready(lines: list[Line], *, is_wrapped: bool) -> list[Line]:
    """`is_wrapped` says that the file has lines where a page has paragraphs."""
    lines = _joined(_under_items(lines) if is_wrapped else lines, is_wrapped=is_wrapped)
    return _parted(_labelled([_uncounted(line) for line in lines]))


def flat(table: Table) -> list[Line]:
    """What stands in a table that arranges the page, in its order."""
    rows = rows_of(table)
    has_heading = (
        rows
        and len(rows[0].own) > NARROW
        and (headings.looks_like_headings(list(rows[0].own)))
    )
    is_open = table.width <= NARROW or (table.height <= LOW and not has_heading)
    heading = heading_of(rows)
    if heading is not None and heading.foreign:
        return []
    found: list[Line] = []
    for number, cell in enumerate(table.cells, start=1):
        lines = cell.text.splitlines()
        is_told = len(lines) >= MANY_LINES and PAPER_WORD.search(cell.text)
        if not (is_open or is_told):
            continue
        for each in lines:
            text, is_item = without_bullet(each)
            level = 7 if cell.is_header else 0
            made = Line(text, cell.line, is_item=is_item, level=level, part=-number)
            found.append(made)
    return found


def _uncounted(line: Line) -> Line:
    """«Китай (2 договора)» as a heading is «Китай»."""
    if not line.level or not line.text.endswith(")"):
        return line
    return replace(line, text=COUNTED.sub("", line.text))


def _under_items(lines: list[Line]) -> list[Line]:
    """Lines that follow a numbered one without a gap are of it."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        is_next = last is not None and line.line == last.line + 1 and last.depth
        if is_next and not (line.is_item or line.level or last.level):
            line = replace(line, depth=last.depth)
        found.append(line)
    return found


def _joined(lines: list[Line], *, is_wrapped: bool) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and _is_one(last, line, is_wrapped=is_wrapped):
            found[-1] = replace(last, text=f"{last.text} {line.text}")
        else:
            found.append(line)
    return found


def _is_one(last: Line, line: Line, *, is_wrapped: bool) -> bool:
    """Whether a line goes on with what the line before began."""
    if line.is_item or line.level or last.level or last.marks != line.marks:
        return False
    if len(last.text) > LONGEST_JOINED:
        return False
    is_fact = FACT.match(line.text) and not last.text.rstrip().endswith(",")
    if not is_wrapped and (last.depth > line.depth or is_fact):
        return False
    if GOES_ON.match(line.text) and (is_wrapped or not BEGINS.match(line.text)):
        return not ENDED.search(last.text) or last.text.rstrip().endswith(":")
    return bool(WANTS_MORE.search(last.text)) and not line.text.endswith(":")


def _labelled(lines: list[Line]) -> list[Line]:
    """«Страна:» and what stands in a line of its own after it."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        is_value = not (line.is_item or line.text.endswith(":")) and line.level in {
            0,
            7,
        }
        if last is not None and _awaits(last) and is_value:
            found[-1] = replace(last, text=f"{last.text} {line.text}", level=0)
        else:
            found.append(line)
    return found


def _awaits(line: Line) -> bool:
    text = line.text
    if not text.endswith(":") or len(text) > LONGEST_LABEL:
        return False
    if line.level in range(1, 5) or not headings.looks_like_headings([text]):
        return False
    return headings.column_of(text) not in {"", "other", "site", "person"}


def _parted(lines: list[Line]) -> list[Line]:
    """«1) Договор с …; 2) Соглашение с …» in one line."""
    found: list[Line] = []
    for line in lines:
        pieces = _labels(line.text)
        if len(pieces) == 1 and PAPER_WORD.search(line.text):
            pieces = _pieces(line.text)
        if len(pieces) == 1:
            found.append(line)
            continue
        depth = line.depth or 1
        for piece in pieces:
            found.append(replace(line, text=piece, is_item=True, level=0, depth=depth))
    return found


def _labels(text: str) -> list[str]:
    """«Страна: Китай; вуз: …; договор: …», each by itself."""
    starts = [
        found.start("label")
        for found in LABEL.finditer(text)
        if headings.column_of(found["label"]) not in {"", "other", "site", "person"}
        and headings.looks_like_headings([found["label"]])
    ]
    if len(starts) < MANY_LABELS or starts[0] > 0:
        return [text]
    ends = [*starts[1:], len(text)]
    return [
        text[start:end].strip(" ;,") for start, end in zip(starts, ends, strict=True)
    ]


def _pieces(text: str) -> list[str]:
    starts = [each for each in INLINE_MARK.finditer(text)]
    if len(starts) > 1:
        ends = [*(each.start() for each in starts[1:]), len(text)]
        parts = [text[each.end() : end] for each, end in zip(starts, ends, strict=True)]
        if all(PAPER_WORD.search(part) for part in parts):
            head = text[: starts[0].start()].strip()
            return [*([head] if head else []), *(part.strip() for part in parts)]
    parts = [part.strip() for part in PARTED.split(text)]
    if len(parts) > 1 and all(WITH_SOMEBODY.search(part) for part in parts):
        return parts
    return [text]
