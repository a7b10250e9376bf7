"""Lines and tables of an HTML page; menus, scripts and hidden parts are left out."""

from functools import lru_cache
from itertools import islice

from lxml import etree

from mosty.documents.faults import CannotRead
from mosty.documents.tables import arranged, plaintext
from mosty.documents.tables.marks import neat, neat_lines, without_bullet
from mosty.documents.tables.seeing import is_unseen, marks_within, panels
from mosty.documents.tables.shapes import Document, Line, RawCell, Table, lay_out
from mosty.documents.tables.words import (
    BLOCKS,
    CELLS,
    is_key_value,
    table_of,
    text_of,
    visible_text,
)

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6,
            "legend": 6, "dt": 7, "button": 6}  # fmt: skip
BOLD = frozenset(("b", "strong"))
LISTS = frozenset(("ul", "ol"))
BOLD_LINE = 7
MOST_UNSEEN = 200
MOST_WALKED = 120_000
MOST_ROWS = 20_050  # a list that is imported may have 20,000
MANY_WITHIN = 60


def read(text: str) -> tuple[str, list[Line | Table]]:
    """The page's title and its blocks in order."""
    made = document(text, encoding="")
    return made.title, list(made.blocks)


def document(text: str, *, encoding: str, most_rows: int | None = None) -> Document:
    root = _root(text)
    title = neat(root.findtext("head/title") or "")
    main = root.find(".//main")
    reader = _Reader(panels(root), most_rows or MOST_ROWS)
    reader.walk(main if main is not None else root)
    blocks, unseen = tuple(reader.found), tuple(reader.unseen)
    return Document("html", encoding, blocks, title=title, unseen=unseen)


def _root(text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    content = text.replace("\x00", "").encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CannotRead("broken") from error
    if root is None:
        raise CannotRead("empty")
    return root


class _Reader:
    """Gathers running text into lines; a table ends the line before it."""

    def __init__(self, names: dict[str, str], most_rows: int):
        self.most_rows = most_rows
        self.found: list[Line | Table] = []
        self.unseen: list[str] = []
        self.names = names
        self.parts: list[str] = []
        self.line = 0
        self.is_item = False
        self.level = self.depth = self.bold = self.part = self.drawn = 0
        self.is_bold = True
        self.read: set = set()
        self.above: list[tuple[etree._Element, str]] = []
        self.marked = 0

    def walk(self, root) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for count, (event, element) in enumerate(walker):
            if count > MOST_WALKED * 2:
                break
            if event == "start":
                self._enter(element, walker)
            else:
                self._leave(element, is_root=element is root)
        self._flush()

    def _enter(self, element, walker) -> None:
        tag = element.tag
        if is_unseen(element):
            self._note_unseen(element)
            walker.skip_subtree()
            return
        if tag == "br" or tag in BLOCKS:
            self._flush()
            self.part += tag != "br"
            self.is_item = self.is_item or tag == "li"
        if self._is_table(element):
            walker.skip_subtree()
            return
        if self.names and tag in BLOCKS and element.get("id") in self.names:
            name = self.names[element.get("id")]
            self.found.append(Line(name, element.sourceline or 0, level=6))
        self.level = HEADINGS.get(tag, self.level)
        self.depth += tag in LISTS
        self.bold += tag in BOLD
        mark = element.get("itemprop")
        if mark:
            self._flush()
            self.marked += 1
            self.above.append((element, f"{mark.strip()}#{self.marked}"))
        self._say(element.text, element.sourceline)

    def _is_table(self, element) -> bool:
        """Whether an element was taken in as a table, however it is drawn."""
        tag = element.tag
        if tag == "table":
            if _is_layout(element):
                return False
            self._table(element)
            return True
        if tag == "dl" and element.find(".//dt") is not None:
            self.found.append(_definitions(element))
            return True
        if tag == "pre" and element.find(".//table") is None:
            return self._plain_text(element)
        if tag not in arranged.ROW_TAGS or not element.attrib:
            return False
        if self.drawn > arranged.MOST_ROWS:
            return False
        if element in self.read:
            self.read.discard(element)
            return True
        is_all = bool(rows := arranged.rows_within(element))
        rows = rows or arranged.run_of(element)
        cells = [_drawn(row) for row in rows]
        if not rows or not _are_cells(cells):
            return False
        self._flush()
        self.drawn += len(rows)
        self.found.append(lay_out(cells, line=element.sourceline or 0))
        self.read.update([] if is_all else rows[1:])
        return True

    def _plain_text(self, element) -> bool:
        """Text that stands as it was typed, with its own lines and columns."""
        text = "".join(element.itertext())
        if "\n" not in text.strip():
            return False
        self.found += plaintext.blocks(text)
        return True

    def _note_unseen(self, element) -> None:
        if len(self.unseen) < MOST_UNSEEN:
            self.unseen += marks_within(element)[:MOST_UNSEEN]

    def _leave(self, element, *, is_root: bool) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
            self.part += 1
            if tag == "li":
                self.is_item = False
        if tag in HEADINGS:
            self._flush()
            self.level = 0
        self.depth -= tag in LISTS and self.depth > 0
        self.bold -= tag in BOLD and self.bold > 0
        if self.above and self.above[-1][0] is element:
            self._flush()
            self.above.pop()
        if not is_root:
            self._say(element.tail, element.sourceline)

    def _say(self, text: str | None, line: int | None) -> None:
        if text and text.strip():
            self.line = self.line if self.parts else (line or 0)
            self.is_bold = self.is_bold and self.bold > 0
        if text:
            self.parts.append(text)

    def _flush(self) -> None:
        if not self.parts:
            self.is_bold = True
            return
        text, has_bullet = without_bullet(neat("".join(self.parts)))
        self.parts = []
        if text:
            is_item = self.is_item or has_bullet
            marks = tuple(mark for _, mark in self.above)
            level = self.level or BOLD_LINE * self.is_bold
            made = (text, self.line, is_item, "", marks, level, self.depth, self.part)
            self.found.append(Line(*made))
            self.is_item = False
        self.is_bold = True

    def _table(self, element) -> None:
        caption = neat(text_of(element.find("caption")))
        if caption:
            self.found.append(Line(caption, element.sourceline or 0))
        pending = [element]
        while pending:
            table = pending.pop(0)
            rows = _rows(table, self._note_unseen, self.most_rows)
            if any(rows):
                self.found.append(lay_out(rows, line=table.sourceline or 0))
            pending.extend(
                each
                for each in table.iter("table")
                if _above(each, table) and not is_key_value(each)
            )


def _rows(table, note_unseen, most: int) -> list[list[RawCell]]:
    """The rows of the table itself that are seen, as far as anybody looks."""
    around = _marks_around(table)
    found = []
    for row in table.iter("tr"):
        if table_of(row) is not table:
            continue
        if len(found) > most:
            break
        if is_unseen(row):
            note_unseen(row)
        else:
            found.append(_row(row, around))
    return found


def _drawn(row) -> list[RawCell]:
    """A row that is drawn with blocks."""
    mark = row.get("itemprop")
    around = (*_marks_around(row), mark.strip()) if mark else _marks_around(row)
    return [
        RawCell(
            neat_lines(text_of(cell)),
            line=cell.sourceline or 0,
            marks=_same(around + _marks_within(cell)),
        )
        for cell in arranged.cells_of(row) or ()
    ]


def _are_cells(rows: list[list[RawCell]]) -> bool:
    """Whether blocks hold a word or a line each, as cells do, and cards do not."""
    texts = [cell.text for row in rows for cell in row]
    short = sum(1 for text in texts if text.count("\n") < 2)
    return any(texts) and short * 5 >= len(texts) * 4


def _row(row, around: tuple[str, ...] = ()) -> list[RawCell]:
    mark = row.get("itemprop")
    around = (*around, mark.strip()) if mark else around
    return [
        RawCell(
            visible_text(cell),
            _span(cell.get("rowspan")),
            _span(cell.get("colspan")),
            cell.sourceline or 0,
            is_header=cell.tag == "th",
            marks=_same(around + _marks_within(cell)),
        )
        for cell in row.iterchildren(*CELLS)
    ]


@lru_cache(maxsize=512)
def _same(marks: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all cells of a column."""
    return marks


def _marks_around(table) -> tuple[str, ...]:
    found = [table.get("itemprop")]
    found += [each.get("itemprop") for each in table.iterancestors()]
    return tuple(mark.strip() for mark in reversed(found) if mark)


def _marks_within(cell) -> tuple[str, ...]:
    if not len(cell):
        mark = cell.get("itemprop")
        return (mark.strip(),) if mark else ()
    found = (each.get("itemprop") for each in cell.iter(etree.Element))
    return tuple(mark.strip() for mark in found if mark)


def _definitions(element) -> Table:
    """A list of terms as a table of two columns."""
    rows: list[list[RawCell]] = []
    around = _marks_around(element)
    for each in element.iter("dt", "dd"):
        marks = around + _marks_within(each)
        text = neat_lines(text_of(each))
        cell = RawCell(text, line=each.sourceline or 0, marks=marks)
        if each.tag == "dt" or not rows:
            cell.is_header = each.tag == "dt"
            rows.append([cell])
        elif len(rows[-1]) > 1:
            rows[-1][1].text = f"{rows[-1][1].text}\n{cell.text}".strip()
        else:
            rows[-1].append(cell)
    return lay_out(rows, line=element.sourceline or 0)


def _is_layout(table) -> bool:
    """Whether it only arranges the page: what it holds within is the larger part."""
    if table.get("role") == "presentation":
        return True
    inner = list(islice(table.iter("table"), 1, MANY_WITHIN + 1))
    if not inner or len(inner) == MANY_WITHIN:
        return bool(inner)
    outermost = (each for each in inner if _above(each, table))
    size = sum(len("".join(each.itertext())) for each in outermost)
    if size * 2 <= len("".join(table.itertext())):
        return False
    return not _hold_one_column(table, inner)


def _hold_one_column(table, inner) -> bool:
    """Small tables of terms in one column of a table that has headings of its own."""
    rows = [row for row in table.iter("tr") if table_of(row) is table]
    if len(rows) < 2 or not all(is_key_value(each) for each in inner):
        return False
    heading = [cell for cell in rows[0].iterchildren(*CELLS) if text_of(cell).strip()]
    first = rows[0].find(".//table")
    return first is None and len(heading) > 2


def _above(table, outer) -> bool:
    """Whether `outer` is the next table above `table`."""
    return table is not outer and table_of(table) is outer


def _span(value: str | None) -> int:
    if value is None:
        return 1
    value = (value or "").strip()
    return int(value) if value.isdecimal() and len(value) < 6 else 1
