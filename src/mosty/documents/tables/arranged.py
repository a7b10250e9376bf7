"""Tables that are drawn without `table`: rows of blocks, each with as many cells.

`<div class="row"><div class="col">…`, `role="row"`, `display: table-row`.
"""

import re
from collections import Counter

ROW = re.compile(
    r"(?:^|[\s_-])(?:row|tr|line|string|tablerow|divtablerow|flextr)(?=$|[\s_\d-])",
    re.I,
)
CELL = re.compile(
    r"(?:^|[\s_-])(?:col|cell|td|th|column|item|tablecell|divtablecell|divtablehead)"
    r"(?=$|[\s_\d-])",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"(?:^|[\s_-])(?:table|divtable|tbl|grid|csstable)(?=$|[\s_-])", re.I
)
CELL_TAGS = frozenset(("div", "li", "span", "p", "b", "strong"))
ROW_TAGS = frozenset(("div", "li", "ul", "section", "a"))
FEWEST_CELLS, FEWEST_SAID = 3, 2
MOST_CELLS = 20
MOST_ROWS = 2_000


def cells_of(element) -> list | None:
    """The cells of a row drawn with blocks; None for what is no row."""
    if element.tag not in ROW_TAGS or not FEWEST_SAID <= len(element) <= MOST_CELLS:
        return None
    role = element.get("role")
    says_row = role == "row" or _is_shown_as(element, "table-row")
    if not says_row and not ROW.search(element.get("class") or ""):
        return None
    cells = [each for each in element if isinstance(each.tag, str)]
    if len(cells) < (FEWEST_SAID if says_row else FEWEST_CELLS):
        return None
    if (element.text or "").strip() or any((each.tail or "").strip() for each in cells):
        return None
    return cells if all(_is_cell(each, is_sure=says_row) for each in cells) else None


def run_of(element) -> list:
    """A row and those after it that have as many cells; empty for a single one."""
    cells = cells_of(element)
    if cells is None:
        return []
    run = [element]
    for each in element.itersiblings():
        if len(run) >= MOST_ROWS:
            break
        if not isinstance(each.tag, str):
            continue
        other = cells_of(each)
        if other is None or len(other) != len(cells):
            break
        run.append(each)
    return run if len(run) > 1 else []


def rows_within(element) -> list:
    """The rows of a block that is called a table, wherever in it they stand."""
    role = element.get("role")
    if role not in {"table", "grid"} and not _is_shown_as(element, "table"):
        named = element.get("class")
        if element.tag != "div" or not named or not WHOLE.search(named):
            return []
    if element.find(".//table") is not None:
        return []
    rows = []
    for each in element.iter("div", "li", "ul", "section"):
        if each is not element and cells_of(each) is not None:
            rows.append(each)
            if len(rows) >= MOST_ROWS:
                break
    if len(rows) < 2:
        return []
    counts = Counter(len(cells_of(each)) for each in rows)
    usual, many = counts.most_common(1)[0]
    if many * 5 < len(rows) * 4:
        return []
    return [each for each in rows if len(cells_of(each)) == usual]


def _is_cell(element, *, is_sure: bool) -> bool:
    if element.tag not in CELL_TAGS:
        return False
    if is_sure:
        return True
    return bool(CELL.search(element.get("class") or "")) or element.tag == "li"


def _is_shown_as(element, kind: str) -> bool:
    style = element.get("style")
    if not style:
        return False
    return bool(re.search(rf"display:{kind}(?![-\w])", style.replace(" ", "").lower()))
