"""The words of an element, and of a cell with a small table of terms within it."""

import re

from lxml import etree

from mosty.documents.tables.marks import neat, neat_lines
from mosty.documents.tables.seeing import is_unseen

APART = (
    "address article blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr html legend li main ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(APART.split())
CELLS = ("td", "th")
OWN_CELLS = ("table", "dt", "dd")
MOST_TERMS = 12
TERM = re.compile(
    r"^\s*(?:наименование|название|вид|дата|номер|№|срок|number|date|title|term)\b",
    re.IGNORECASE,
)


def visible_text(element) -> str:
    """What a person sees of an element, block by block in lines of its own."""
    if not len(element):
        return neat(element.text or "")
    return neat_lines(text_of(element))


def text_of(element) -> str:
    """The text of a cell without that of a table or another cell within it."""
    if element is None:
        return ""
    if not len(element):
        return _spaced(element.text or "")
    parts = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, each in walker:
        is_break = each is not element and (each.tag == "br" or each.tag in BLOCKS)
        if event == "start":
            if is_break:
                parts.append("\n")
            if is_break and each.tag == "table" and is_key_value(each):
                parts.append(_key_values(each))
                walker.skip_subtree()
            elif (is_break and each.tag in OWN_CELLS) or is_unseen(each):
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


def is_key_value(table) -> bool:
    """A small table of terms within a cell of another."""
    if table_of(table) is None or table.find(".//table") is not None:
        return False
    rows = list(table.iter("tr"))
    widths = [len(row.findall("td")) + len(row.findall("th")) for row in rows]
    if not 0 < len(rows) <= MOST_TERMS or max(widths) != 2:
        return False
    terms = ("".join(row[0].itertext()) for row in rows if len(row))
    return sum(1 for term in terms if TERM.search(term)) >= min(2, len(rows))


def _key_values(table) -> str:
    lines = []
    for row in table.iter("tr"):
        texts = [neat(text_of(cell)) for cell in row.iterchildren(*CELLS)]
        if len(texts) == 2:
            lines.append(f"{texts[0].rstrip(':')}: {texts[1]}")
        else:
            lines.extend(texts)
    return "\n".join(lines)


def table_of(element):
    return next(element.iterancestors("table"), None)
