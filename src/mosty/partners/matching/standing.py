"""Where two bodies stand: towns of the rows, places in the names."""

import re
from functools import cache, lru_cache

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.likeness import sounds_like
from mosty.partners.matching.slots import HIGH, OFFICES, SHOWN
from mosty.partners.names import lexicon, parsed
from mosty.partners.names.gazetteer import around, forms_of, region_codes
from mosty.partners.names.letters import sound

TOWN_DEPTH, COUNTRY_LENGTH = 2, 2
EDUCATION = re.compile("образов|educat|адукац|білім|просвещ")
COLLEGES = {"college", "technicum", "vocational_school"}
FOUNDERS = {  # what a high school teaches, and the field of the ministry over it
    "medical": "medical",
    "pharmacy": "medical",
    "agrarian": "agrarian",
    "veterinary": "agrarian",
    "culture": "culture",
    "music": "culture",
    "arts": "culture",
    "railway": "transport",
    "river": "transport",
}
LAND_WORDS = re.compile("обл|край|респ|округ|region|oblast|krai", re.IGNORECASE)
OF_EDUCATION = {"education", "enlightenment"}
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
FEDERAL = {"RU", "DE", "AT", "IN", "US", "CN", "BR", "BA", "CH", "BE", "MX"}
FORMER_COST = 0.9
SURE_LETTERS = {"рт"}  # of Татарстан, as a rule
CITY_LANDS = {"RU-SPE", "RU-MOW", "RU-SEV"}


def towns(one: Body, other: Body) -> list[Finding]:
    """Country and town of the rows."""
    if one.country and other.country and one.country != other.country:
        return [Finding("country_differs", one.country, other.country, clash="hard")]
    found = []
    if one.country and other.country:
        found.append(Finding("country", one.country, evidence=0.2))
    if not one.towns or not other.towns:
        return found
    if not are_apart(one, other):
        return [*found, Finding("town", one.city, evidence=0.7)]
    clash = "soft" if is_one_elsewhere(one, other) else "hard"
    return [
        *found,
        Finding("town_differs", one.city, other.city, cost=0.6, clash=clash),
    ]


def former_town(one: Body, other: Body) -> list[Finding]:
    """«Ленинградский институт» and «Санкт-Петербургский университет»: one town, two times."""
    mine, theirs = called_once(one), called_once(other)
    if not (mine or theirs) or (mine and theirs):
        return []
    once, now = (one, other) if mine else (other, one)
    places = frozenset().union(now.towns, *now.reading.places)
    if not (mine or theirs) & places or once.reading.levels & {"oblast", "krai"}:
        return []
    return [Finding("former_town", once.city, now.city, cost=FORMER_COST)]


def called_once(body: Body) -> frozenset[str]:
    """Places that a row calls as they were called once."""
    found: set[str] = set()
    for part in body.reading.parts:
        if part.slot in (lexicon.PLACE, parsed.ADDRESS) and is_former(part.text):
            found |= set(part.value.split("+"))
    return frozenset(found | (body.towns if is_former(body.city) else frozenset()))


@lru_cache(maxsize=20_000)
def is_former(text: str) -> bool:
    low = text.lower().replace("ё", "е")
    return low.startswith(former_names()) and "област" not in low


@cache
def former_names() -> tuple[str, ...]:
    return tuple(lexicon.listed(lexicon.read("words")["former_towns"]))


def are_apart(one: Body, other: Body) -> bool:
    """Whether both rows name towns, and neither lies in the other."""
    if not one.towns or not other.towns or one.towns & other.towns:
        return False
    is_near = is_within(one.towns, other.towns) and not (
        _is_capital(one) or _is_capital(other)
    )
    return not (is_near or _sound_alike(one.towns, other.towns))


def _is_capital(body: Body) -> bool:
    """Whether the town has the id of its land: Оренбург is not Орск for that."""
    lands = body.towns & region_codes() - CITY_LANDS
    return bool(lands) and not LAND_WORDS.search(body.city)


def is_one_elsewhere(one: Body, other: Body) -> bool:
    """Whether names of two towns may mean one body all the same."""
    mine, theirs = one.reading, other.reading
    if mine.numbers and theirs.numbers:
        return False
    if set(mine.honour) & set(theirs.honour) or set(mine.words) & set(theirs.words):
        return True
    if mine.also & theirs.also:
        return True
    return any(p & q for p in mine.places for q in theirs.places)


def _sound_alike(mine, theirs) -> bool:
    return any(
        sounds_like(a[1:], b[1:]) for a in mine for b in theirs if a[0] == b[0] == "~"
    )


def is_within(mine, theirs) -> bool:
    return any(a in around(b) or b in around(a) for a in mine for b in theirs)


def places(one: Body, other: Body) -> list[Finding]:
    """Places within the names; a row's own town and country stand for a missing one."""
    mine, theirs = one.reading.places, other.reading.places
    left = [p for p in mine if not any(p & q for q in theirs)]
    right = [p for p in theirs if not any(p & q for q in mine)]
    common = [p for p in mine if p not in left]
    found = []
    if common:
        cost = 0.9 if _may_be_two(one, other, common, theirs) else 0.0
        found.append(Finding("place", _text(one, common), cost=cost, evidence=1.0))
    if left and right:
        return [*found, _apart(one, other, left, right, bool(common))]
    for body, missing, away in ((one, left, other), (other, right, one)):
        for place in missing:
            found.append(_lacking(body, place, away, bool(common)))
    return found


def _may_be_two(one, other, common, theirs) -> bool:
    """«Благовещенский»: towns of two regions; without a row's town nobody knows."""
    if one.towns and other.towns:
        return False
    if any(_is_of_several(body, p) for body in (one, other) for p in common):
        return True
    shared = [p & q for p in common for q in theirs if p & q]
    if one.reading.core != other.reading.core and all(
        len(around(place)) < TOWN_DEPTH for each in shared for place in each
    ):
        return not (one.reading.honour or one.reading.words or _is_told(one, other))
    return all(
        len({_region(place) for place in each} - {"RU-MOS", "RU-LEN"}) > 1
        for each in shared
    )


def _is_of_several(body, place) -> bool:
    """«КК»: letters of several lands, and the row does not say in which it is."""
    if body.towns or body.reading.also:
        return False
    printed = list(body.reading.printed_places.items())
    ids, text = printed[0] if len(printed) == 1 else (place, "")
    near = [one for one in ids if body.country in around(one)]
    is_short = text.isupper() and text.lower() not in SURE_LETTERS
    return len(near) > 1 and is_short and bool(ids & place)


def _is_told(one, other) -> bool:
    """«Сибирский федеральный университет»: field, rank or a second land tells enough."""
    mine, theirs = one.reading, other.reading
    if mine.fields and mine.fields == theirs.fields:
        return True
    if mine.fields ^ theirs.fields or mine.kinds != theirs.kinds:
        return False
    is_ranked = bool(mine.statuses) and mine.statuses == theirs.statuses
    is_ranked = (
        is_ranked or bool(mine.light & OF_EDUCATION) and mine.light == theirs.light
    )
    is_of_two = len(mine.places) > 1 and set(mine.places) == set(theirs.places)
    return bool(mine.kinds & (HIGH | SHOWN)) and (is_ranked or is_of_two)


def _region(place: str) -> str:
    upper = sorted(p for p in around(place) if p[2:3] == "-")
    return upper[0] if upper else place


def _apart(one, other, left, right, has_common) -> Finding:
    is_nested = all(any(is_within(p, q) for q in right) for p in left)
    is_at_home = all(p & other.lands for p in left) and all(
        p & one.lands for p in right
    )
    clash = "soft" if is_nested and not has_common else "hard"
    if is_nested and has_one_seat(one, other):
        texts = _text(one, left), _text(other, right)
        return Finding("place_by_row", *texts, cost=0.1, evidence=0.4)
    if has_common and is_at_home:
        return Finding("place_more", _text(one, left), _text(other, right), cost=0.2)
    return Finding(
        "place_differs", _text(one, left), _text(other, right), cost=0.5, clash=clash
    )


def has_one_seat(one, other) -> bool:
    """A Russian house stands for a country, and in its town; there is one in a town."""
    houses = one.reading.kinds & other.reading.kinds & {"russian_house"}
    return bool(houses and seats(one) & seats(other))


def seats(body: Body) -> frozenset[str]:
    """The town of the row, or the smaller places that the name gives."""
    if body.towns:
        return body.towns
    places = (place for each in body.reading.places for place in each)
    return frozenset(place for place in places if len(place) > COUNTRY_LENGTH)


def _lacking(body, place, away, has_common) -> Finding:
    text = _text(body, [place])
    if body.reading.districts & away.reading.districts:
        return Finding("place_more", text, cost=0.2)
    if len(place) > 1 and text.isupper():
        return Finding("place_more", text, cost=0.1)
    if place & away.lands:
        is_office = body.reading.kinds & OFFICES and not place & away.towns
        if is_office and _is_national(body, place):
            return Finding("place_by_row", text, evidence=0.4, cost=0.1)
        if is_office and away.towns and not has_common:
            return Finding("place_more", text, cost=0.8)
        if not has_common and is_nameless(away):
            return Finding("place_by_row", text, evidence=0.4, cost=0.9)
        evidence = 0.0 if has_common else 0.8 if place & away.towns else 0.4
        return Finding("place_by_row", text, evidence=evidence, cost=0.05)
    is_wider = any(is_within(place, frozenset(q)) for q in away.reading.places)
    if has_common and is_wider:
        return Finding("place_more", text, cost=0.2)
    if _is_in_prefix(body, place, away):
        return Finding("place_more", text, cost=0.1)
    if not away.towns and (not away.country or is_within(place, {away.country})):
        return Finding("place_more", text, cost=0.6)
    return Finding("place_more", text, cost=1.2)


def _is_national(body, place) -> bool:
    """A ministry of a country that has none in its lands needs no country's name."""
    is_country = place == {body.country} and body.country not in FEDERAL
    return is_country and "authority" in body.reading.kinds


def _is_in_prefix(body, place, away) -> bool:
    """«ТулГУ»: the letters before the ending are the place's."""
    prefixes = [p.value for p in away.reading.parts if p.slot == parsed.PREFIX]
    text = sound(_text(body, [place]))
    if any(len(each) > 1 and text.startswith(sound(each)) for each in prefixes):
        return True
    is_near = bool(body.towns & away.towns)
    return any(
        len(each) > 1 - is_near and each in initials_of(each_place)
        for each in prefixes
        for each_place in place
    )


@lru_cache(maxsize=4096)
def initials_of(place: str) -> frozenset[str]:
    """«NC», «FE»: first letters of a place of several words, in any language."""
    forms = (re.split("[ -]", form) for form in forms_of(place))
    return frozenset("".join(word[:1] for word in form) for form in forms)


def is_nameless(body: Body) -> bool:
    """«Педагогический университет»: what tells it apart was not understood, or said."""
    name = body.reading
    says = (
        len(name.fields) > 1
        or name.addresses
        or name.honour
        or name.words
        or name.numbers
        or name.also
        or name.parent
    )
    return not says and bool(name.kinds & {"university", "academy"})


def _text(body, found) -> str:
    printed = body.reading.printed_places
    return ", ".join(dict.fromkeys(printed[frozenset(place)] for place in found))


def is_for_education(name) -> bool:
    """Whether an office is one of education, as a word of its own or within its kind."""
    if name.light & OF_EDUCATION:
        return True
    kinds = (p.text.lower() for p in name.parts if p.slot == lexicon.KIND)
    return any(EDUCATION.search(text) for text in kinds)


def territory(body: Body) -> frozenset[str]:
    """Places named, or those that the row's town lies in; countries count alone."""
    named = frozenset(place for each in body.reading.places for place in each)
    if not named:
        named = frozenset(p for town in body.towns for p in around(town))
        return frozenset(place for place in named if len(place) > COUNTRY_LENGTH)
    smaller = frozenset(place for place in named if len(place) > COUNTRY_LENGTH)
    return smaller or named
