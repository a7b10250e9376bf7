"""The process in which strangers' pages are checked: limits first, then the pages.

Takes on stdin a line of JSON, `{"pages": [[address, length or null, reason], …]}`, and
the bytes of the pages one after another; the first is the page itself. Answers with
one JSON object.
"""

import json
import sys
from dataclasses import asdict

from mosty.documents.confined import confine
from mosty.sveden.checking.checker import CannotFetch, NotHere, check
from mosty.sveden.checking.findings import Fault, Findings


def main() -> int:
    confine()
    pages = told(sys.stdin.buffer.read())

    def fetch(address: str) -> bytes:
        if address not in pages:
            raise NotHere
        data, reason = pages[address]
        if data is None:
            raise CannotFetch(reason)
        return data

    findings = check(pages[""][0], fetch=fetch)
    sys.stdout.write(json.dumps(asdict(findings)))
    return 0


def question(pages: dict[str, tuple[bytes | None, str]]) -> bytes:
    """What the process is asked; the page itself has an empty address."""
    order = sorted(pages)
    head = [
        [address, None if data is None else len(data), reason]
        for address in order
        for data, reason in [pages[address]]
    ]
    bodies = b"".join(pages[address][0] or b"" for address in order)
    return json.dumps({"pages": head}).encode() + b"\n" + bodies


def told(asked: bytes) -> dict[str, tuple[bytes | None, str]]:
    """The pages out of a question."""
    head, _, rest = asked.partition(b"\n")
    pages, at = {}, 0
    for address, length, reason in json.loads(head)["pages"]:
        data = None if length is None else rest[at : at + length]
        pages[address] = (data, reason)
        at += length or 0
    return pages


def answered(answer: dict) -> Findings:
    """The findings out of the process's answer."""
    faults = [
        Fault(**{**each, "detail": tuple(map(tuple, each["detail"]))})
        for each in answer["faults"]
    ]
    links = [(address, line) for address, line in answer["links"]]
    return Findings(answer["agreements"], faults, links)
