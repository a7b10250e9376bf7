"""The process in which one foreign letter is read: limits first, then the letter.

Takes the file on stdin and answers with the letter and the bytes of its attachments.
"""

import sys

from mosty.documents.answering import tell
from mosty.documents.confined import confine
from mosty.documents.faults import CannotRead
from mosty.documents.mail import read_letter


def main() -> int:
    confine()
    try:
        letter, attachments = read_letter(sys.stdin.buffer.read())
        tell({"letter": letter.as_json()}, attachments)
    except CannotRead as error:
        tell({"refused": error.code})
    except (MemoryError, RecursionError):
        tell({"refused": "too_heavy"})
    return 0
