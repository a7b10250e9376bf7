"""What a whole list adds to its pairs: names of one body agree, groups compete."""

import itertools
from collections.abc import Callable
from dataclasses import replace

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.comparing import (
    CERTAIN,
    DOUBTFUL,
    DUPLICATE,
    SAME,
    Verdict,
    compare,
)
from mosty.partners.matching.lettering import letters_fit
from mosty.partners.matching.proper import NAMED_IN
from mosty.partners.matching.weighing import summed

MOST_GROUPED, MOST_MEMBERS = 300, 24
GUESSES = {"field_differs", "kind_differs", "abbreviation_differs"}
CERTAINLY = {
    "number_differs", "level_differs", "district_differs", "country_differs",
    "town_differs", "status_differs", "renamed", "inn_differs", "ogrn_differs",
}  # fmt: skip
LETTERS = {"abbreviation_alone", "abbreviation_differs"}
HINDERS = {  # what keeps a doubtful pair apart, whatever the rest of the list says
    "number_more", "branch_differs", "kind_more", "unit", "owner_more", "district_more",
    "named_otherwise", "status_translated",
}  # fmt: skip
COSTLY = {"level_more": 0.7, "status_more": 0.95, "words_more": 0.9, "place_more": 1.25}
LEAST_PLAUSIBLE, MARGIN = -1.6, 0.3
SLIGHT, SHARE = 0.15, 1 / 3
MOST_APART = 1.25
TRANSLATED = {"words_differ", "own_words_more", "kind_missing"}
TELLING = {
    "kind", "field", "words", "honour", "number", "written_alike", "spelt_out",
    "abbreviation", "abbreviation_translated", "begins_with", "parent",
}  # fmt: skip
PLACES = {"town", "place", "place_by_row"}


class Weighed:
    """The pairs of a few rows, each compared once, and what they are worth."""

    def __init__(self, edges: dict[tuple[int, int], Verdict], body):
        self.edges = edges
        self.body: Callable[[int], Body] = body
        self.known = dict(edges)
        self.worth: dict[tuple[int, int], float] = {}
        self.apart: dict[tuple[int, int], int] = {}

    def verdict(self, one: int, other: int) -> Verdict:
        key = ordered(one, other)
        if key not in self.known:
            self.known[key] = compare(self.body(key[0]), self.body(key[1]))
        return self.known[key]

    def weight(self, one: int, other: int) -> float:
        key = ordered(one, other)
        if key not in self.worth:
            found = self.verdict(*key).reasons
            self.worth[key] = weight_of(found, self.body(key[0]), self.body(key[1]))
        return self.worth[key]

    def supports(self, one: int, other: int) -> bool:
        """Whether they are surely one, or nothing to speak of keeps them apart."""
        verdict = self.verdict(one, other)
        is_near = verdict.verdict == DOUBTFUL and verdict.relation == DUPLICATE
        return verdict.verdict == SAME or is_near and is_slight(verdict.reasons)

    def contradict(self, one: int, other: int) -> int:
        key = ordered(one, other)
        if key not in self.apart:
            self.apart[key] = contradict(
                self.verdict(*key), self.body(key[0]), self.body(key[1])
            )
        return self.apart[key]


def ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def weight_of(found, one: Body, other: Body) -> float:
    """Evidence less costs; a strange abbreviation counts by its letters."""
    total = summed(found)
    weight = total.evidence - total.cost
    if any(each.code in LETTERS for each in found):
        weight += 2 * letters_fit(one, other) - 0.5
    return weight


def contradict(verdict: Verdict, one: Body, other: Body) -> int:
    """0 where they may be one body, 1 where it is unlikely, 2 where they cannot be."""
    if verdict.verdict == SAME:
        return 0
    found = verdict.reasons
    if any(each.code in CERTAINLY for each in found):
        return 2
    is_far = any(
        each.code == "place_differs" and each.clash == "hard" for each in found
    )
    if is_far and not one.towns & other.towns:
        return 2
    if verdict.relation not in (None, DUPLICATE):
        return 1
    is_guess = is_letters(one) or is_letters(other)
    if any(
        each.clash
        and not (each.code in GUESSES and (is_guess or each.code in LETTERS))
        or each.code in HINDERS
        or each.cost > COSTLY.get(each.code, 9)
        for each in found
    ):
        return 1
    return int(not is_guess and far_apart(verdict, one, other))


def far_apart(verdict: Verdict, one: Body, other: Body) -> bool:
    """Whether two names in words differ in more than how words are translated."""
    cost = sum(
        each.cost
        for each in verdict.reasons
        if one.tongue == other.tongue or each.code not in TRANSLATED
    )
    return cost > MOST_APART


def is_letters(body: Body) -> bool:
    """Whether nothing is said in words: «ДВФУ», «КФ НГПУ»."""
    name = body.reading
    return bool(name.acronyms) and not any(
        part.slot in ("kind", "field", "word") and not part.implied
        for part in name.parts
    )


def settled(
    edges: dict[tuple[int, int], Verdict], body: Callable[[int], Body]
) -> dict[tuple[int, int], Verdict]:
    """The verdicts of rows that hang together, after all of them are known."""
    rows = sorted({number for key in edges for number in key})
    pairs = Weighed(edges, body)
    group = {number: [number] for number in rows}
    refused = join_same(pairs, group)
    join_only(pairs, group)
    return told(pairs, group, refused)


def join_same(pairs: Weighed, group) -> list[tuple[int, int]]:
    """Groups of what is surely one, the surest first; pairs that contradict them."""
    same = [key for key, each in pairs.edges.items() if each.verdict == SAME]
    refused = []
    for one, other in sorted(same, key=lambda key: (-pairs.weight(*key), key)):
        mine, theirs = group[one], group[other]
        if mine is theirs:
            continue
        if may_join(pairs, mine, theirs):
            joined(group, mine, theirs)
        else:
            refused.append((one, other))
    return refused


def may_join(pairs: Weighed, mine, theirs) -> bool:
    """Whether nothing certain is against it, and less doubtful than speaks for it."""
    if len(mine) + len(theirs) > MOST_MEMBERS:
        return False
    against = same = 0
    for one, other in itertools.product(mine, theirs):
        found = pairs.contradict(one, other)
        if found == 2:
            return False
        against += found
        same += pairs.supports(one, other)
    if min(len(mine), len(theirs)) > 1 and same < SHARE * len(mine) * len(theirs):
        return False
    return not against or against < same


def joined(group, mine, theirs) -> None:
    both = [*mine, *theirs]
    for number in both:
        group[number] = both


def join_only(pairs: Weighed, group) -> None:
    """What is doubtful by itself, where no other row of the list fits as well."""
    near = [
        key
        for key, each in pairs.edges.items()
        if each.verdict != SAME and pairs.weight(*key) >= LEAST_PLAUSIBLE
    ]
    near.sort(key=lambda key: (-pairs.weight(*key), key))
    for one, other in near:
        mine, theirs = group[one], group[other]
        if mine is theirs or not is_named(pairs, one, other):
            continue
        if not may_join(pairs, mine, theirs) or has_rival(pairs, group, one, other):
            continue
        joined(group, mine, theirs)


def is_named(pairs: Weighed, one: int, other: int) -> bool:
    """Whether nothing but what names often leave out keeps them from being one."""
    found = pairs.verdict(one, other).reasons
    bodies = pairs.body(one), pairs.body(other)
    codes = {each.code for each in found}
    if codes & PLACES:
        is_told = {"place", "kind"} <= codes
        return (
            is_slight(found)
            and bool(codes & TELLING)
            or is_told
            and is_only_honour(bodies, found)
        )
    is_school = bodies[0].reading.is_school or bodies[1].reading.is_school
    is_known = not is_school or bool(codes & {"honour", "words"})
    return "kind" in codes and is_slight(found) and is_known


def is_slight(found) -> bool:
    return summed(found).cost <= SLIGHT


def is_only_honour(bodies, found) -> bool:
    """«University of Bamberg»: only the person that it is named after is left out."""
    if bodies[0].country in NAMED_IN:
        return False
    return all(
        not each.cost or each.code == "honour_more" and each.cost < 1 for each in found
    )


def has_rival(pairs: Weighed, group, one: int, other: int) -> bool:
    """Whether another group fits one of them about as well, and not the other."""
    least = pairs.weight(one, other) - MARGIN
    mine, theirs = group[one], group[other]
    for key in pairs.edges:
        if pairs.weight(*key) < least:
            continue
        left, right = group[key[0]], group[key[1]]
        sides = [each for each in (left, right) if each is mine or each is theirs]
        if len(sides) != 1 or not may_join(pairs, left, right):
            continue
        third = right if sides[0] is left else left
        away = theirs if sides[0] is mine else mine
        if not are_fellows(pairs, third, away):
            return True
    return False


def are_fellows(pairs: Weighed, third, away) -> bool:
    """Whether a third group is as near to the other side: then all of them are one."""
    is_near = any(
        pairs.supports(one, other) for one, other in itertools.product(third, away)
    )
    return is_near and may_join(pairs, third, away)


def told(pairs: Weighed, group, refused) -> dict[tuple[int, int], Verdict]:
    """The verdicts with what the list adds, and pairs that only it joins."""
    found = dict(pairs.edges)
    for key in refused:
        if group[key[0]] is not group[key[1]] and belongs_elsewhere(pairs, group, key):
            found[key] = lowered(found[key])
    for members in {id(each): each for each in group.values()}.values():
        for key in itertools.combinations(sorted(members), 2):
            verdict = pairs.verdict(*key)
            if verdict.verdict != SAME:
                found[key] = raised(verdict, pairs.body, members, key)
    return found


def belongs_elsewhere(pairs: Weighed, group, key) -> bool:
    weight = pairs.weight(*key)
    return any(
        pairs.weight(number, mate) > weight
        for number in key
        for mate in group[number]
        if mate != number
    )


def lowered(verdict: Verdict) -> Verdict:
    reasons = (*verdict.reasons, Finding("fits_other_better", "", ""))
    return Verdict(CERTAIN - 0.05, DOUBTFUL, DUPLICATE, reasons)


def raised(verdict: Verdict, body, members, key) -> Verdict:
    through = next((body(each).name for each in members if each not in key), "")
    code = "same_through" if through else "only_partner"
    reasons = (*verdict.reasons, Finding(code, through))
    return replace(
        verdict, score=CERTAIN, verdict=SAME, relation=DUPLICATE, reasons=reasons
    )
