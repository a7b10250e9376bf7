"""How a part is told from its whole, and a body from the office above it."""

from mosty.partners.matching.bodies import Body
from mosty.partners.matching.weighing import findings, summed, without_towns
from mosty.partners.names import ParsedName
from mosty.partners.names.gazetteer import around

BRANCH, PARENT = "branch", "parent"
AUTHORITIES = {
    "authority",
    "committee",
    "department",
    "directorate",
    "office",
    "executive",
    "administration",
}
SUBORDINATE = {
    "iro", "irro", "iro_ipk", "ipk", "ipk_further", "ipk_post", "ipk_continuous",
    "cro", "cpk", "cnppm", "method_centre", "quality_centre", "it_centre",
    "mastery_centre", "kids_palace", "national_education_institute",
}  # fmt: skip
OF_TOWN = {"city", "district", "city_weak"}
OF_LAND = {"oblast", "krai", "republic", "okrug"}
MOST_COST, LEAST_EVIDENCE = 1.3, 0.5
COUNTRY_LENGTH = 2


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
    if upper.parent or not (upper.light & {"education", "enlightenment"}):
        return False
    if not upper.places or name.districts != upper.districts or name.numbers:
        return False
    if upper.levels & OF_LAND and name.levels & OF_TOWN - {"city_weak"}:
        return False
    if upper.levels & OF_TOWN and name.levels & OF_LAND:
        return False
    return bool(territory(part) & territory(whole))


def territory(body: Body) -> frozenset[str]:
    """Places named, or those that the row's town lies in; countries count alone."""
    named = frozenset(place for each in body.reading.places for place in each)
    if not named:
        named = frozenset(p for town in body.towns for p in around(town))
        return frozenset(place for place in named if len(place) > COUNTRY_LENGTH)
    smaller = frozenset(place for place in named if len(place) > COUNTRY_LENGTH)
    return smaller or named
