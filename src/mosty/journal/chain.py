"""The chain over the journal: plain functions from rows to a digest.

A link is SHA-256 over the digest before it and the rows it covers, each row as one
line of canonical JSON. Only what is stored in the entries counts, so a chain can be
checked after a dump and a restore, and after personal values were erased.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable

START = "0" * 64
FIELDS = ("id", "at", "verb", "actor", "kind_id", "object_id", "label", "detail")


def line(row: tuple) -> bytes:
    """One entry, its columns in the order of `FIELDS`, as canonical JSON."""
    number, at, *rest = row
    moment = at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    text = json.dumps(
        [number, moment, *rest],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return text.encode()


def link(before: str, rows: Iterable[tuple]) -> tuple[str, int]:
    """The digest of a link after the digest `before`, and how many rows it covers."""
    digest = hashlib.sha256(before.encode())
    count = 0
    for row in rows:
        digest.update(b"\n" + line(row))
        count += 1
    return digest.hexdigest(), count


def salted(salt: str, value: str) -> str:
    """What an entry keeps of a personal value."""
    return hashlib.sha256(f"{salt}{value}".encode()).hexdigest()
