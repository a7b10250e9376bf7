"""All that is noticed about two names, check by check, and what it comes to."""

from typing import NamedTuple

from mosty.partners.matching import fields, proper, ranks, shortening, slots, standing
from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.branches import are_one_head, as_one_branch, is_one_seat
from mosty.partners.matching.succession import succession

MOST_PARENT_COST, MOST_BRANCH_COST = 1.0, 1.6
SURE_EVIDENCE = 1.5
ACADEMIES = {"рао", "ран"}
CHECKS = (
    slots.number,
    standing.towns,
    slots.kinds,
    slots.branch,
    slots.district,
    slots.level,
    fields.fields,
    slots.owner,
    standing.places,
    ranks.status,
    proper.persons_and_words,
    shortening.abbreviations,
    slots.light,
)


class Sum(NamedTuple):
    cost: float
    evidence: float
    soft: int
    hard: int


def findings(one: Body, other: Body) -> tuple[Finding, ...]:
    """All that is noticed, abbreviations read as the words of the other first."""
    before, after = one, other
    alike = [*proper.written_alike(one, other), *standing.former_town(one, other)]
    one, other = (
        shortening.said_as_word(one, other),
        shortening.said_as_word(other, one),
    )
    one, found = shortening.spelt_out(one, other)
    if not found:
        other, found = shortening.spelt_out(other, one)
    for check in CHECKS:
        found += check(one, other)
    found += succession(before, after)
    return as_one_branch(before, after, (*alike, *found, *parents(one, other)))


def parents(one: Body, other: Body) -> list[Finding]:
    """The bodies above: two faculties are one only under one university."""
    mine, theirs = one.reading.parent, other.reading.parent
    if mine is None and theirs is None:
        return []
    if mine is None or theirs is None:
        text = (mine or theirs).text
        is_free = one.reading.kinds and other.reading.kinds
        if (mine or theirs).kinds == {"academy"} and (mine or theirs).also & ACADEMIES:
            return [Finding("parent_unsaid", text, cost=0.2)]  # «ИКП РАО»
        return [Finding("parent_unsaid", text, cost=0.3 if is_free else 0.9)]
    upper = Body("", mine.text, one.country, parsed=mine)
    away = Body("", theirs.text, other.country, parsed=theirs)
    heard = findings(upper, away)
    total = summed(without_towns(heard))
    if mine.core == theirs.core != "" or mine.also & theirs.also:
        total = Sum(0.0, total.evidence, 0, 0)
    is_alike = not total.hard and (
        not total.soft or total.evidence >= SURE_EVIDENCE and total.soft < 2
    )
    both = one.reading.is_branch and other.reading.is_branch
    if both and is_one_seat(one, other) and are_one_head(upper, away):
        return [Finding("parent", mine.text, theirs.text, cost=0.2, evidence=0.6)]
    most = MOST_BRANCH_COST if both and is_one_seat(one, other) else MOST_PARENT_COST
    if not is_alike or total.cost > most:
        return [Finding("parent_differs", mine.text, theirs.text, clash="hard")]
    return [
        Finding(
            "parent",
            mine.text,
            theirs.text,
            cost=min(0.7, 0.5 * total.cost),
            evidence=0.6,
        )
    ]


def without_towns(found) -> list[Finding]:
    """Bodies above have no town of their own: a country may be all that is said."""
    return [each._replace(cost=0.0) if each.code == "place" else each for each in found]


def summed(found) -> Sum:
    cost = evidence = 0.0
    soft = hard = 0
    for each in found:
        cost += each.cost
        evidence += each.evidence
        soft += each.clash == "soft"
        hard += each.clash == "hard"
    return Sum(cost, evidence, soft, hard)
