"""How a part is told from its whole, and a body from the office above it."""

import re

from mosty.partners.matching.bodies import Body
from mosty.partners.matching.standing import (
    AUTHORITIES,
    COLLEGES,
    COUNTRY_LENGTH,
    FOUNDERS,
    SUBORDINATE,
    is_for_education,
    territory,
)
from mosty.partners.matching.weighing import findings, summed, without_towns
from mosty.partners.names import ParsedName

BRANCH, PARENT = "branch", "parent"
HIGH = {"university", "academy", "institute", "conservatory"}
OF_TOWN = {"city", "district", "city_weak"}
OF_LAND = {"oblast", "krai", "republic", "okrug"}
MOST_COST, LEAST_EVIDENCE = 1.3, 0.5
SCHOOLS = re.compile("^(?:школы|schools|мектептері|лицеи|гимназии|colleges)$")


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
        if is_of_network(part, whole):
            return BRANCH
    return None


def is_of_network(part: Body, whole: Body) -> bool:
    """«Назарбаев Интеллектуальные школы» and one of them."""
    name, upper = part.reading, whole.reading
    if not is_of_many(upper) or is_of_many(name) or name.kinds != upper.kinds:
        return False
    own = {*upper.words, *upper.honour}
    is_more = name.fields > upper.fields or bool(name.places or name.addresses)
    return is_more and bool(own) and own <= {*name.words, *name.honour}


def is_of_many(name: ParsedName) -> bool:
    if name.places or name.addresses:
        return False
    kinds = (part.text.lower() for part in name.parts if part.slot == "kind")
    return any(SCHOOLS.search(text) for text in kinds)


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
    """What the office above follows from: the kind and land of a body, or its field."""
    name, upper = part.reading, whole.reading
    if upper.head not in AUTHORITIES or upper.parent or name.numbers:
        return False
    if name.head in AUTHORITIES or name.parent:
        return False
    return is_of_land(part, whole) or is_of_branch_of_power(part, whole)


def is_of_land(part: Body, whole: Body) -> bool:
    """An institute of teachers' further education, a teachers' college and their land's
    office of education."""
    name, upper = part.reading, whole.reading
    if not is_for_education(upper) or not upper.places:
        return False
    is_college = name.kinds & COLLEGES and "pedagogical" in name.fields
    if not (name.kinds & SUBORDINATE or is_college):
        return False
    if name.districts != upper.districts:
        return False
    if upper.levels & OF_LAND and name.levels & OF_TOWN - {"city_weak"}:
        return False
    if upper.levels & OF_TOWN and (name.levels & OF_LAND or is_college):
        return False
    own = territory(part) | (part.lands if is_college else frozenset())
    return bool({one for one in own if len(one) > COUNTRY_LENGTH} & territory(whole))


def is_of_branch_of_power(part: Body, whole: Body) -> bool:
    """A state's medical university and its ministry of health: FOUNDERS tells."""
    name, upper = part.reading, whole.reading
    if part.country != whole.country or not name.kinds & HIGH:
        return False
    places = {place for each in upper.places for place in each}
    if upper.head != "authority" or places - {whole.country}:
        return False
    return any(FOUNDERS.get(field) in upper.fields for field in name.fields)
