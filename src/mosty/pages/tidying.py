"""What people type or paste becomes clean text: Word, Google Docs, plain lines.

Only the meaning is kept: paragraphs, headings, lists, emphasis, links, tables. The
result has passed the list of `richtext`. Tidying a text twice is tidying it once.
"""

import html
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import lxml.html
from lxml import etree

from mosty.pages.richtext import TAGS, clean

BLOCK = re.compile(r"<(p|h[1-6]|ul|ol|table|blockquote|div|figure|pre|hr)\b", re.I)
PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
SPACES = re.compile(r"[ \t\u00a0]{2,}")
BOLD = re.compile(r"font-weight:\s*(bold|[6-9]00)", re.I)
NOT_BOLD = re.compile(r"font-weight:\s*(normal|[1-4]00)", re.I)
ITALIC = re.compile(r"font-style:\s*italic", re.I)
RAISED = re.compile(r"vertical-align:\s*(super|sub)", re.I)
FOREIGN = {"style", "script", "meta", "link", "title", "xml", "colgroup"}
NAME = re.compile(r"[a-z]+[1-6]?")
NUMBERED = re.compile(r"^\(?(\d{1,3}|[a-zа-я]{1,4})[.)]", re.I)
BULLETS = "·•●○▪■–—-*§oü\u00a0 \t"
RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h5": "h4", "h6": "h4"}
EMPTY_GOES = {"p", "h2", "h3", "h4", "strong", "em", "a", "ul", "ol", "blockquote"}
MOST_ROUNDS = 5
IN_LINE = {"a", "abbr", "br", "code", "em", "s", "span", "strong", "sub", "sup", "u"}
ON_THEIR_OWN = TAGS - IN_LINE - {"b", "i"}


@dataclass(frozen=True)
class Tidied:
    """Clean text, and how many pictures of elsewhere it lost."""

    text: str
    lost_pictures: int = 0


def tidy(written: str) -> str:
    """The text alone; see `tidied`."""
    return tidied(written).text


def tidied(written: str) -> Tidied:
    """Lines without blocks become paragraphs, one after each empty line.

    What is torn in the middle of a tag is read differently once it was written whole,
    so it is tidied until nothing changes.
    """
    found = tidied_once(written)
    for _round in range(MOST_ROUNDS):
        further = tidied_once(found.text)
        if further.text == found.text:
            break
        found = Tidied(further.text, found.lost_pictures + further.lost_pictures)
    return found


def tidied_once(written: str) -> Tidied:
    written = written.replace("\0", "").replace("\r\n", "\n").strip()
    if not written:
        return Tidied("")
    if not BLOCK.search(written):
        written = paragraphs(written)
    try:
        root = lxml.html.fragment_fromstring(written, create_parent="div")
    except (etree.ParserError, ValueError):
        return Tidied(clean(html.escape(written)))
    drop_foreign(root)
    make_lists(root)
    tell_emphasis(root)
    make_paragraphs(root)
    lost = drop_pictures(root)
    for link in root.xpath(".//a[@href]"):
        link.set("href", straight(link.get("href")))
    even_spaces(root)
    wrap_loose(root)
    drop_empty(root)
    return Tidied(clean(inner(root)), lost)


def paragraphs(text: str) -> str:
    """Blank lines part paragraphs, single ones break a line."""
    parts = (part.strip() for part in PARAGRAPHS.split(text))
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part)


def inner(root) -> str:
    told = html.escape(root.text or "", quote=False)
    return told + "".join(
        lxml.html.tostring(child, encoding="unicode") for child in root
    )


def drop_foreign(root) -> None:
    """Comments, styles and the namespaces of office programs."""
    for node in list(root.iter()):
        if node is root:
            continue
        name = node.tag if isinstance(node.tag, str) else ""
        if not name or name in FOREIGN:
            drop(node)
        elif not NAME.fullmatch(name):
            node.drop_tag()


def drop(node) -> None:
    """Out of the tree with all it holds; what follows it stays."""
    node.tail = node.tail or ""
    node.drop_tree()


def is_item(node) -> bool:
    """Whether Word meant an item of a list by this paragraph."""
    style = node.get("style", "")
    return node.tag == "p" and (
        "mso-list:l" in style.replace(" ", "") or "MsoList" in node.get("class", "")
    )


def make_lists(root) -> None:
    """Word writes the items of a list as paragraphs with their signs in the text."""
    for first in [node for node in root.iter("p") if is_item(node)]:
        if first.getparent() is None or not is_item(first):
            continue
        items = [first]
        following = first.getnext()
        while following is not None and is_item(following):
            items.append(following)
            following = following.getnext()
        kind = "ol" if NUMBERED.match(sign_of(first)) else "ul"
        made = lxml.html.Element(kind)
        made.tail = items[-1].tail
        first.addprevious(made)
        for item in items:
            without_sign(item)
            item.tag, item.tail = "li", None
            item.attrib.clear()
            made.append(item)


def sign_of(item) -> str:
    for node in item.iter("span"):
        if "mso-list:ignore" in node.get("style", "").replace(" ", "").lower():
            return node.text_content().strip()
    return item.text_content().strip()[:4]


def without_sign(item) -> None:
    marked = [
        node
        for node in item.iter("span")
        if "mso-list:ignore" in node.get("style", "").replace(" ", "").lower()
    ]
    for node in marked:
        drop(node)
    if not marked and item.text:
        item.text = NUMBERED.sub("", item.text.lstrip(BULLETS)).lstrip()


def tell_emphasis(root) -> None:
    """Google Docs says by styles what tags are for."""
    for node in list(root.iter()):
        style = node.get("style", "")
        node.tag = RENAMED.get(node.tag, node.tag)
        if node.tag == "strong" and NOT_BOLD.search(style):
            node.tag = "span"
        if node.tag != "span":
            continue
        raised = RAISED.search(style)
        if raised:
            node.tag = "sup" if raised[1].lower() == "super" else "sub"
        elif BOLD.search(style):
            node.tag = "strong"
        elif ITALIC.search(style):
            node.tag = "em"
    for node in list(root.iter("span")):
        node.drop_tag()


def make_paragraphs(root) -> None:
    """A block without a meaning of its own that holds words is a paragraph."""
    for node in list(root.iter("div", "section", "article", "center")):
        if node is root or node.getparent() is None:
            continue
        if all(child.tag in IN_LINE for child in node):
            node.tag = "p"
        else:
            node.drop_tag()


def wrap_loose(root) -> None:
    """Words that stand in no block stand in a paragraph."""
    loose = None
    if (root.text or "").strip():
        loose = lxml.html.Element("p")
        loose.text, root.text = root.text, None
    children = list(root)
    if loose is not None:
        root.insert(0, loose)
    for child in children:
        if child.tag not in ON_THEIR_OWN:
            if loose is None:
                loose = lxml.html.Element("p")
                child.addprevious(loose)
            loose.append(child)
            continue
        loose = None
        if (child.tail or "").strip():
            loose = lxml.html.Element("p")
            loose.text, child.tail = child.tail, None
            child.addnext(loose)


def drop_pictures(root) -> int:
    """Pictures of elsewhere are not shown here; their number is told."""
    foreign = [
        node
        for node in root.iter("img")
        if not re.match(r"/(?![/\\])", node.get("src", ""))
    ]
    for node in foreign:
        drop(node)
    return len(foreign)


def straight(address: str) -> str:
    """The address itself behind one that counts its readers."""
    address = "".join(address.split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.netloc in {"www.google.com", "google.com"} and parts.path == "/url":
        return next(iter(parse_qs(parts.query).get("q", [])), address)
    return address


def even_spaces(root) -> None:
    for node in root.iter():
        if node.tag == "pre" or any(up.tag == "pre" for up in node.iterancestors()):
            continue
        if node.text:
            node.text = SPACES.sub(" ", node.text)
        if node.tail:
            node.tail = SPACES.sub(" ", node.tail)


def drop_empty(root) -> None:
    """From within: what holds neither words nor a picture goes."""
    for node in reversed(list(root.iter(*EMPTY_GOES))):
        is_empty = not (node.text_content().strip() or node.xpath(".//img | .//hr"))
        if node is not root and is_empty:
            is_space = node.tag in {"strong", "em", "a"} and node.text_content()
            node.tail = (" " if is_space else "") + (node.tail or "")
            node.drop_tree()
