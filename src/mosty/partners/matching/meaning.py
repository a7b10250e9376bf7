"""Abbreviations held against what a name means, in another language and order."""

import re
from functools import cache, lru_cache

from mosty.partners.matching.bodies import Body
from mosty.partners.matching.slots import STATE_COUNTS_IN
from mosty.partners.names import lexicon, parsed
from mosty.partners.names.gazetteer import forms_of
from mosty.partners.names.letters import is_latin, sound

SHORTEST, SHORTEST_FREE, LONGEST = 3, 4, 9
MOST_FORMS, MOST_OF_WORD, MOST_OF_PLACE = 6, 3, 4
NEEDED = {lexicon.KIND, lexicon.FIELD}
SPOKEN = NEEDED | {
    parsed.WORD,
    lexicon.STATUS,
    lexicon.LEVEL,
    lexicon.LIGHT,
    lexicon.PLACE,
    lexicon.HONOUR,
}
UNSAID = (lexicon.STATUS, "state", "", False)
FILES = {lexicon.KIND: "kinds", lexicon.FIELD: "fields"}
STOPS = {"и", "по", "в", "на", "для", "при", "of", "for", "and", "the", "in", "at"}
SPLIT = re.compile(r"[\s-]+")


def means(acronym: str, body: Body, other: Body) -> bool:
    """Whether each letter is of one idea of the other name, and no idea is left."""
    is_near = bool(body.towns & other.towns)
    least = SHORTEST if is_near else SHORTEST_FREE
    if not least <= len(acronym) <= LONGEST or _is_read(acronym, body):
        return False
    if not is_near and body.towns and other.towns:
        return False
    if not body.reading.fields <= other.reading.fields:
        return False
    is_free = is_near and len(acronym) > SHORTEST
    is_translated = (
        is_free
        or is_latin(acronym) != is_latin(other.name)
        or (body.tongue != other.tongue)
    )
    parts = tuple(
        (p.slot, p.value, p.text.lower(), _is_needed(p, other))
        for p in other.reading.parts
        if p.slot in SPOKEN and not p.implied
    )
    if not parts:
        return False
    if not other.reading.statuses and other.country not in STATE_COUNTS_IN:
        parts = (*parts[:1], UNSAID, *parts[1:])
    return _stands(acronym, parts, is_translated)


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
    return part.slot in NEEDED


@lru_cache(maxsize=50_000)
def _stands(acronym: str, parts: tuple, is_free: bool) -> bool:
    if len(parts) > LONGEST:
        return False
    latin = is_latin(acronym)
    letters = "".join(_key(letter, latin) for letter in acronym)
    options = [
        (openings(slot, value, text, latin), needed)
        for slot, value, text, needed in parts
    ]
    return _fits(letters, options, frozenset(), is_free=is_free)


def _fits(letters, options, used, *, is_free) -> bool:
    if not letters:
        left = (needed for at, (_o, needed) in enumerate(options) if at not in used)
        return len(used) > 1 and not any(left)
    start = 0 if is_free else max(used, default=-1) + 1
    for at in range(start, len(options)):
        if at in used:
            continue
        for opening in options[at][0]:
            if letters.startswith(opening) and _fits(
                letters[len(opening) :], options, used | {at}, is_free=is_free
            ):
                return True
    return False


@lru_cache(maxsize=50_000)
def openings(slot: str, value: str, text: str, latin: bool) -> tuple[str, ...]:
    """What an abbreviation may take of one idea, in the letters' own script."""
    if slot == lexicon.PLACE:
        forms = [form for place in value.split("+") for form in forms_of(place)]
        most = MOST_OF_PLACE
    else:
        forms, most = list(_spelt(slot).get(value, {}).get(latin, ())), MOST_OF_WORD
    fitting = [form for form in (*forms, text) if is_latin(form) == latin]
    found: set[str] = set()
    for form in fitting or [text]:
        words = [word for word in SPLIT.split(form) if word and word not in STOPS]
        keys = ["".join(_key(one, latin) for one in word) for word in words]
        if not all(keys) or not keys:
            continue
        found.add("".join(key[0] for key in keys))
        if slot == lexicon.PLACE or len(keys) == 1:
            found |= {keys[0][:length] for length in range(1, most + 1)}
    return tuple(sorted(found, key=len, reverse=True))


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
