"""What a confined process answers: one line of JSON, then bytes made in it."""

import json
import sys

from mosty.documents.faults import CannotRead


def tell(answer: dict, parts: tuple[bytes, ...] | list[bytes] = ()) -> None:
    """Write the answer and the parts to stdout, the sizes of the parts beforehand."""
    sys.stdout.buffer.write(_head(answer, parts))
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def packed(answer: dict, parts: tuple[bytes, ...] | list[bytes] = ()) -> bytes:
    """The same as `tell` writes, for the way into a confined process."""
    return b"".join((_head(answer, parts), *parts))


def _head(answer: dict, parts) -> bytes:
    head = json.dumps({**answer, "sizes": [len(part) for part in parts]})
    return head.encode() + b"\n"


def told(output: bytes) -> tuple[dict, list[bytes]]:
    """The answer and its parts; raises `CannotRead` for what is not one."""
    head, _newline, rest = output.partition(b"\n")
    try:
        answer = json.loads(head)
        sizes = [int(size) for size in answer.pop("sizes")]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotRead("broken") from error
    if min(sizes, default=0) < 0 or sum(sizes) != len(rest):
        raise CannotRead("broken")
    parts, at = [], 0
    for size in sizes:
        parts.append(rest[at : at + size])
        at += size
    return answer, parts
