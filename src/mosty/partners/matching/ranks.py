"""What two names say of rank: state, national, federal, research."""

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.slots import STATE_COUNTS_IN, shown
from mosty.partners.names import lexicon, parsed

SLIGHT_STATUS = {
    "research": 0.2,
    "federal": 0.2,
    "municipal": 0.3,
    "state": 0.45,
    "national": 1.0,
}
COMMON_FIELDS = {"pedagogical", "technical", "medical", "science", "humanities"}
RANKED_IN = {"RU", "KZ", "KG", "UZ", "BY", "UA", "TJ", "AM"}
UNRANKED_IN = {"KR", "JP", "TW"}  # their own names leave the rank out
UNSAID, ROOT = 0.4, 4
SIGHTS = {"museum", "museum_reserve", "library", "gallery", "theatre", "college"}
LOWER = {"college", "technicum", "school", "gymnasium", "lyceum", "library", "museum"}
RANKS = {"state", "national", "federal", "new"}
SHORTENED = {parsed.ACRONYM, parsed.ALSO}


def status(one: Body, other: Body) -> list[Finding]:
    mine, theirs = one.reading.statuses, other.reading.statuses
    only, rest = mine - theirs, theirs - mine
    if not only and not rest:
        return []
    if only & RANKS and rest & RANKS:
        is_loose = not {one.country, other.country} & RANKED_IN
        is_translated = one.tongue != other.tongue and is_loose
        if is_translated and only | rest == {"state", "national"}:
            texts = shown(only), shown(rest)
            return [Finding("status_translated", *texts, cost=0.5)]
        return [Finding("status_differs", shown(only), shown(rest), clash="soft")]
    costs = dict(SLIGHT_STATUS)
    is_abroad = one.tongue != other.tongue
    if _is_letter_missing(one, only, other) or _is_letter_missing(other, rest, one):
        costs["state"] = 0.9
    if (
        one.reading.fields & other.reading.fields - COMMON_FIELDS
        and one.towns & other.towns
    ):
        costs["national"] = 0.6
    if is_abroad and one.country in UNRANKED_IN:
        costs |= {"national": 0.3, "state": 0.3}
    is_strict = counts_state(one, other)
    if is_strict:
        costs |= {"state": 1.0, "research": 1.0}
    mine, theirs = one.reading, other.reading
    theirs_too = {word[:ROOT] for word in (*theirs.honour, *theirs.words)}
    proper = {word[:ROOT] for word in (*mine.honour, *mine.words)} & theirs_too
    is_sight = bool(mine.kinds & SIGHTS)
    if not (proper or is_sight or mine.fields & theirs.fields):
        costs["state"] += 0.45
    weight = (
        1
        if is_strict
        else UNSAID
        if _is_implied(one, only) and _is_implied(other, rest)
        else 1
    )
    cost = weight * sum(costs.get(each, 0.8) for each in only | rest)
    return [Finding("status_more", shown(only), shown(rest), cost=cost)]


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


def _is_implied(body: Body, statuses) -> bool:
    """Whether only the letters of an abbreviation say so: «ШГПУ»."""
    return not any(
        part.slot == lexicon.STATUS and part.value in statuses and not part.implied
        for part in body.reading.parts
    )
