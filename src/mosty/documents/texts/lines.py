"""Paragraphs out of the lines of a PDF or of a plain text."""

import re

from mosty.documents.texts.numbering import mark_of
from mosty.documents.texts.shapes import Paragraph

PAGE = re.compile(r"^[-–—\s]*\d{1,3}[-–—\s]*$")
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\ufffe]$")
ENDED = re.compile(r"[.;:!?»\")…]$")
REFERS = re.compile(
    r"(?:пункт\w*|пп?\.|раздел\w*|стать\w*|ст\.|clauses?|paragraphs?|sections?|"
    r"articles?|№|no\.|и|and|,)$",
    re.IGNORECASE,
)
FULL = 0.75


def paragraphs_of(text: str) -> list[Paragraph]:
    """Wrapped lines are joined; numbers of pages are left out."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    told: list[str] = []
    is_open = False
    for line in lines:
        if PAGE.match(line):
            continue
        if not line:
            is_open = is_open and bool(told) and not ENDED.search(told[-1])
            continue
        if is_open and not _begins(line, told[-1]):
            told[-1] = _joined(told[-1], line)
        else:
            told.append(line)
        is_open = len(line) > longest * FULL or not ENDED.search(line)
    return [Paragraph(one) for one in told]


def _begins(line: str, before: str) -> bool:
    """Whether a line begins a paragraph though the one before may go on."""
    if REFERS.search(before):
        return False
    mark = mark_of(line)
    if mark is None:
        return line[:1].isupper() and bool(ENDED.search(before))
    return not (mark.rest[:1].islower() and mark.kind == "number")


def _joined(before: str, line: str) -> str:
    if HYPHEN.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
