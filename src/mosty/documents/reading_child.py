"""The process in which one foreign file is read: limits first, then the file.

Takes the file on stdin and its name as the argument; answers with one JSON object
on stdout: `{"document": …}` or `{"refused": {"code", "place", "facts"}}`.
"""

import contextlib
import json
import sys

from mosty.documents import limits
from mosty.documents.confined import confine
from mosty.documents.faults import CannotRead
from mosty.documents.reading import read
from mosty.documents.tables.shapes import to_json

TOO_HEAVY = '{"refused": {"code": "too_heavy", "place": "", "facts": {}}}'


def main() -> int:
    confine()
    text = TOO_HEAVY
    with contextlib.suppress(MemoryError):
        data = sys.stdin.buffer.read(limits.MAX_FILE + 1)
        text = json.dumps(_answer(data, sys.argv[1]))
    sys.stdout.write(text)
    return 0


def _answer(data: bytes, name: str) -> dict:
    try:
        return {"document": to_json(read(data, name=name))}
    except CannotRead as error:
        refused = {"code": error.code, "place": error.place, "facts": error.facts}
        return {"refused": refused}
