"""Bodies that a table knows under a former name: what came after what."""

from functools import cache
from typing import NamedTuple

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.standing import seats
from mosty.partners.names import ParsedName, lexicon, parse

FORMER, NOW = "former", "now"
RENAMED = "renamed"


class Role(NamedTuple):
    """The place of a name in the table: which line, and which side of it."""

    line: int
    side: str


def succession(one: Body, other: Body) -> list[Finding]:
    """Told where one row bears the former name and the other what came after it."""
    mine = roles_of(one)
    theirs = roles_of(other) if mine else ()
    if not theirs:
        return []
    lines = {role.line for role in mine} & {role.line for role in theirs}
    sides = {
        (left.side, right.side)
        for left in mine
        for right in theirs
        if left.line == right.line
    }
    is_sure = bool(lines) and sides in ({(FORMER, NOW)}, {(NOW, FORMER)})
    return [Finding(RENAMED, one.name, other.name, clash="soft")] if is_sure else []


def roles_of(body: Body) -> frozenset[Role]:
    name = body.reading
    if name.is_branch or name.parent is not None or name.numbers:
        return frozenset()
    known = table().get((body.country, signature(name)), ())
    return frozenset(role for role, called in known if is_of(body, called))


def is_of(body: Body, called: ParsedName) -> bool:
    """Whether place and person of the row are those of the table's name."""
    mine, theirs = set(body.reading.honour), set(called.honour)
    if mine and theirs and not mine & theirs:
        return False
    named = frozenset(place for each in body.reading.places for place in each)
    places = frozenset(place for each in called.places for place in each)
    if not places:
        return not named - {body.country, *seats(body)}
    return bool(places & (named or body.towns))


def signature(name: ParsedName) -> tuple:
    return name.kinds, name.fields, name.statuses


@cache
def table() -> dict[tuple, list[tuple[Role, ParsedName]]]:
    """Each name of the table by its country and what it says of itself."""
    found: dict[tuple, list[tuple[Role, ParsedName]]] = {}
    for line, row in enumerate(lexicon.read("renames")["renames"].strip().splitlines()):
        country, *names = (cell.strip() for cell in row.split("|"))
        for side, name in zip((FORMER, NOW), names, strict=True):
            reading = parse(name, country=country)
            key = country, signature(reading)
            found.setdefault(key, []).append((Role(line, side), reading))
    return found
