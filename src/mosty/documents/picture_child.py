"""The process in which one foreign picture is made anew: limits first.

Takes the file on stdin and the widths, joined by commas, as its argument; answers
with the sizes and types of what it made, and their bytes.
"""

import sys

from mosty.documents.answering import tell
from mosty.documents.confined import confine
from mosty.documents.faults import CannotRead
from mosty.documents.pictures import anew


def main() -> int:
    confine()
    widths = tuple(int(width) for width in sys.argv[1].split(","))
    try:
        itself, others = anew(sys.stdin.buffer.read(), widths=widths)
    except CannotRead as error:
        tell({"refused": error.code})
    except MemoryError:
        tell({"refused": "huge"})
    else:
        made = [itself, *others]
        facts = [[one.width, one.height, one.media_type] for one in made]
        tell({"made": facts}, [one.data for one in made])
    return 0
