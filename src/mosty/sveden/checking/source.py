"""A page's bytes as a tree whose elements know their true lines."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from lxml import etree

from mosty.documents.encodings import DECLARED, decode
from mosty.documents.faults import CannotRead
from mosty.documents.saved import page_in

LINE = "data-line-of-source"
OWN_LINE = re.compile(rf"\s{LINE}=\d+\s+")
MARKED = r"<[a-zA-Z][\w:.-]*(?=[^<>]{0,2000}?\sitem(?:prop|scope|type)\b)"
# The parser knows the line of a tag that stands on one line, of others only the last.
ON_ONE_LINE = r"""(?:[^<>"'\n\r]++|"[^"<>\n\r]*+"|'[^'<>\n\r]*+')*+>"""
MARKED_ON_SEVERAL = re.compile(
    MARKED.replace("*(?=", f"*+(?!{ON_ONE_LINE})(?=", 1), re.IGNORECASE
)
MARKED_TAG_OR_ROW = re.compile(MARKED + r"|<(?:table|tr)(?=[\s/>])", re.IGNORECASE)
NEWLINE = re.compile(r"\r\n|\r|\n")
LONE_RETURN = re.compile(r"\r(?!\n)")
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
    """The text with the line in each tag whose line the parser cannot tell."""
    ends = _ends_of_lines(text)
    numbered = partial(_with_line, ends)
    counted = _counted(text, ends)
    head = MARKED_ON_SEVERAL.sub(numbered, text[:counted])
    if counted == len(text):
        return head
    moved = partial(_with_line, [end - counted for end in ends])
    return head + MARKED_TAG_OR_ROW.sub(moved, text[counted:])


def _with_line(ends: list[int], tag: re.Match) -> str:
    return f"{tag.group()} {LINE}={bisect_left(ends, tag.start()) + 1} "


def _ends_of_lines(text: str) -> list[int]:
    if LONE_RETURN.search(text):
        return [match.start() for match in NEWLINE.finditer(text)]
    lengths = (len(line) + 1 for line in text.split("\n"))
    return list(accumulate(lengths, initial=-1))[1:]


def _counted(text: str, ends: list[int]) -> int:
    """Up to where the parser counts lines as we do; between two tags."""
    if LONE_RETURN.search(text):
        return 0
    if len(ends) <= KNOWN_TO_PARSER:
        return len(text)
    found = text.rfind(">\n", 0, ends[KNOWN_TO_PARSER])
    return found + 2 if found > 0 else 0
