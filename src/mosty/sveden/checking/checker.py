"""A page, and the further pages that it names, become findings."""

import datetime
import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from mosty.sveden.checking import cells, structure
from mosty.sveden.checking.findings import Fault, Findings
from mosty.sveden.checking.source import line_of, parse
from mosty.sveden.checking.tree import Marked, marked_elements
from mosty.sveden.spelling import MAIN

MOST_OF_A_KIND = 1_000
MOST_KEPT = 5_000
MOST_READ = 1_500  # agreements whose words are looked into
SCOPES = (b"itemscope", b"itemtype", b"\x00")
Fetch = Callable[[str], bytes]


class CannotFetch(Exception):
    """A further page that cannot be had; the text says why."""


class NotHere(CannotFetch):
    """A further page that stands elsewhere: nobody can say whether it opens."""


def check(
    data: bytes, *, fetch: Fetch | None = None, today: datetime.date | None = None
) -> Findings:
    """What is wrong on a page; never raises, whatever the bytes.

    `fetch` gives the bytes of a further page (`addRef`) for the address in its link, or
    raises `CannotFetch`; without it further pages are told of and not looked at.
    """
    today = today or datetime.datetime.now(tz=datetime.UTC).date()
    with _without_collecting():
        return _found(data, fetch, today)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A hundred thousand marked elements live until the end: nothing to collect."""
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_collecting:
            gc.enable()


def _found(data: bytes, fetch: Fetch | None, today: datetime.date) -> Findings:
    findings, mains = _checked(data, today)
    if findings.links:
        mains += _further(findings, fetch, today)
    if not mains:
        findings.faults.extend(_no_markup(findings, data))
    findings.faults.extend(cells.faults_of_rows(mains))
    findings.faults = _bounded(findings.faults)
    return findings


def _bounded(faults: list[Fault]) -> list[Fault]:
    """In the order of the pages; of one kind only the first thousand."""
    faults.sort(key=lambda fault: (fault.page, fault.line))
    counts: Counter[str] = Counter()
    kept = []
    for fault in faults:
        counts[fault.code] += 1
        if counts[fault.code] <= MOST_OF_A_KIND:
            kept.append(fault)
    left_out = len(faults) - len(kept)
    if left_out:
        detail = (("count", str(left_out)),)
        kept.append(Fault("more", faults[-1].line, "", detail, is_warning=True))
    return kept


def _further(findings: Findings, fetch: Fetch | None, today) -> list[Marked]:
    mains = []
    seen = set()
    for address, line in findings.links[: structure.MOST_FURTHER_PAGES]:
        if address in seen:
            continue
        seen.add(address)
        about = (("address", address),)
        try:
            if fetch is None:
                raise NotHere
            more, others = _checked(fetch(address), today)
        except NotHere:
            one = Fault("page_not_read", line, "addRef", about, is_warning=True)
            findings.faults.append(one)
            continue
        except CannotFetch as error:
            about = (*about, ("reason", str(error)))
            findings.faults.append(Fault("page_missing", line, "addRef", about))
            continue
        mains += others
        findings.agreements += more.agreements
        found = (replace(fault, page=address) for fault in more.faults)
        findings.faults.extend(found)
    return mains


def _checked(data: bytes, today: datetime.date) -> tuple[Findings, list[Marked]]:
    source = parse(data)
    findings = Findings()
    if source.root is None:
        return findings, []
    marked = marked_elements(source.root)
    searches = [structure.faults_of_names, structure.faults_of_places]
    lowered = data.lower()
    if any(word in lowered for word in SCOPES):
        searches.append(structure.faults_of_scopes)
    for search in searches:
        findings.faults.extend(islice(search(marked), MOST_KEPT))
    mains = [one for one in marked if one.is_main and not one.holds_only_mains]
    findings.links = structure.links_of(marked)
    real = []
    for number, main in enumerate(mains):
        if cells.is_heading(main):
            findings.faults.append(Fault("heading_as_data", main.line, MAIN))
            continue
        real.append(main)
        if len(findings.faults) < MOST_KEPT * 4:
            findings.faults.extend(structure.missing_and_doubled(main))
        if number < MOST_READ:
            findings.faults.extend(cells.faults_of_cells(main, today))
        if not (cells.is_none(main) or cells.is_blank(main) or main.spelt.fault):
            findings.agreements += 1
    if len(mains) > MOST_READ:
        line = mains[MOST_READ].line
        detail = (("count", str(MOST_READ)),)
        findings.faults.append(Fault("many", line, MAIN, detail, is_warning=True))
    findings.faults.extend(structure.unmarked_rows(mains))
    findings.faults.extend(structure.unseen_mains(mains[:MOST_READ]))
    return findings, real


def _no_markup(findings: Findings, data: bytes) -> list[Fault]:
    if any(fault.code == "heading_as_data" for fault in findings.faults):
        return []
    root = parse(data).root
    if root is None:
        return [Fault("empty_page", 1)]
    table = next((each for each in root.iter("table")), None)
    return [Fault("no_markup", line_of(table) if table is not None else 1, MAIN)]
