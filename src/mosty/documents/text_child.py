"""The process in which the paragraphs of one foreign text are read: limits first.

Takes the file on stdin; answers with its columns of paragraphs.
"""

import json
import sys

from mosty.documents import filetypes, limits, papers
from mosty.documents.confined import confine
from mosty.documents.encodings import decode
from mosty.documents.faults import CannotRead
from mosty.documents.texts import lines, word
from mosty.documents.texts.shapes import Reading, to_json

TOO_HEAVY = '{"refused": {"code": "too_heavy", "place": "", "facts": {}}}'
PDF = "application/pdf"
DOCX = filetypes.OFFICE + "wordprocessingml.document"


def main() -> int:
    confine()
    try:
        text = json.dumps(_answer(sys.stdin.buffer.read(limits.MAX_FILE + 1)))
    except MemoryError:
        text = TOO_HEAVY
    sys.stdout.write(text)
    return 0


def _answer(data: bytes) -> dict:
    try:
        return {"columns": to_json(read(data))}
    except CannotRead as error:
        refused = {"code": error.code, "place": error.place, "facts": error.facts}
        return {"refused": refused}
    except RecursionError:
        return {"refused": {"code": "broken", "place": "", "facts": {}}}


def read(data: bytes) -> Reading:
    """The paragraphs of a DOCX, a PDF with words in it, or a plain text."""
    media_type = filetypes.media_type_of(data)
    if media_type == DOCX:
        return word.read(data)
    if media_type == PDF:
        text = papers.words_of(data)
        if not text:
            raise CannotRead("no_words")
        return Reading((tuple(lines.paragraphs_of(text)),))
    if media_type == filetypes.PLAIN:
        return Reading((tuple(lines.paragraphs_of(decode(data).text)),))
    raise CannotRead("text_not_read")
