"""The marked elements of a page, each under its nearest marked ancestor."""

from collections.abc import Sequence

from lxml import etree

from mosty.documents.tables.words import visible_text
from mosty.sveden.checking.source import LINE, OWN_LINE, line_of
from mosty.sveden.spelling import CHILDREN, MAIN, Spelling, spelling

FEW = 8
MOST_MARKED = 125_000


class Marked:
    """An element with an itemprop; a page may have a hundred thousand, so it is lean.

    The text of a main tag is asked for only when it has no children. `kind` and `kinds`
    are what `cells` made of the words, so that it looks at them once.
    """

    __slots__ = (
        "children",
        "element",
        "follows_main",
        "kind",
        "kinds",
        "line",
        "name",
        "parent",
        "spelt",
        "text",
    )

    def __init__(self, element, spelt: Spelling, parent: "Marked | None"):
        self.spelt = spelt
        self.name = spelt.meant
        self.parent = parent
        self.children: Sequence[Marked] = ()
        self.line = line_of(element)
        is_cell = spelt.meant in CHILDREN
        self.text = visible_text(element) if is_cell else ""
        self.element = None if is_cell else element
        self.kind: str = ""
        self.kinds: frozenset[str] | None = None
        self.follows_main = is_cell and parent is None and _follows_main(element)

    @property
    def is_main(self) -> bool:
        return self.name == MAIN

    def add(self, child: "Marked") -> None:
        if not self.children:
            self.children = []
        self.children.append(child)

    @property
    def holds_only_mains(self) -> bool:
        """A container of rows that was marked like a row."""
        names = {child.name for child in self.children}
        return MAIN in names and not names & set(CHILDREN)


def marked_elements(root: etree._Element) -> list[Marked]:
    """In the order of the page."""
    found: list[Marked] = []
    above: list[tuple[etree._Element, Marked]] = []
    last, nearest = None, None
    for element in root.iter():
        printed = element.get("itemprop")
        if printed is None:
            continue
        parent = element.getparent()
        if parent is not last:
            last, nearest = parent, _nearest(parent, above)
        if LINE in printed:  # a quote that was never closed took in a tag
            printed = OWN_LINE.sub(" ", printed)
        one = Marked(element, spelling(printed), nearest)
        if nearest is not None:
            nearest.add(one)
        above.append((element, one))
        found.append(one)
        if len(found) == MOST_MARKED:
            break
    return found


def _nearest(element, above: list[tuple[etree._Element, Marked]]) -> Marked | None:
    """Those that no longer stand above are let go."""
    while element is not None and element.get("itemprop") is None:
        element = element.getparent()
    while above and above[-1][0] is not element:
        above.pop()
    return above[-1][1] if above else None


def _follows_main(element) -> bool:
    """Whether a main tag, closed too early, stands just before."""
    for _ in range(FEW):
        element = element.getprevious()
        if element is None:
            return False
        if spelling(element.get("itemprop") or "").meant == MAIN:
            return True
    return False
