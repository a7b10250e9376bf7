"""Abbreviations held against what a name means, in another language and order."""

import re
from functools import cache, lru_cache

from mosty.partners.matching.bodies import Body
from mosty.partners.matching.slots import STATE_COUNTS_IN
from mosty.partners.names import lexicon, parsed
from mosty.partners.names.gazetteer import forms_of
from mosty.partners.names.letters import is_latin, sound

SHORTEST, SHORTEST_FREE, LONGEST = 3, 4, 9
MOST_FORMS, FEW_FORMS, MOST_OF_PLACE = 6, 2, 4
ORDERED_IN = {"RU", "BY", "KZ", "KG", "UZ", "TJ", "AM", "AZ", "UA", "MD", "GE", "TM"}
SEVERAL_TONGUES = (ORDERED_IN | {"MN", "TR", "DE", "AT", "CH", "FI", "ES", "PL"}) - {
    "RU"
}
TURKIC = {"KZ", "KG", "UZ", "AZ", "TM", "TJ"}
OF = {"economics", "law", "medical", "agrarian", "arts", "technological", "sport"}
OF_ONE_LETTER = {  # what an ending may mean beside what it means as a rule
    "economics": {"energy", "electrical"},
    "technical": {
        "chemistry",
        "technological",
        "transport",
        "telecom",
        "light_industry",
    },
    "humanities": {"mining"},
}
NEEDED = {lexicon.KIND, lexicon.FIELD, parsed.WORD}
SPOKEN = NEEDED | {
    lexicon.STATUS,
    lexicon.LEVEL,
    lexicon.LIGHT,
    lexicon.PLACE,
    lexicon.HONOUR,
}
UNSAID = (lexicon.STATUS, "state", "", False)
FILES = {lexicon.KIND: "kinds", lexicon.FIELD: "fields"}
SYLLABLE = re.compile(
    "(?:[zcs]h|[b-df-hj-np-tv-z])?[aeiou]+(?:ng|n(?![aeiou])|r(?![aeiou]))?"
)
STOPS = {"и", "по", "в", "на", "для", "при", "of", "for", "and", "the", "in", "at"}
EXTRA = {  # what an English name may say instead
    "pedagogical": ("normal", "education", "teachers"),
    "linguistic": ("foreign languages", "languages", "linguistics", "foreign studies"),
    "technical": ("technology", "technical"),
    "technological": ("technology", "technological"),
    "agrarian": ("agricultural", "agrarian"),
    "medical": ("medicine", "medical"),
    "transport": ("transport", "railway"),
    "railway": ("transport", "railway"),
    "region": ("regional", "region"),
    "polytechnic": ("technology", "polytechnic"),
    "polytech": ("technology",),
    "arts": ("arts", "fine arts"),
    "economics": ("economics", "economic"),
    "law": ("law", "legal"),
    "university": ("university",),
}
SPLIT = re.compile(r"[\s-]+")


def means(acronym: str, body: Body, other: Body) -> bool:
    """Whether each letter is of one idea of the other name, and no idea is left."""
    is_near = bool(body.towns & other.towns)
    least = SHORTEST if is_near else SHORTEST_FREE
    if not least <= len(acronym) <= LONGEST or _is_read(acronym, body):
        return False
    if not is_near and body.towns and other.towns:
        return False
    if not _may_be_of(body, other):
        return False
    is_translated = is_latin(acronym) != is_latin(other.name) or (
        body.tongue != other.tongue
    )
    is_loose = is_translated and not {body.country, other.country} & ORDERED_IN
    parts = tuple(
        (p.slot, p.value, p.text.lower(), _is_needed(p, other))
        for p in other.reading.parts
        if p.slot in SPOKEN and not p.implied
    )
    if not parts:
        return False
    if not other.reading.statuses and other.country not in STATE_COUNTS_IN:
        parts = (*parts[:1], UNSAID, *parts[1:])
    is_several = {body.country, other.country} & SEVERAL_TONGUES
    is_few = (
        not is_several or is_latin(acronym) and other.country in ORDERED_IN - TURKIC
    )
    most = FEW_FORMS if is_few else MOST_FORMS
    return _stands(acronym, parts, is_translated, is_loose, most)


def _may_be_of(body: Body, other: Body) -> bool:
    """Whether the fields that an ending tells are the other's: «Э» is of two."""
    mine, theirs = body.reading.fields, other.reading.fields
    if mine <= theirs:
        return True
    guessed = frozenset().union(*(OF_ONE_LETTER.get(field, ()) for field in mine))
    return bool(theirs) and theirs <= guessed | mine and mine <= OF_ONE_LETTER.keys()


def _is_read(acronym: str, body: Body) -> bool:
    """Whether a table tells what the name is, or its own words do."""
    return any(
        part.slot == lexicon.KIND
        and not part.implied
        or part.slot == parsed.ACRONYM
        and part.value == acronym
        and part.implied
        or part.slot == parsed.ALSO
        for part in body.reading.parts
    )


def _is_needed(part, other) -> bool:
    if part.slot == lexicon.PLACE:
        return not set(part.value.split("+")) & other.lands
    if part.slot == lexicon.STATUS:
        return other.country in ORDERED_IN and part.value in ("state", "national")
    return part.slot in NEEDED


@lru_cache(maxsize=50_000)
def _stands(acronym, parts, is_translated, is_loose, most) -> bool:
    if len(parts) > LONGEST:
        return False
    latin = is_latin(acronym)
    letters = "".join(_key(letter, latin) for letter in acronym)
    is_loose = is_loose or not latin
    orders = in_orders(parts, is_loose=is_loose) if is_translated else [parts]
    return any(
        _fits(
            letters,
            [
                (openings(slot, value, text, latin, is_loose, most), needed)
                for slot, value, text, needed in each
            ],
            frozenset(),
        )
        for each in orders
    )


def in_orders(parts, *, is_loose) -> list[tuple]:
    """As it stands, with the place first or last, and what «of» brings to the end."""
    places = tuple(one for one in parts if one[0] == lexicon.PLACE)
    rest = tuple(one for one in parts if one[0] != lexicon.PLACE)
    found = [parts, (*places, *rest), (*rest, *places)]
    ends = [
        one for one in rest if one[0] == lexicon.FIELD and (is_loose or one[1] in OF)
    ]
    if ends:
        before = tuple(one for one in rest if one not in ends)
        kinds = tuple(one for one in before if one[0] == lexicon.KIND)
        first = tuple(one for one in before if one[0] != lexicon.KIND)
        found += [
            (*places, *before, *ends),
            (*before, *ends, *places),
            (*places, *first, *ends, *kinds),
        ]
    return list(dict.fromkeys(found))


def _fits(letters, options, used) -> bool:
    if not letters:
        left = (needed for at, (_o, needed) in enumerate(options) if at not in used)
        return len(used) > 1 and not any(left)
    start = max(used, default=-1) + 1
    for at in range(start, len(options)):
        if at in used:
            continue
        for opening in options[at][0]:
            if letters.startswith(opening) and _fits(
                letters[len(opening) :], options, used | {at}
            ):
                return True
    return False


@lru_cache(maxsize=50_000)
def openings(slot, value, text, latin, is_loose, most_forms) -> tuple[str, ...]:
    """What an abbreviation may take of one idea, in the letters' own script."""
    if slot == lexicon.PLACE:
        forms = [form for place in value.split("+") for form in forms_of(place)]
        most = MOST_OF_PLACE
    else:
        forms = list(_spelt(slot).get(value, {}).get(latin, ())[:most_forms])
        most = MOST_OF_PLACE if slot in (parsed.WORD, lexicon.LEVEL) else 1
    if latin and is_loose:
        forms += EXTRA.get(value, ())
    fitting = [form for form in (*forms, text) if is_latin(form) == latin]
    found: set[str] = set()
    for form in fitting or [text]:
        words = [word for word in SPLIT.split(form) if word and word not in STOPS]
        keys = ["".join(_key(one, latin) for one in word) for word in words]
        if not all(keys) or not keys:
            continue
        found.add("".join(key[0] for key in keys))
        if slot == lexicon.PLACE and latin and len(words) == 1:
            found |= syllable_letters(words[0])
        if slot == lexicon.PLACE or len(keys) == 1:
            found |= {keys[0][:length] for length in range(1, most + 1)}
    return tuple(sorted(found, key=len, reverse=True))


@lru_cache(maxsize=4096)
def syllable_letters(word: str) -> set[str]:
    """«Shandong» gives SD, «Jilin» JL, «Heilongjiang» HLJ."""
    starts = SYLLABLE.findall(word)
    return {"".join(each[0] for each in starts)} if len(starts) > 1 else set()


@cache
def _key(letter: str, latin: bool) -> str:
    if latin != is_latin(letter):
        return sound(letter)[:1]
    return letter.lower() if latin else sound(letter)[:1]


@cache
def _spelt(slot: str) -> dict[str, dict[bool, tuple[str, ...]]]:
    """Each idea with its first spellings in either script."""
    found = {}
    for value, forms in _values(slot).items():
        spelt: dict[bool, list[str]] = {True: [], False: []}
        for form in lexicon.listed(forms):
            spelt[is_latin(form)].append(form)
        found[value] = {key: tuple(each[:MOST_FORMS]) for key, each in spelt.items()}
    return found


def _values(slot: str) -> dict[str, str]:
    if slot in FILES:
        values = dict(lexicon.read(FILES[slot]))
        values.pop("light", None)
        return values
    if slot == lexicon.LIGHT:
        return lexicon.read("fields")["light"]
    if slot in (lexicon.STATUS, lexicon.LEVEL):
        return lexicon.read("words")["status" if slot == lexicon.STATUS else "levels"]
    return {}
