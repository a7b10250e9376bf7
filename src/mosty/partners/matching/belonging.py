"""How a part is told from its whole, and a body from the office above it."""

from mosty.partners.matching.bodies import Body
from mosty.partners.matching.standing import (
    AUTHORITIES,
    SUBORDINATE,
    is_for_education,
    territory,
)
from mosty.partners.matching.weighing import findings, summed, without_towns
from mosty.partners.names import ParsedName

BRANCH, PARENT = "branch", "parent"
OF_TOWN = {"city", "district", "city_weak"}
OF_LAND = {"oblast", "krai", "republic", "okrug"}
MOST_COST, LEAST_EVIDENCE = 1.3, 0.5


def belongs(one: Body, other: Body) -> str | None:
    """`branch` or `parent` where one is a part of the other, or under it."""
    for part, whole in ((one, other), (other, one)):
        name, upper = part.reading, whole.reading
        is_head = not (upper.parent or upper.is_branch)
        if name.parent and is_head and is_of(name.parent, whole):
            return PARENT if upper.head in AUTHORITIES else BRANCH
        if name.owner and upper.head in AUTHORITIES and is_of(name.owner, whole):
            return PARENT
        if is_subordinate(part, whole):
            return PARENT
    return None


def is_of(text: ParsedName, whole: Body) -> bool:
    """Whether the words of the body above are those of the other name."""
    upper = Body("", text.text, parsed=text)
    found = [
        each
        for each in without_towns(findings(upper, whole))
        if each.code not in ("owner_more", "light_more", "words_more")
    ]
    total = summed(found)
    if total.hard or total.soft:
        return False
    return total.cost <= MOST_COST and total.evidence >= LEAST_EVIDENCE


def is_subordinate(part: Body, whole: Body) -> bool:
    """An institute of teachers' further education and the office of its land."""
    name, upper = part.reading, whole.reading
    if not (name.kinds & SUBORDINATE and upper.head in AUTHORITIES):
        return False
    if upper.parent or not is_for_education(upper):
        return False
    if not upper.places or name.districts != upper.districts or name.numbers:
        return False
    if upper.levels & OF_LAND and name.levels & OF_TOWN - {"city_weak"}:
        return False
    if upper.levels & OF_TOWN and name.levels & OF_LAND:
        return False
    return bool(territory(part) & territory(whole))
