"""All pairs of many organisations that may be one: blocks first, then comparison."""

import itertools
import marshal
import multiprocessing
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from mosty.partners.matching.blocking import keys
from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.comparing import DIFFERENT, Verdict, compare
from mosty.partners.matching.grouping import MOST_GROUPED, settled
from mosty.partners.matching.slots import LADDERS
from mosty.partners.matching.standing import (
    AUTHORITIES,
    FOUNDERS,
    SUBORDINATE,
    are_apart,
    is_one_elsewhere,
)
from mosty.partners.names import ParsedName, Part
from mosty.partners.names.parsed import OWNER

MOST_IN_BLOCK = 500
CHUNK = 4000
FEW = 3000
OF_PARTS, OF_HEADS = 1, 2
TOLD_BY_FIELD = {*FOUNDERS, "pedagogical"}
HEAD_KEY = "u:"
KEPT = 30_000
PARTS = 64
Edge = tuple[int, int]


class Pair(NamedTuple):
    """Two rows and what is thought of them."""

    one: Body
    other: Body
    verdict: Verdict


def pairs(bodies: Iterable[Body], *, processes: int = 1) -> Iterator[Pair]:
    """Pairs above the lower threshold, in the order of the rows.

    Blocks of more than MOST_IN_BLOCK rows are passed over: what they share tells
    nothing.
    """
    rows = list(bodies)
    if processes < 2 or len(rows) < FEW:
        yield from _settled(rows, blocks_of([numbered(row) for row in rows]))
        return
    yield from _by_many(rows, processes)


def blocks_of(row_keys: Sequence[Iterable[int]]) -> list[array]:
    """For each row, the numbers of later rows that share a key with it.

    Of a key that a head shares with its parts, only those of either side meet.
    """
    found: dict[int, array] = {}
    for number, each in enumerate(row_keys):
        for key in each:
            found.setdefault(key, array("i")).append(number)
    later = [array("i") for _ in row_keys]
    for key, block in found.items():
        if key & OF_HEADS:
            if not key & OF_PARTS:
                _cross(block, found.get(key | OF_PARTS), later)
        elif 1 < len(block) <= MOST_IN_BLOCK:
            for at, number in enumerate(block):
                later[number].extend(block[at + 1 :])
    return later


def _cross(wholes, parts, later) -> None:
    if parts is None or len(wholes) + len(parts) > MOST_IN_BLOCK:
        return
    for whole in wholes:
        for part in parts:
            later[min(whole, part)].append(max(whole, part))


def numbered(row: Body) -> array:
    """The keys of a row as numbers; two bits tell what heads and parts share.

    Forked processes share the seed of `hash`.
    """
    found = set()
    for key in keys(row):
        number = hash(key) & ~(OF_HEADS | OF_PARTS)
        if key.startswith(HEAD_KEY):
            number |= OF_HEADS | (OF_PARTS if row.is_part else 0)
        found.add(number)
    return array("q", found)


def _settled(rows, later) -> Iterator[Pair]:
    def body(number: int) -> Body:
        return read(rows[number])

    found = dict(_compared(range(len(rows)), later, body))
    for part in components({edge: each.score for edge, each in found.items()}):
        found |= settled({edge: found[edge] for edge in part}, body)
    for one, other in sorted(found):
        yield Pair(rows[one], rows[other], found[one, other])


def components(edges: Mapping[Edge, float]) -> list[list[Edge]]:
    """The pairs apart by the rows that hang together, the likeliest first.

    What would bring more than MOST_GROUPED rows together is left by itself.
    """
    root: dict[int, int] = {}
    size: dict[int, int] = {}

    def top(number: int) -> int:
        while root.setdefault(number, number) != number:
            root[number] = number = root[root[number]]
        return number

    for one, other in sorted(edges, key=lambda edge: -edges[edge]):
        mine, theirs = top(one), top(other)
        both = size.get(mine, 1) + size.get(theirs, 1)
        if mine != theirs and both <= MOST_GROUPED:
            root[theirs], size[mine] = mine, both
    found: dict[int, list[Edge]] = {}
    for edge in edges:
        if top(edge[0]) == top(edge[1]):
            found.setdefault(top(edge[0]), []).append(edge)
    return [part for part in found.values() if len(part) > 1]


def _compared(numbers, later, body) -> Iterator[tuple[Edge, Verdict]]:
    for number in numbers:
        if not later[number]:
            continue
        one = body(number)
        for other_number in sorted(set(later[number])):
            other = body(other_number)
            if is_hopeless(one, other):
                continue
            verdict = compare(one, other)
            if verdict.verdict != DIFFERENT:
                yield (number, other_number), verdict


@lru_cache(maxsize=KEPT)
def read(row: Body) -> Body:
    """The row with its name taken apart, kept for the next comparison."""
    return replace(row, parsed=row.reading)


def is_hopeless(one: Body, other: Body) -> bool:
    """What needs no weighing: two countries, two numbers, two kinds."""
    if one.inn and one.inn == other.inn:
        return False
    if one.is_part != other.is_part and one.heads & other.heads:
        return False  # a branch and its head
    if one.country and other.country and one.country != other.country:
        return True
    mine, theirs = one.reading, other.reading
    if may_be_under(one, other):
        return False
    if mine.numbers and theirs.numbers and not mine.numbers & theirs.numbers:
        return True
    if are_apart(one, other) and not is_one_elsewhere(one, other):
        return True
    if _may_be_said_otherwise(one, other):
        return False
    if mine.fields and theirs.fields and not mine.fields & theirs.fields:
        return one.tongue == other.tongue
    if mine.kinds and theirs.kinds and not mine.kinds & theirs.kinds:
        return not may_follow(mine.kinds | theirs.kinds)
    return False


def _may_be_said_otherwise(one: Body, other: Body) -> bool:
    """An abbreviation's ending only guesses a kind; a branch has several."""
    if one.reading.is_guessed or other.reading.is_guessed:
        return True
    return one.is_part and other.is_part and bool(one.towns & other.towns)


def may_be_under(one: Body, other: Body) -> bool:
    """An institute of further education and an office of education, or one named."""
    for name, upper in (
        (one.reading, other.reading),
        (other.reading, one.reading),
    ):
        if upper.head not in AUTHORITIES or name.head in AUTHORITIES:
            continue
        if name.kinds & SUBORDINATE or name.fields & TOLD_BY_FIELD:
            return True
        if any(part.slot == OWNER for part in name.parts):
            return True
    return False


@lru_cache(maxsize=4096)
def may_follow(kinds: frozenset[str]) -> bool:
    return any(len(kinds & ladder) > 1 for ladder in LADDERS)


def _by_many(rows, processes) -> Iterator[Pair]:
    """Keys, comparisons, then what the list adds, by processes that share the rows."""
    fork = multiprocessing.get_context("fork")
    SHARED["rows"] = rows
    spans = [(at, min(at + CHUNK, len(rows))) for at in range(0, len(rows), CHUNK)]
    row_keys: list[array] = []
    SHARED["packed"] = packed = []
    try:
        with fork.Pool(processes) as pool:
            for part in pool.imap(_read_span, spans):
                for each, reading in part:
                    row_keys.append(each)
                    packed.append(reading)
        SHARED["later"] = blocks_of(row_keys)
        row_keys.clear()
        with fork.Pool(processes) as pool:
            known, scores = {}, {}
            for edge, score, each in itertools.chain.from_iterable(
                pool.imap(_pairs_of, spans)
            ):
                known[edge], scores[edge] = each, score
            parts = components(scores)
            asked = ([(edge, known[edge]) for edge in part] for part in parts)
            for found in pool.imap(_settled_part, asked, chunksize=PARTS):
                known.update(found)
        for one, other in sorted(known):
            yield Pair(rows[one], rows[other], unpacked(known.pop((one, other))))
    finally:
        SHARED.clear()


def _read_span(span) -> list[tuple[array, bytes]]:
    """The keys and the reading of each row of a span."""
    found = []
    for row in SHARED["rows"][span[0] : span[1]]:
        numbers = numbered(row)
        name = row.reading
        parts = tuple(tuple(part) for part in name.parts)
        found.append((numbers, marshal.dumps((parts, name.initials))))
    return found


@lru_cache(maxsize=KEPT)
def _unpacked(number: int) -> Body:
    row = SHARED["rows"][number]
    parts, initials = marshal.loads(SHARED["packed"][number])
    name = ParsedName(row.name, tuple(Part(*part) for part in parts), initials)
    return replace(row, parsed=name)


def _pairs_of(span) -> list[tuple[Edge, float, bytes]]:
    found = _compared(range(*span), SHARED["later"], _unpacked)
    return [(edge, verdict.score, packed(verdict)) for edge, verdict in found]


def _settled_part(part) -> list[tuple[Edge, bytes]]:
    """What changes among rows that hang together."""
    edges = {edge: unpacked(each) for edge, each in part}
    found = settled(edges, _unpacked)
    return [
        (edge, packed(each))
        for edge, each in found.items()
        if edges.get(edge) is not each
    ]


def packed(verdict: Verdict) -> bytes:
    """A verdict in few bytes: there are many, and they pass from process to process."""
    score, said, relation, reasons = vars(verdict).values()
    return marshal.dumps((score, said, relation, tuple(map(tuple, reasons))))


def unpacked(each: bytes) -> Verdict:
    score, said, relation, reasons = marshal.loads(each)
    return Verdict(score, said, relation, tuple(Finding(*one) for one in reasons))


SHARED: dict = {}
