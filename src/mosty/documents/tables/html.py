"""Lines and tables of an HTML page; menus, scripts and hidden parts are left out."""

from lxml import etree

from mosty.documents.faults import CannotRead
from mosty.documents.tables.marks import neat, neat_lines, without_bullet
from mosty.documents.tables.shapes import Document, Line, RawCell, Table, lay_out

UNSEEN = (
    "head script style noscript template nav header footer aside form select button "
    "svg iframe object video audio canvas"
)
APART = (
    "address article blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr html legend li main ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
LEFT_OUT = frozenset(UNSEEN.split())
BLOCKS = frozenset(APART.split())
CELLS = ("td", "th")
OWN_CELLS = ("table", "dt", "dd")


def read(text: str) -> tuple[str, list[Line | Table]]:
    """The page's title and its blocks in order."""
    root = _root(text)
    title = neat(root.findtext("head/title") or "")
    main = root.find(".//main")
    reader = _Reader()
    reader.walk(main if main is not None else root)
    return title, reader.found


def document(text: str, *, encoding: str) -> Document:
    title, blocks = read(text)
    return Document("html", encoding, tuple(blocks), title=title)


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

    def __init__(self):
        self.found: list[Line | Table] = []
        self.parts: list[str] = []
        self.line = 0
        self.is_item = False

    def walk(self, root) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                self._enter(element, walker)
            else:
                self._leave(element, is_root=element is root)
        self._flush()

    def _enter(self, element, walker) -> None:
        tag = element.tag
        if _is_unseen(element):
            walker.skip_subtree()
            return
        if tag == "br" or tag in BLOCKS:
            self._flush()
            self.is_item = self.is_item or tag == "li"
        if tag == "table" and not _is_layout(element):
            self._table(element)
            walker.skip_subtree()
            return
        if tag == "dl" and element.find("dt") is not None:
            self.found.append(_definitions(element))
            walker.skip_subtree()
            return
        self._say(element.text, element.sourceline)

    def _leave(self, element, *, is_root: bool) -> None:
        if element.tag in BLOCKS:
            self._flush()
            if element.tag == "li":
                self.is_item = False
        if not is_root:
            self._say(element.tail, element.sourceline)

    def _say(self, text: str | None, line: int | None) -> None:
        if text and text.strip():
            self.line = self.line if self.parts else (line or 0)
        if text:
            self.parts.append(text)

    def _flush(self) -> None:
        text, has_bullet = without_bullet(neat("".join(self.parts)))
        self.parts = []
        if text:
            is_item = self.is_item or has_bullet
            self.found.append(Line(text, self.line, is_item=is_item))
            self.is_item = False

    def _table(self, element) -> None:
        caption = neat(_text(element.find("caption")))
        if caption:
            self.found.append(Line(caption, element.sourceline or 0))
        pending = [element]
        while pending:
            table = pending.pop(0)
            rows = [_row(row) for row in table.iter("tr") if _table_of(row) is table]
            if any(rows):
                self.found.append(lay_out(rows, line=table.sourceline or 0))
            pending.extend(each for each in table.iter("table") if _above(each, table))


def _row(row) -> list[RawCell]:
    return [
        RawCell(
            neat_lines(_text(cell)),
            rowspan=_span(cell.get("rowspan")),
            colspan=_span(cell.get("colspan")),
            line=cell.sourceline or 0,
            is_header=cell.tag == "th",
        )
        for cell in row.iterchildren(*CELLS)
    ]


def _definitions(element) -> Table:
    """A list of terms as a table of two columns."""
    rows: list[list[RawCell]] = []
    for each in element.iter("dt", "dd"):
        cell = RawCell(neat_lines(_text(each)), line=each.sourceline or 0)
        if each.tag == "dt" or not rows:
            cell.is_header = each.tag == "dt"
            rows.append([cell])
        elif len(rows[-1]) > 1:
            rows[-1][1].text = f"{rows[-1][1].text}\n{cell.text}".strip()
        else:
            rows[-1].append(cell)
    return lay_out(rows, line=element.sourceline or 0)


def _text(element) -> str:
    """The text of a cell without that of a table or another cell within it."""
    if element is None:
        return ""
    parts = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, each in walker:
        is_break = each is not element and (each.tag == "br" or each.tag in BLOCKS)
        if event == "start":
            if is_break:
                parts.append("\n")
            if (is_break and each.tag in OWN_CELLS) or _is_unseen(each):
                walker.skip_subtree()
            elif each.text:
                parts.append(_spaced(each.text))
        elif each is not element:
            parts.append("\n" if is_break and each.tag != "br" else "")
            parts.append(_spaced(each.tail or ""))
    return "".join(parts)


def _spaced(text: str) -> str:
    """The source's own line breaks are spaces."""
    return text.replace("\r", " ").replace("\n", " ")


def _is_unseen(element) -> bool:
    if element.tag in LEFT_OUT or element.get("hidden") is not None:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style


def _is_layout(table) -> bool:
    """Whether it only arranges the page: what it holds within is the larger part."""
    if table.get("role") == "presentation":
        return True
    inner = sum(
        len("".join(each.itertext()))
        for each in table.iter("table")
        if each is not table
    )
    return inner * 2 > len("".join(table.itertext()))


def _table_of(element):
    return next(element.iterancestors("table"), None)


def _above(table, outer) -> bool:
    """Whether `outer` is the next table above `table`."""
    return table is not outer and _table_of(table) is outer


def _span(value: str | None) -> int:
    value = (value or "").strip()
    return int(value) if value.isdecimal() and len(value) < 6 else 1


def visible_text(element) -> str:
    """What a person sees of an element, block by block in lines of its own."""
    text = _spaced(element.text or "") if not len(element) else _text(element)
    return neat_lines(text)
