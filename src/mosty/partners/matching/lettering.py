"""How many letters of a strange abbreviation stand for words of another name."""

from functools import lru_cache

from mosty.partners.matching.bodies import Body
from mosty.partners.matching.shortening import translated_letters
from mosty.partners.names import lexicon, parsed
from mosty.partners.names.letters import is_latin, sound

SPOKEN = {
    lexicon.KIND, lexicon.FIELD, lexicon.LIGHT, lexicon.STATUS, lexicon.PLACE,
    lexicon.LEVEL, lexicon.HONOUR, parsed.WORD, parsed.PARENT, lexicon.BRANCH,
}  # fmt: skip
SKIPPED = set("июио")


def letters_fit(one: Body, other: Body) -> float:
    """From 0 to 1: the share of letters that are initials of the other's words."""
    found = 0.0
    for short, full in ((one, other), (other, one)):
        words = first_letters(full.name, full.reading.parts)
        for acronym in short.reading.acronyms:
            if words:
                found = max(found, fit(acronym, words))
    return found


def first_letters(name: str, parts) -> str:
    """The first letters of the words of a name, in its own script and order."""
    found = []
    for part in parts:
        if part.slot in SPOKEN and not part.implied:
            found += [w[0] for w in part.text.lower().replace("-", " ").split() if w]
    return "".join(found)


@lru_cache(maxsize=50_000)
def fit(acronym: str, words: str) -> float:
    """The longest run in order of letters that stand for words; both ends count."""
    latin = is_latin(acronym)
    if latin == is_latin(words):
        pairs = [[a == b for b in words] for a in acronym]
    elif latin:
        known = translated_letters()
        pairs = [[a in known.get(b, sound(b)) for b in words] for a in acronym]
    else:
        known = translated_letters()
        pairs = [[b in known.get(a, sound(a)) for b in words] for a in acronym]
    hits = longest(pairs)
    if hits < 2:
        return 0.0
    return hits / len(acronym) * min(1.0, (hits + 1) / len(words))


def longest(pairs) -> int:
    width = len(pairs[0]) if pairs else 0
    before = [0] * (width + 1)
    for row in pairs:
        now = [0]
        for at, hit in enumerate(row):
            now.append(max(before[at] + hit, before[at + 1], now[at]))
        before = now
    return before[-1]
