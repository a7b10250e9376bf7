"""Paragraphs and tables of a DOCX, merged cells in both directions included."""

import re

from lxml import etree

from mosty.documents import archives
from mosty.documents.faults import CannotRead
from mosty.documents.tables.marks import neat, neat_lines, without_bullet
from mosty.documents.tables.shapes import Line, RawCell, Table, lay_out

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"}
HEADING = re.compile(r"(?:heading|заголовок|title|название)?\s?(?P<level>\d)?", re.I)
OFF = {"0", "false", "off"}
BOLD_LINE = 7
BREAKS = {f"{W}br", f"{W}cr"}


def blocks(data: bytes) -> list[Line | Table]:
    """The document's blocks; a line's number is that of its paragraph or row."""
    with archives.open_archive(data) as archive:
        content = archives.entry(archive, "word/document.xml")
    body = _root(content.replace(STRICT, TRANSITIONAL)).find(f"{W}body")
    if body is None:
        raise CannotRead("broken", place="word/document.xml")
    reader = _Reader()
    reader.read(body)
    return reader.found


def _root(content: bytes) -> etree._Element:
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise CannotRead("broken", place="word/document.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        place = f"word/document.xml, line {line}"
        raise CannotRead("broken", place=place) from error


class _Reader:
    """Walks a body, counting paragraphs and rows."""

    def __init__(self):
        self.found: list[Line | Table] = []
        self.number = 0

    def read(self, container) -> None:
        for element in _members(container):
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)

    def _paragraph(self, element) -> None:
        self.number += 1
        numbered = element.find(f"{W}pPr/{W}numPr")
        in_list = numbered is not None
        level = _level(element)
        depth = _depth(numbered) if in_list else 0
        for part in neat_lines(_text(element)).splitlines():
            text, has_bullet = without_bullet(part)
            is_item = in_list or has_bullet
            made = (text, self.number, is_item, "", (), level, depth or int(is_item))
            self.found.append(Line(*made))

    def _table(self, element) -> None:
        first = self.number + 1
        rows: list[list[RawCell]] = []
        nested = []
        open_cells: dict[int, RawCell] = {}
        for row in (each for each in _members(element) if each.tag == f"{W}tr"):
            self.number += 1
            raw, inner = self._row(row, open_cells)
            rows.append(raw)
            nested.extend(inner)
        if rows:
            self.found.append(lay_out(rows, line=first))
        for table in nested:
            self._table(table)

    def _row(self, row, open_cells: dict[int, RawCell]):
        """Cells of a row; one that continues the cell above lengthens it."""
        raw, nested = [], []
        column = _skipped(row)
        for cell in (each for each in _members(row) if each.tag == f"{W}tc"):
            width = _number(cell.find(f"{W}tcPr/{W}gridSpan"))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continues = merge is not None and merge.get(f"{W}val") != "restart"
            if continues and column in open_cells:
                open_cells[column].rowspan += 1
            else:
                text = neat_lines(_cell_text(cell))
                made = RawCell(text, colspan=width, line=self.number, column=column)
                raw.append(made)
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = made
            nested.extend(each for each in _members(cell) if each.tag == f"{W}tbl")
            column += width
        return raw, nested


def _members(container):
    """Children, wrappers opened."""
    pending = list(reversed(container))
    while pending:
        element = pending.pop()
        if element.tag in WRAPPERS:
            pending.extend(reversed(element))
        else:
            yield element


def _cell_text(cell) -> str:
    texts = (_text(each) for each in _members(cell) if each.tag == f"{W}p")
    return "\n".join(texts)


def _text(paragraph) -> str:
    parts = []
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}noBreakHyphen", *BREAKS):
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag in BREAKS:
            parts.append("\n")
        else:
            parts.append(" " if element.tag == f"{W}tab" else "-")
    return "".join(parts)


def _level(paragraph) -> int:
    """That of a heading, 7 for a line wholly in bold, 0 for plain text."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = HEADING.fullmatch(style.get(f"{W}val") or "") if style is not None else None
    if named:
        return min(int(named["level"] or 1), 6)
    runs = [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]
    bold = (run.find(f"{W}rPr/{W}b") for run in runs)
    is_bold = all(mark is not None and mark.get(f"{W}val") not in OFF for mark in bold)
    return BOLD_LINE if runs and is_bold else 0


def _depth(numbered) -> int:
    """In how many lists a paragraph stands."""
    level = numbered.find(f"{W}ilvl")
    value = level.get(f"{W}val") or "" if level is not None else ""
    return 1 + (int(value) if value.isdecimal() and len(value) < 2 else 0)


def _skipped(row) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    return _number(before) if before is not None else 0


def _number(element) -> int:
    value = neat(element.get(f"{W}val") or "") if element is not None else ""
    return max(int(value), 1) if value.isdecimal() and len(value) < 5 else 1
