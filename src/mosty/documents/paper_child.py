"""The process in which one foreign PDF is looked into: limits first.

Takes the file on stdin. With the argument `facts` it answers with the number of
pages and the warnings, with `preview` with words and with pictures of pages.
"""

import sys

from mosty.documents import papers
from mosty.documents.answering import tell
from mosty.documents.confined import confine
from mosty.documents.faults import CannotRead


def main() -> int:
    confine()
    data = sys.stdin.buffer.read()
    try:
        if sys.argv[1] == "facts":
            pages, warnings = papers.warnings_of(data)
            tell({"pages": pages, "warnings": warnings})
        else:
            made = papers.pages_of(data)
            facts = [[one.width, one.height, one.media_type] for one in made]
            answer = {"text": papers.words_of(data), "made": facts}
            tell(answer, [one.data for one in made])
    except CannotRead as error:
        tell({"refused": error.code})
    except MemoryError:
        tell({"refused": "huge"})
    return 0
