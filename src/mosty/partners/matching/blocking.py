"""Keys that names of one body share: only those that share one are compared."""

from mosty.partners.matching.bodies import WHOLES, Body
from mosty.partners.matching.likeness import ADJECTIVES
from mosty.partners.matching.slots import HIGH, LADDERS
from mosty.partners.matching.standing import (
    AUTHORITIES,
    COLLEGES,
    FOUNDERS,
    SUBORDINATE,
    is_for_education,
    territory,
)
from mosty.partners.names import lexicon, parsed
from mosty.partners.names.gazetteer import around
from mosty.partners.names.letters import bones, sound

FEWEST_LETTERS = 3
MOST_PLACES = 6
COUNTRY_LENGTH = 2
FAMILY = {
    kind: number
    for number, ladder in reversed(list(enumerate(LADDERS)))
    for kind in sorted(ladder)
}
FURTHER = {
    kind: frozenset(str(at) for at, ladder in enumerate(LADDERS) if kind in ladder)
    for kind in ("method_centre", "cro", "quality_centre", "it_centre")
}
ANY_FAMILY = frozenset(map(str, range(len(LADDERS))))


def keys(body: Body) -> set[str]:
    """Short texts; two rows of one body have one in common, as a rule."""
    name = body.reading
    places = where(body)
    found = {f"n:{number}|{place}" for number in name.numbers for place in places}
    if not name.numbers:
        found |= {
            f"k:{family}|{place}" for family in families(name) for place in places
        }
    tail = ",".join(sorted(name.numbers)) or body.country
    found |= {f"h:{bones(one)}|{tail}" for one in name.honour}
    roots = {ADJECTIVES.sub("", one) for one in name.words}
    found |= {f"w:{bones(one)}|{tail}" for one in {*name.words, *roots} if len(one) > 2}
    found |= {f"a:{letters}|{body.country}" for letters in abbreviated(name)}
    is_wide = (
        name.kinds & WHOLES - {"school"}
        and not name.numbers
        and all(len(place) <= COUNTRY_LENGTH for each in name.places for place in each)
    )
    if not places or is_wide or (not body.city and not name.numbers):
        kinds = ",".join(sorted(name.kinds))
        found.add(f"c:{body.country}|{kinds}|{','.join(sorted(name.fields))}")
    found |= {f"i:{number}" for number in (body.inn, body.ogrn) if number}
    found |= {f"u:{head}" for head in body.heads}
    if name.parent is not None or name.is_branch:
        found |= {f"b:{place}" for place in places}
        kinds = ",".join(sorted(name.kinds))
        found |= {f"p:{head}|{kinds}" for head in body.heads}
    office = name if name.head in AUTHORITIES else name.owner
    if office is not None and name.parent is None:
        found |= of_office(office)
    founders = {FOUNDERS[each] for each in name.fields & FOUNDERS.keys()}
    if founders and name.kinds & HIGH and office is None:
        found |= {f"o:{each}|{body.country}" for each in founders}
    if is_of_education(name):
        lands = territory(body) | (body.lands if name.kinds & COLLEGES else set())
        found |= {f"e:{place}" for place in lands if len(place) > COUNTRY_LENGTH}
    return found


def of_office(name) -> set[str]:
    """By what an office above is known: «Минздрава России», the ministry itself."""
    about = ",".join(sorted(name.fields | name.light))
    places = sorted(place for each in name.places for place in each)[:MOST_PLACES]
    return {f"o:{about}|{place}" for place in places}


def is_of_education(name) -> bool:
    """Offices of education, and institutes that stand under them."""
    if name.parent is not None or name.numbers:
        return False
    is_office = name.kinds & AUTHORITIES and is_for_education(name)
    is_college = name.kinds & COLLEGES and "pedagogical" in name.fields
    return bool(is_office or is_college or name.kinds & SUBORDINATE)


def families(name) -> set[str]:
    """Kinds that may follow one another share a family: institutes, schools.

    An abbreviation that tells no kind may be of any.
    """
    if not name.kinds:
        return {"-", *(ANY_FAMILY if name.acronyms else ())}
    found = {str(FAMILY.get(kind, kind)) for kind in name.kinds}
    for kind in name.kinds - HIGH:
        found |= FURTHER.get(kind, frozenset())
    return found


def where(body: Body) -> set[str]:
    """Towns and regions of the row and of the name; no countries beside them."""
    found: set[str] = set()
    for place in (*body.towns, *(p for one in body.reading.places for p in one)):
        found |= around(place)
    smaller = {place for place in found if len(place) > COUNTRY_LENGTH}
    return set(sorted(smaller or found)[:MOST_PLACES])


def abbreviated(name) -> set[str]:
    """Abbreviations in the name, and those that its words would give."""
    found = set()
    for part in name.parts:
        if part.slot == parsed.ACRONYM:
            capitals = "".join(letter for letter in part.text if letter.isupper())
            found |= {sound(part.value), sound(capitals)}
        elif part.slot == parsed.ALSO:
            found.add(sound(part.value))
    for slots in () if name.numbers else (ALL, STRICT):
        first = [
            word[0] for word, slot, _free in name.initials if word and slot in slots
        ]
        if len(first) >= FEWEST_LETTERS:
            found.add(sound("".join(first)))
    return {letters for letters in found if len(letters) >= FEWEST_LETTERS - 1}


STRICT = {
    lexicon.KIND, lexicon.FIELD, lexicon.STATUS, lexicon.PLACE, lexicon.LEVEL, parsed.WORD,
}  # fmt: skip
ALL = {*STRICT, lexicon.LIGHT}
