"""Faults of the markup itself: what stands where it must not, or is not there."""

import re
from collections.abc import Iterator

from mosty.documents.tables.seeing import is_unseen
from mosty.documents.tables.words import visible_text
from mosty.sveden.checking.findings import Fault
from mosty.sveden.checking.source import line_of
from mosty.sveden.checking.tree import Marked
from mosty.sveden.spelling import (
    CHILDREN,
    LEGACY_CHILDREN,
    LEGACY_MAIN,
    MAIN,
)

MOST_FURTHER_PAGES = 10
MOST_TABLES = 50
YEAR = re.compile(r"(?:19|20)\d\d")
PAPER = re.compile(r"№|\bот\b", re.IGNORECASE)
FOREIGN_SCHEMES = ("schema.org", "data-vocabulary.org")


def faults_of_names(marked: list[Marked]) -> Iterator[Fault]:
    """Itemprops that are not spelt as the recommendations spell them."""
    for one in marked:
        spelt = one.spelt
        if not spelt.fault:
            continue
        if spelt.fault in {"unknown", "non_latin"} and not spelt.meant:
            if not _is_the_sites_own(one):
                yield Fault("unknown", one.line, spelt.printed)
            continue
        detail = (("meant", spelt.meant),)
        yield Fault(spelt.fault, one.line, spelt.printed, detail)


def faults_of_places(marked: list[Marked]) -> Iterator[Fault]:
    """Children outside their main tag, mains within mains, links that are none."""
    for one in marked:
        if one.name in CHILDREN:
            if _parent_name(one) != MAIN:
                yield from _child(one)
        elif one.is_main:
            yield from _main(one)
        elif one.name in LEGACY_CHILDREN and _parent_name(one) != LEGACY_MAIN:
            yield Fault("orphan", one.line, one.name, (("main", LEGACY_MAIN),))
        if one.name == "addRef" and not _is_link(one):
            yield Fault("not_a_link", one.line, one.name)
    yield from _legacy(marked)
    links = [one for one in marked if one.name == "addRef" and _is_link(one)]
    if len(links) > MOST_FURTHER_PAGES:
        yield Fault("too_many_pages", links[MOST_FURTHER_PAGES].line, "addRef")


def faults_of_scopes(marked: list[Marked]) -> Iterator[Fault]:
    """`itemscope` and `itemtype` are no part of the recommendations."""
    seen = set()
    for one in marked:
        element = one.element
        if not one.is_main or element is None:
            continue
        while element is not None and element.tag != "body" and element not in seen:
            seen.add(element)
            if element.get("itemscope") is not None or element.get("itemtype"):
                yield Fault("scope", line_of(element), MAIN, is_warning=True)
            if element.tag == "table":
                break
            element = element.getparent()
        yield from _scopes_within(one)


def unseen_mains(mains: list[Marked]) -> Iterator[Fault]:
    """Agreements that are marked and that no visitor of the page can see."""
    known: dict = {}
    for main in mains:
        if main.element is not None and _is_unseen(main.element, known):
            yield Fault("hidden", main.line, MAIN, is_warning=True)


def _is_unseen(element, known: dict) -> bool:
    """`known` are the answers for elements above, which many rows share."""
    path = []
    while element is not None and element not in known:
        path.append(element)
        element = element.getparent()
    found = known[element] if element is not None else False
    for each in reversed(path):
        found = found or is_unseen(each)
        known[each] = found
    return found


def links_of(marked: list[Marked]) -> list[tuple[str, int]]:
    """Addresses of further pages with the lines of their links."""
    return [
        (one.element.get("href").strip(), one.line)
        for one in marked
        if one.name == "addRef" and _is_link(one)
    ]


def _scopes_within(main: Marked) -> Iterator[Fault]:
    for element in main.element.iterdescendants():
        if element.get("itemscope") is not None or element.get("itemtype"):
            name = element.get("itemprop") or ""
            yield Fault("scope", line_of(element), name, is_warning=True)


def _child(one: Marked) -> Iterator[Fault]:
    parent = one.parent
    above = _parent_name(one)
    if above == MAIN or (above == LEGACY_MAIN and one.name == "orgName"):
        return
    detail = (("main", MAIN),)
    if parent is None:
        code = "after_parent" if one.follows_main else "orphan"
        yield Fault(code, one.line, one.name, detail)
    elif above in CHILDREN or _grandparent_is_main(parent):
        detail = (*detail, ("within", parent.spelt.printed))
        yield Fault("too_deep", one.line, one.name, detail)
    else:
        yield Fault("orphan", one.line, one.name, detail)


def _main(one: Marked) -> Iterator[Fault]:
    if one.holds_only_mains:
        yield Fault("nested", one.line, MAIN)
        return
    parent = one.parent
    while parent is not None:
        if parent.is_main and not parent.holds_only_mains:
            yield Fault("nested", one.line, MAIN)
            return
        parent = parent.parent


def missing_and_doubled(main: Marked) -> Iterator[Fault]:
    """Each child once in each main tag."""
    if tuple(child.name for child in main.children) == CHILDREN:
        return
    for name in CHILDREN:
        those = [child for child in main.children if child.name == name]
        if not those:
            yield Fault("missing", main.line, name)
        for extra in those[1:]:
            yield Fault("duplicated", extra.line, name)


def unmarked_rows(mains: list[Marked]) -> Iterator[Fault]:
    """Rows of data among marked ones that nobody marked."""
    tables: dict = {}
    for main in mains:
        if main.element is not None and main.element.tag == "tr":
            table = next(main.element.iterancestors("table"), None)
            tables.setdefault(table, len(main.element))
    for table, width in list(tables.items())[:MOST_TABLES]:
        if table is None:
            continue
        for row in table.iter("tr"):
            if row.get("itemprop") is None and _is_data(row, width):
                yield Fault("unmarked_row", line_of(row), MAIN, is_warning=True)


def _is_data(row, width: int) -> bool:
    """As many filled cells as its neighbours have, and none of them a heading."""
    filled = [cell for cell in row.iterchildren("td") if visible_text(cell)]
    if (
        len(filled) < max(width, 3)
        or next(row.iterancestors("thead"), None) is not None
    ):
        return False
    if any(cell.get("itemprop") for cell in filled):
        return False
    said = " ".join(visible_text(cell) for cell in filled)
    return bool(YEAR.search(said)) or bool(PAPER.search(filled[-1].text or ""))


def _legacy(marked: list[Marked]) -> Iterator[Fault]:
    blocks = [one for one in marked if one.name == LEGACY_MAIN]
    if blocks:
        detail = (("count", str(len(blocks))),)
        first = blocks[0]
        yield Fault("legacy", first.line, LEGACY_MAIN, detail, is_warning=True)
    for block in blocks:
        for child in block.children:
            if child.name == MAIN:
                yield Fault("within_legacy", child.line, MAIN)


def _parent_name(one: Marked) -> str:
    return one.parent.name if one.parent is not None else ""


def _grandparent_is_main(parent: Marked) -> bool:
    return parent.parent is not None and parent.parent.is_main


def _is_link(one: Marked) -> bool:
    return one.element.tag == "a" and bool((one.element.get("href") or "").strip())


def _is_the_sites_own(one: Marked) -> bool:
    """Markup of another vocabulary, outside every main tag."""
    parent = one.parent
    while parent is not None:
        if parent.name in {MAIN, LEGACY_MAIN}:
            return False
        parent = parent.parent
    if "://" in one.spelt.printed:
        return True
    element = one.element
    while element is not None:
        kind = (element.get("itemtype") or "").lower()
        if any(scheme in kind for scheme in FOREIGN_SCHEMES):
            return True
        element = element.getparent()
    return False
