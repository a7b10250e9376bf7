"""Whose names two bodies bear, and words that are in no table."""

from functools import lru_cache

from rapidfuzz import fuzz

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.likeness import SHORTEST_NEAR, matched
from mosty.partners.matching.slots import OFFICES, shown
from mosty.partners.names import lexicon
from mosty.partners.names.gazetteer import sounds_of
from mosty.partners.names.honours import person
from mosty.partners.names.letters import LAST_VOWELS, sound
from mosty.partners.names.stems import stem

NEAR_TOWN = 75
SHORTEST_GIVEN = 3
BARE = {"school", "gymnasium", "lyceum", "kindergarten", "boarding_school"}
NAMED_IN = set(
    [
        "RU",
        "BY",
        "KZ",
        "KG",
        "UZ",
        "TJ",
        "TM",
        "AM",
        "AZ",
        "MD",
        "MN",
        "BG",
        "RS",
        "AB",
        "OS",
        "UA",
        "GE",
    ]
) | {""}
FORMER = frozenset(
    person(name) for name in lexicon.listed(lexicon.read("honours")["former"])
)


def persons_and_words(one: Body, other: Body) -> list[Finding]:
    """Whose name they bear, and words that are in no table."""
    mine, theirs = one.reading, other.reading
    honoured, left, right = matched(mine.honour, theirs.honour)
    words, rest, others = matched(mine.words, theirs.words)
    # «Yanka Kupala University»: a person may stand without «имени».
    crossed, left, others = matched(left, others)
    back, right, rest = matched(right, rest)
    rest, others = of_elsewhere(rest, one, other), of_elsewhere(others, one, other)
    honoured = [*honoured, *crossed, *back]
    if honoured:  # one said a given name that the other did not
        others = [word for word in others[len(left) :] if len(word) > SHORTEST_GIVEN]
        rest = [word for word in rest[len(right) :] if len(word) > SHORTEST_GIVEN]
        left, right = [], []
        rest, others = [[] if len(each) == 1 else each for each in (rest, others)]
    found = []
    if honoured:
        found.append(Finding("honour", shown(honoured), evidence=0.8))
    if words:
        found.append(Finding("words", shown(words), evidence=0.8 * len(words)))
    if (left and others) or (right and rest):
        found.append(
            Finding(
                "named_otherwise",
                shown([*left, *rest]),
                shown([*right, *others]),
                cost=1.2,
            )
        )
        return found
    found += _honours(one, other, left, right, bool(honoured))
    if rest or others:
        found.append(_words(one, other, rest, others))
    return found


def _is_named_by_place(one, other, left) -> bool:
    """«Университет имени Брюсова» and «Ереванский университет» are two."""
    bearer, away = (one, other) if left else (other, one)
    return (
        bool(away.reading.places)
        and not bearer.reading.also
        and not bearer.reading.places
        and not bearer.reading.numbers
        and not bearer.reading.fields
    )


def of_elsewhere(words, one: Body, other: Body) -> list[str]:
    """Without adjectives of a town that a row names: «Тарский» in Тара."""
    if not words or (one.reading.kinds | other.reading.kinds) & OFFICES:
        return list(words)
    cities = {sound(stem(body.city)) for body in (one, other) if body.city}
    named = {place for body in (one, other) for place in body.towns}
    named |= {p for body in (one, other) for q in body.reading.places for p in q}
    known = frozenset().union(*(sounds_of(place) for place in named))
    districts = one.reading.districts | other.reading.districts
    words = [word for word in words if word not in districts]
    return [
        word
        for word in words
        if len(word) > 1
        and not any(_is_of_town(word, city) for city in cities)
        and not any(_is_form_of(word, form) for form in known)
    ]


@lru_cache(maxsize=100_000)
def _is_form_of(word: str, form: str) -> bool:
    """«Brně», «Јагодини»: a town in a case that no table has."""
    if word[:1] != form[:1]:
        return False
    return fuzz.ratio(word, form) >= NEAR_TOWN or (
        len(form) > SHORTEST_NEAR and word.startswith(form[:-1])
    )


def _is_of_town(word: str, town: str) -> bool:
    if word == town:
        return True
    root = LAST_VOWELS.sub("", town)
    return (
        word.endswith("sk")
        and len(root) > 2
        and word.startswith(root[: max(3, len(root) - 1)])
    )


def _honours(one, other, left, right, is_shared) -> list[Finding]:
    if is_shared or not (left or right):
        return []
    if left and right:
        return [Finding("honour_differs", shown(left), shown(right), clash="soft")]
    bearer = one.reading if left else other.reading
    if bearer.is_honour_implied:
        return []
    is_part = one.reading.parent is not None and other.reading.parent is not None
    is_bare_school = (
        bool(bearer.kinds & BARE)
        and not bearer.numbers
        and not is_part
        and not (one.reading.fields & other.reading.fields and one.towns & other.towns)
    )
    is_bare = not (one.reading.fields or one.country in NAMED_IN)
    cost = 0.9 if is_bare_school or is_bare else 0.2
    is_short = bool((other if left else one).reading.also)
    if not is_short and FORMER & set(left or right):
        cost = 1.0
    elif not (other if left else one).reading.honour and _is_named_by_place(
        one, other, left
    ):
        cost = 0.95
    return [Finding("honour_more", shown(left), shown(right), cost=cost)]


def _words(one, other, rest, others) -> Finding:
    is_translated = one.tongue != other.tongue
    left = set(rest or others)
    if left <= one.reading.bearers | other.reading.bearers and not (rest and others):
        return Finding("honour_more", shown(rest), shown(others), cost=0.5)
    kinds = one.reading.kinds & other.reading.kinds & BARE
    is_numbered = one.reading.numbers & other.reading.numbers
    if is_numbered and "university" in one.reading.kinds & other.reading.kinds:
        kinds = True  # «Université Lumière Lyon 2»
    is_numbered = kinds and is_numbered
    if is_numbered and one.towns & other.towns and not (rest and others):
        return Finding("own_words_more", shown(rest), shown(others), cost=0.3)
    if rest and others:
        cost = (1.0 if is_translated else 1.3) * max(len(rest), len(others))
        return Finding("words_differ", shown(rest), shown(others), cost=cost)
    cost = 0.9 * len(rest or others)
    return Finding("own_words_more", shown(rest), shown(others), cost=cost)


def written_alike(one: Body, other: Body) -> list[Finding]:
    """The same words, whatever legal form stands before."""
    if one.reading.core == other.reading.core != "":
        return [Finding("written_alike", one.reading.core, evidence=0.8)]
    return []
