"""The paragraphs of a DOCX with the numbers that Word prints, and its two columns."""

from lxml import etree

from mosty.documents import archives
from mosty.documents.faults import CannotRead
from mosty.documents.tables.marks import neat_lines
from mosty.documents.texts.lists import Lists, W, lists_of, whole, worth
from mosty.documents.texts.shapes import Paragraph, Reading, is_cyrillic

TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"}
BREAKS = {f"{W}br", f"{W}cr"}
MANY = 20_000


def read(data: bytes) -> Reading:
    """The text; in two columns when most of it stands in a table of two languages.

    Deleted text of tracked changes is left out, inserted text is read.
    """
    with archives.open_archive(data) as archive:
        names = set(archive.namelist())
        parts = {
            name: _root(archives.entry(archive, f"word/{name}.xml"), name)
            for name in ("document", "numbering", "styles")
            if f"word/{name}.xml" in names
        }
    body = parts["document"].find(f"{W}body") if "document" in parts else None
    if body is None:
        raise CannotRead("broken", place="word/document.xml")
    lists = lists_of(parts.get("numbering"), parts.get("styles"))
    reader = _Reader(lists)
    reader.read(body)
    return reader.reading()


def _root(content: bytes, name: str) -> etree._Element:
    content = content.replace(STRICT, TRANSITIONAL)
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise CannotRead("broken", place=f"word/{name}.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead("broken", place=f"word/{name}.xml") from error


class _Reader:
    """Walks a body; tables of two columns are kept as such until the end."""

    def __init__(self, lists: Lists):
        self.lists = lists
        self.blocks: list[list[Paragraph] | list[tuple]] = []
        self.row = 0
        self.count = 0

    def read(self, body) -> None:
        for element in _members(body):
            if element.tag == f"{W}p":
                self.blocks.append(self._paragraph(element, 0))
            elif element.tag == f"{W}tbl":
                self.blocks.append(self._table(element))

    def _paragraph(self, element, row: int) -> list[Paragraph]:
        text = neat_lines(_text(element))
        if not text:
            return []
        self.count += 1
        if self.count > MANY:
            raise CannotRead("too_heavy")
        label = self.lists.label(element)
        return [Paragraph(" ".join(text.splitlines()), label, row)]

    def _table(self, element) -> list[tuple]:
        """For each row the paragraphs of each column; a cell may cover several."""
        rows = []
        for row in (each for each in _members(element) if each.tag == f"{W}tr"):
            self.row += 1
            cells = []
            for cell in (each for each in _members(row) if each.tag == f"{W}tc"):
                told = self._cell(cell, self.row)
                span = cell.find(f"{W}tcPr")
                width = whole(worth(span, "gridSpan"), 1) if span is not None else 1
                cells += [told] * min(width, 8)
            rows.append(tuple(cells))
        return rows

    def _cell(self, cell, row: int) -> list[Paragraph]:
        told = []
        for element in _members(cell):
            if element.tag == f"{W}p":
                told += self._paragraph(element, row)
            elif element.tag == f"{W}tbl":
                told += _flat(self._table(element))
        return told

    def reading(self) -> Reading:
        tables = [one for one in self.blocks if one and isinstance(one[0], tuple)]
        parallel = [one for one in tables if _is_parallel(one)]
        whole_text = sum(_length(_plain(one)) for one in self.blocks)
        within = sum(_length(_flat(one)) for one in parallel)
        if parallel and within * 2 > whole_text:
            return Reading(tuple(_column(parallel, side) for side in (0, 1)))
        return Reading((tuple(p for one in self.blocks for p in _plain(one)),))


def _column(tables, side: int) -> tuple[Paragraph, ...]:
    return tuple(
        paragraph
        for table in tables
        for row in table
        for paragraph in (_filled(row)[side] if len(_filled(row)) == 2 else [])
    )


def _filled(row: tuple) -> tuple:
    """A row without a narrow empty column between two languages."""
    if len(row) == 3 and not row[1]:
        return (row[0], row[2])
    return row


def _is_parallel(table) -> bool:
    """Whether it has two columns, one of them in Cyrillic and the other not."""
    rows = [_filled(row) for row in table]
    if not rows or any(len(row) != 2 for row in rows):
        return False
    texts = [" ".join(p.text for row in rows for p in row[side]) for side in (0, 1)]
    return all(texts) and is_cyrillic(texts[0]) != is_cyrillic(texts[1])


def _plain(block) -> list[Paragraph]:
    return _flat(block) if block and isinstance(block[0], tuple) else block


def _flat(table) -> list[Paragraph]:
    """All paragraphs of a table, each once."""
    told = []
    for row in table:
        seen = []
        for cell in row:
            if not any(cell is one for one in seen):
                seen.append(cell)
                told += cell
    return told


def _length(paragraphs) -> int:
    return sum(len(one.text) for one in paragraphs)


def _members(container):
    """Children, wrappers opened."""
    pending = list(reversed(container))
    while pending:
        element = pending.pop()
        if element.tag in WRAPPERS:
            pending.extend(reversed(element))
        else:
            yield element


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
