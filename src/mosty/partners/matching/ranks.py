"""What two names say of rank: state, national, federal, research."""

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.likeness import matched
from mosty.partners.matching.slots import STATE_COUNTS_IN, shown
from mosty.partners.names import lexicon, parsed

SLIGHT_STATUS = {
    "research": 0.2,
    "federal": 0.2,
    "municipal": 0.3,
    "state": 0.45,
    "national": 1.0,
    "inter": 0.2,
}
COMMON_FIELDS = {"pedagogical", "technical", "medical", "science", "humanities"}
RANKED_IN = {"RU", "KZ", "KG", "UZ", "BY", "UA", "TJ", "AM"}
UNRANKED_IN = {"KR", "JP", "TW"}  # their own names leave the rank out
UNSAID, ROOT = 0.4, 4
SIGHTS = {"museum", "museum_reserve", "library", "gallery", "theatre", "college"}
LOWER = {"college", "technicum", "school", "gymnasium", "lyceum", "library", "museum"}
RANKS = {"state", "national", "federal", "new"}
PROMOTED = {frozenset({"state"}), frozenset({"research"})}
SHORTENED = {parsed.ACRONYM, parsed.ALSO}


def status(one: Body, other: Body) -> list[Finding]:
    mine, theirs = one.reading.statuses, other.reading.statuses
    only, rest = mine - theirs, theirs - mine
    if not only and not rest:
        return []
    is_ranked = bool({one.country, other.country} & RANKED_IN)
    is_one_tongue = one.is_cyrillic == other.is_cyrillic
    is_promoted = {frozenset(only), frozenset(rest)} == PROMOTED
    if is_ranked and is_promoted and (is_one_tongue and one.is_cyrillic):
        return [Finding("status_differs", shown(only), shown(rest), clash="soft")]
    if only & RANKS and rest & RANKS:
        is_loose = one.tongue != other.tongue and not is_ranked
        if is_loose and only | rest == {"state", "national"}:
            texts = shown(only), shown(rest)
            return [Finding("status_translated", *texts, cost=0.5)]
        return [Finding("status_differs", shown(only), shown(rest), clash="soft")]
    costs = _costs(one, other, only, rest)
    is_strict = counts_state(one, other) or _are_letters_apart(one, other)
    is_unsaid = _is_implied(one, only) and _is_implied(other, rest)
    weight = UNSAID if is_unsaid and not is_strict else 1
    cost = weight * sum(costs.get(each, 0.8) for each in only | rest)
    return [Finding("status_more", shown(only), shown(rest), cost=cost)]


def _costs(one: Body, other: Body, only, rest) -> dict[str, float]:
    """What each rank costs that only one says."""
    mine, theirs = one.reading, other.reading
    costs = dict(SLIGHT_STATUS)
    if _is_letter_missing(one, only, other) or _is_letter_missing(other, rest, one):
        costs["state"] = 0.9
    if mine.fields & theirs.fields - COMMON_FIELDS and one.towns & other.towns:
        costs["national"] = 0.6
    if one.tongue != other.tongue and one.country in UNRANKED_IN:
        costs |= {"national": 0.3, "state": 0.3}
    if counts_state(one, other):
        costs |= {"state": 1.0, "research": 1.0}
    if _are_letters_apart(one, other):
        costs["state"] = 1.0
    if _is_byname(one) or _is_byname(other):
        return costs | {"state": 0.2, "research": 0.1}
    if one.country not in RANKED_IN and set(mine.honour) & set(theirs.honour):
        costs["national"] = 0.5
    return costs | _by_name(one, other, costs)


def _by_name(one: Body, other: Body, costs) -> dict[str, float]:
    """What a rank costs where names of their own agree, or nothing else tells."""
    mine, theirs = one.reading, other.reading
    found = {}
    theirs_too = {word[:ROOT] for word in (*theirs.honour, *theirs.words)}
    proper = {word[:ROOT] for word in (*mine.honour, *mine.words)} & theirs_too
    if matched(mine.words, theirs.words)[0] and mine.fields == theirs.fields:
        found["national"] = 0.5
    is_sight = bool(mine.kinds & SIGHTS)
    if is_sight and (proper or matched(mine.words, theirs.words)[0]):
        found["state"] = 0.1
    if not (proper or is_sight or mine.fields & theirs.fields):
        found["state"] = costs["state"] + (0.2 if _is_brand(one, other) else 0.45)
    return found


def _is_byname(body: Body) -> bool:
    """«Самарский политех», «Пермский классический университет»."""
    is_classic = any("классич" in part.text.lower() for part in body.reading.parts)
    return "politech" in body.reading.fields or is_classic


def _is_brand(one: Body, other: Body) -> bool:
    """«University of Tyumen»: how a state's university calls itself abroad."""
    is_abroad = one.is_cyrillic != other.is_cyrillic
    return is_abroad and bool(one.towns & other.towns) and one.country == "RU"


def counts_state(one: Body, other: Body) -> bool:
    """Whether a university is another one once it is a state's, or no longer."""
    is_college = one.reading.kinds & other.reading.kinds & LOWER
    return bool({one.country, other.country} & STATE_COUNTS_IN) and not is_college


def _is_letter_missing(says: Body, statuses, short: Body) -> bool:
    """«БПИ» is not «… государственный …»: its letters would tell."""
    letters = [
        p for p in short.reading.parts if p.slot in SHORTENED and p.text.isupper()
    ]
    return (
        "state" in statuses
        and bool(letters)
        and says.tongue == short.tongue == "ru"
        and not _is_implied(says, {"state"})
    )


def _are_letters_apart(one: Body, other: Body) -> bool:
    """«МАУ» and «МАГУ»: known letters of either, so the rank that they tell is meant."""
    mine, theirs = letters_of(one), letters_of(other)
    is_one_tongue = one.is_cyrillic == other.is_cyrillic
    return bool(mine and theirs) and is_one_tongue and not mine & theirs


def letters_of(body: Body) -> frozenset[str]:
    """The abbreviations that stand for the whole, where nothing else is said."""
    if any(p.slot == lexicon.KIND and not p.implied for p in body.reading.parts):
        return frozenset()
    return body.reading.values(parsed.ALSO)


def _is_implied(body: Body, statuses) -> bool:
    """Whether only the letters of an abbreviation say so: «ШГПУ»."""
    return not any(
        part.slot == lexicon.STATUS and part.value in statuses and not part.implied
        for part in body.reading.parts
    )
