"""The process in which one stranger's workbook of tasks is read."""

import contextlib
import json
import sys

from mosty.documents import limits
from mosty.documents.confined import confine
from mosty.documents.faults import CannotRead
from mosty.olympiad.carrying.rows import rows_of


def main() -> int:
    confine()
    told = {"refused": "too_heavy"}
    with contextlib.suppress(MemoryError):
        told = answer(sys.stdin.buffer.read(limits.MAX_FILE + 1))
    sys.stdout.write(json.dumps(told))
    return 0


def answer(data: bytes) -> dict:
    try:
        return {"rows": rows_of(data)}
    except CannotRead as error:
        return {"refused": error.code}


if __name__ == "__main__":
    sys.exit(main())
