"""Whether a page without agreements says so, or speaks of some that nobody read."""

import re

from mosty.documents.tables.shapes import Document, Line
from mosty.sveden.reading import headings, saying

MOST_TEXTS = 2_000
LONGEST = 600
MANY = 3
NAMED = re.compile(
    r"\b(?:договор|соглашени[ея]|меморандум|agreement|memorandum)\b[^.;\n]{0,120}?"
    r"(?:№\s?[^\s,;]+[^.;\n]{0,40}?\s)?(?:от|dated)\s+[«\"]?\d{1,2}[».\s]",
    re.IGNORECASE,
)


def tells_of_papers(document: Document) -> bool:
    """«Договор № … от …» on a page that does not say that it has none."""
    named = 0
    says_none = False
    for text in _texts(document)[:MOST_TEXTS]:
        named += bool(NAMED.search(text[:LONGEST]))
        says_none = says_none or _says_none(text[:LONGEST])
    return named >= (MANY if says_none else 1)


def _says_none(text: str) -> bool:
    has_letters = any(letter.isalpha() for letter in text)
    if has_letters and saying.says_nothing(text):
        return True
    return headings.speaks_of_papers(text) and bool(saying.SAYS_NONE.search(text))


def _texts(document: Document) -> list[str]:
    found = []
    for block in document.blocks:
        if isinstance(block, Line):
            found.append(block.text)
        else:
            found += [cell.text for cell in block.cells if cell.text]
    return found
