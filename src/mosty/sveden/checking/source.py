"""A page's bytes as a tree whose elements know their true lines."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from lxml import etree

from mosty.documents.encodings import DECLARED, decode
from mosty.documents.faults import CannotRead
from mosty.documents.saved import page_in

LINE = "data-line-of-source"
MARKED = r"<[a-zA-Z][\w:.-]*(?=[^<>]{0,2000}?\sitem(?:prop|scope|type)\b)"
MARKED_TAG = re.compile(MARKED, re.IGNORECASE)
MARKED_TAG_OR_ROW = re.compile(MARKED + r"|<(?:table|tr)(?=[\s/>])", re.IGNORECASE)
NEWLINE = re.compile(r"\r\n|\r|\n")
KNOWN_TO_PARSER = 60_000  # the parser counts lines in 16 bits
NOT_MARKUP = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Source:
    """A page that was parsed; `root` is None when there is nothing in it."""

    root: etree._Element | None
    encoding: str


def parse(data: bytes) -> Source:
    """Any bytes at all; what is no page gives no root."""
    content, encoding = _prepared(data)
    if not content:
        return Source(None, encoding)
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=True,
    )
    try:
        return Source(etree.fromstring(content, parser), encoding)
    except (etree.XMLSyntaxError, ValueError):
        return Source(None, encoding)


def _prepared(data: bytes) -> tuple[bytes, str]:
    """The page in the parser's encoding, its marked tags numbered."""
    text, encoding = decoded(data)
    if not text.strip():
        return b"", encoding
    text = _numbered(NOT_MARKUP.sub(" ", text))
    return text.encode("utf-8", errors="replace"), encoding


def decoded(data: bytes) -> tuple[str, str]:
    """The text, if need be with signs for what cannot be read."""
    try:
        data = page_in(data)
        found = decode(data)
    except CannotRead as error:
        declared = DECLARED.search(data[:4096])
        names = [error.facts.get("encoding", "")]
        names.append(declared.group(1).decode("ascii", "replace") if declared else "")
        for name in [*filter(None, names), "utf-8"]:
            try:
                return data.decode(name, errors="replace"), name
            except (LookupError, ValueError):
                continue
        return "", ""
    return found.text, found.encoding


def line_of(element) -> int:
    """The line on which the element's tag begins."""
    numbered = element.get(LINE)
    if numbered and numbered.isdecimal():
        return int(numbered)
    return element.sourceline or 1


def _numbered(text: str) -> str:
    """The text with the line in each tag that is asked for it."""
    ends = [match.start() for match in NEWLINE.finditer(text)]
    is_short = len(ends) < KNOWN_TO_PARSER
    pattern = MARKED_TAG if is_short else MARKED_TAG_OR_ROW
    return pattern.sub(
        lambda tag: f"{tag.group()} {LINE}={bisect_left(ends, tag.start()) + 1} ",
        text,
    )
