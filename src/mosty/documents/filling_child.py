"""The process in which one template is filled: limits first, then the template.

Takes on stdin what `answering.tell` writes: the values and labels, then the template.
"""

import sys

from mosty.documents.answering import tell, told
from mosty.documents.confined import confine
from mosty.documents.faults import CannotRead
from mosty.documents.filling import fill


def main() -> int:
    confine()
    try:
        asked, [template] = told(sys.stdin.buffer.read())
        filled = fill(template, asked["values"], asked["labels"])
    except CannotRead as error:
        refused = {"code": error.code, "place": error.place, "facts": error.facts}
        tell({"refused": refused})
    except MemoryError:
        tell({"refused": {"code": "too_heavy", "place": "", "facts": {}}})
    else:
        tell({"missing": filled.missing}, [filled.data])
    return 0
