"""What a visitor of an HTML page sees, at once or after a click.

Menus, forms and scripts are left out. A part that is folded away is read when
something on the page opens it: tabs, accordions, spoilers.
"""

import re

from lxml import etree

from mosty.documents.tables.marks import neat

UNSEEN = (
    "head script style noscript template nav header footer aside form select button "
    "svg iframe object video audio canvas"
)
LEFT_OUT = frozenset(UNSEEN.split())
MAY_OPEN = "div section article table ul ol dl dd main fieldset"
HOLDERS = frozenset(MAY_OPEN.split())
OPENED = re.compile(
    r"tab(?!le)|pane|collaps|spoiler|accord|toggle|slid|answer|faq|content|body|"
    r"details|expand|unfold|hidden[-_]?(?:text|block)|more",
    re.IGNORECASE,
)
NEVER_OPENED = re.compile(
    r"menu|modal|popup|pop-up|search|cookie|captcha|nav\b|banner|tooltip|lightbox|"
    r"overlay|print|adapt|mobile",
    re.IGNORECASE,
)
OPENS = re.compile(r"collaps|accord|toggle|spoiler|expand|tab", re.IGNORECASE)
TABS = re.compile(r"tab|nav|pills|switch", re.IGNORECASE)
HIDING = re.compile(r"(?:^|\s)(?:d-none|hidden|hide|is-hidden)(?=\s|$)")
SHOWN_WIDER = re.compile(r"\bd-\w+-\w+|hidden-\w+")
WITHIN = ("article", "section", "main", "li", "td")
LONG_FORM = 1_500
LONGEST_NAME = 120
MOST_LINKS = 2_000


def is_unseen(element) -> bool:
    tag = element.tag
    if tag in LEFT_OUT:
        return not _is_content(element, tag)
    if not element.attrib:
        return False
    return _is_hidden(element) and not _is_opened(element)


def _is_content(element, tag: str) -> bool:
    """A button that opens a part, the head of a card, a form around the whole page."""
    if tag == "button":
        return _opens(element)
    if tag in {"header", "footer"}:
        return any(each.tag in WITHIN for each in element.iterancestors())
    if tag == "form":
        if element.find(".//table") is not None:
            return True
        return len(" ".join("".join(element.itertext()).split())) > LONG_FORM
    return False


def _opens(element) -> bool:
    said = ("data-bs-toggle", "data-toggle", "aria-expanded", "aria-controls")
    if any(element.get(name) is not None for name in said):
        return not NEVER_OPENED.search(_named(element))
    return bool(OPENS.search(_named(element)))


def _is_hidden(element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style and "display:none" in style.replace(" ", "").lower():
        return True
    named = element.get("class")
    if not named or not HIDING.search(named):
        return False
    return not SHOWN_WIDER.search(named)


def _is_opened(element) -> bool:
    if element.tag not in HOLDERS:
        return False
    named = _named(element)
    if NEVER_OPENED.search(named):
        return False
    return bool(OPENED.search(named) or element.get("role") == "tabpanel")


def _named(element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def panels(root) -> dict[str, str]:
    """What the tabs of a page are called, by the panels' identifiers."""
    found: dict[str, str] = {}
    for count, link in enumerate(root.iter("a", "button")):
        if count > MOST_LINKS:
            break
        target = _target(link)
        if not target or not _is_tab(link):
            continue
        text = neat("".join(link.itertext()))
        if text and len(text) <= LONGEST_NAME:
            found.setdefault(target, text)
    return found


def _target(link) -> str:
    for name in ("href", "data-bs-target", "data-target", "aria-controls"):
        value = (link.get(name) or "").strip()
        if value.startswith("#") and len(value) > 1:
            return value[1:]
        if name == "aria-controls" and value:
            return value
    return ""


def _is_tab(link) -> bool:
    if link.get("role") == "tab" or TABS.search(
        link.get("data-toggle") or link.get("data-bs-toggle") or ""
    ):
        return True
    above = [link, *_nearest(link)]
    return any(TABS.search(_named(each)) for each in above)


def _nearest(link) -> list[etree._Element]:
    """The two elements above."""
    found = []
    for each in link.iterancestors():
        found.append(each)
        if len(found) == 2:
            break
    return found


def marks_within(element) -> list[str]:
    """The `itemprop`s of an element and of what it holds."""
    found = (each.get("itemprop") for each in element.iter(etree.Element))
    return [mark.strip() for mark in found if mark]
