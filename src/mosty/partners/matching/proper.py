"""Proper names held side by side: places, persons, own words, abbreviations."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz import fuzz

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.slots import OFFICES, STATE_COUNTS_IN, shown
from mosty.partners.names import ParsedName, Part, lexicon, parsed
from mosty.partners.names.abbreviations import abbreviates
from mosty.partners.names.gazetteer import around, inside, sounds_of
from mosty.partners.names.honours import person
from mosty.partners.names.letters import LAST_VOWELS, bones, is_latin, sound
from mosty.partners.names.stems import stem

NEAR = 82
NEAR_TOWN = 75
SHORTEST_NEAR = 4
FEWEST_BONES = 3
HALF = 60
SHORT_ACRONYM, SHORTEST_GIVEN = 2, 3
UNSAID = "гsд"
BARE = {"school", "gymnasium", "lyceum", "kindergarten", "boarding_school"}
FEWEST_WORDS = 2
LATER = {lexicon.PLACE, parsed.WORD}
FREE = {lexicon.LEVEL, parsed.DISTRICT}
ADJECTIVES = re.compile("(?:(?:ov|ev)?sk)$")
ADJECTIVE = re.compile("sk$")
SHORTEST_ROOT = 4
FORMER = frozenset(
    person(name) for name in lexicon.listed(lexicon.read("honours")["former"])
)


@lru_cache(maxsize=200_000)
def sounds_like(one: str, other: str) -> bool:
    """Whether two sounds are of one word, spelt or declined in two ways."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_NEAR:
        shorter, longer = sorted((one, other), key=len)
        return len(shorter) > 2 and longer[:-1] == shorter
    likeness = fuzz.ratio(one.replace("ks", "h"), other.replace("ks", "h"))
    if likeness >= NEAR:
        return True
    mine = bones(one)
    if one.endswith("sk") != other.endswith("sk") and is_adjective_of(one, other):
        return True
    return likeness >= HALF and len(mine) >= FEWEST_BONES and mine == bones(other)


def is_adjective_of(one: str, other: str) -> bool:
    """«Шукшинский» and «Шукшина», «Герценовский» and «Герцена»."""
    adjective, noun = (one, other) if one.endswith("sk") else (other, one)
    roots = {ADJECTIVES.sub("", adjective), ADJECTIVE.sub("", adjective)}
    return any(len(root) >= SHORTEST_ROOT and root == noun for root in roots)


def matched(mine, theirs) -> tuple[list[str], list[str], list[str]]:
    """Those that have a like one, those of either side that have none."""
    found, left, right = [], [], list(theirs)
    for one in mine:
        like = next((other for other in right if sounds_like(one, other)), None)
        if like is None:
            left.append(one)
        else:
            found.append(one)
            right.remove(like)
    return found, left, right


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


def are_apart(one: Body, other: Body) -> bool:
    """Whether both rows name towns, and neither lies in the other."""
    if not one.towns or not other.towns or one.towns & other.towns:
        return False
    is_near = _is_within(one.towns, other.towns)
    return not (is_near or _sound_alike(one.towns, other.towns))


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


def _is_within(mine, theirs) -> bool:
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
    shared = [p & q for p in common for q in theirs if p & q]
    return all(
        len({_region(place) for place in each} - {"RU-MOS", "RU-LEN"}) > 1
        for each in shared
    )


def _region(place: str) -> str:
    upper = sorted(p for p in around(place) if p[2:3] == "-")
    return upper[0] if upper else place


def _apart(one, other, left, right, has_common) -> Finding:
    is_nested = all(any(_is_within(p, q) for q in right) for p in left)
    is_at_home = all(p & other.lands for p in left) and all(
        p & one.lands for p in right
    )
    clash = "soft" if is_nested and not has_common else "hard"
    if has_common and is_at_home:
        return Finding("place_more", _text(one, left), _text(other, right), cost=0.2)
    return Finding(
        "place_differs", _text(one, left), _text(other, right), cost=0.5, clash=clash
    )


def _lacking(body, place, away, has_common) -> Finding:
    text = _text(body, [place])
    if len(place) > 1 and text.isupper():
        return Finding("place_more", text, cost=0.1)
    if place & away.lands:
        is_office = body.reading.kinds & OFFICES and not place & away.towns
        if is_office and away.towns and not has_common:
            return Finding("place_more", text, cost=0.8)
        if not has_common and is_nameless(away):
            return Finding("place_by_row", text, evidence=0.4, cost=0.9)
        evidence = 0.0 if has_common else 0.8 if place & away.towns else 0.4
        return Finding("place_by_row", text, evidence=evidence, cost=0.05)
    is_wider = any(_is_within(place, frozenset(q)) for q in away.reading.places)
    if has_common and is_wider:
        return Finding("place_more", text, cost=0.2)
    if _is_in_prefix(body, place, away):
        return Finding("place_more", text, cost=0.1)
    if not away.towns and (not away.country or _is_within(place, {away.country})):
        return Finding("place_more", text, cost=0.6)
    return Finding("place_more", text, cost=1.2)


def _is_in_prefix(body, place, away) -> bool:
    """«ТулГУ»: the letters before the ending are the place's."""
    prefixes = [p.value for p in away.reading.parts if p.slot == parsed.PREFIX]
    text = sound(_text(body, [place]))
    return any(len(each) > 1 and text.startswith(sound(each)) for each in prefixes)


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
    is_bare_school = bool(bearer.kinds & BARE) and not bearer.numbers and not is_part
    cost = 0.9 if is_bare_school else 0.2
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
    if rest and others:
        cost = (1.0 if is_translated else 1.3) * max(len(rest), len(others))
        return Finding("words_differ", shown(rest), shown(others), cost=cost)
    cost = 0.9 * len(rest or others)
    return Finding("own_words_more", shown(rest), shown(others), cost=cost)


def abbreviations(one: Body, other: Body) -> list[Finding]:
    """Abbreviations that no table knows and that stand for no words of the other."""
    mine, theirs = one.reading, other.reading
    shared = mine.also & theirs.also
    if shared:
        return [Finding("abbreviation", shown(shared).upper(), evidence=1.0)]
    if mine.acronyms and theirs.acronyms:
        is_one_script = is_latin(mine.acronyms[0]) == is_latin(theirs.acronyms[0])
        texts = shown(mine.acronyms).upper(), shown(theirs.acronyms).upper()
        clash = "hard" if is_one_script else ""
        return [Finding("abbreviation_differs", *texts, cost=0.6, clash=clash)]
    found = []
    for body, away in ((one, other), (other, one)):
        for acronym in body.reading.acronyms:
            found.append(_alone(acronym, body, away))
    return found


def _alone(acronym, body, away) -> Finding:
    prefix = next((p.value for p in body.reading.parts if p.slot == parsed.PREFIX), "")
    if prefix and _begins(prefix, away):
        is_sure = one_town(body, away) or len(prefix) > SHORT_ACRONYM
        cost = 0.1 if len(acronym) > SHORT_ACRONYM and is_sure else 0.5
        return Finding("begins_with", acronym.upper(), cost=cost, evidence=0.6)
    if set(body.reading.honour) & set(away.reading.honour) and one_town(body, away):
        return Finding("abbreviation_alone", acronym.upper(), cost=0.4)
    if prefix and away.reading.places:
        texts = acronym.upper(), away.name
        return Finding("abbreviation_differs", *texts, cost=1.0, clash="hard")
    return Finding("abbreviation_alone", acronym.upper(), cost=1.3)


def one_town(one: Body, other: Body) -> bool:
    return bool(one.towns & other.towns)


def _begins(prefix: str, away: Body) -> bool:
    letters = sound(prefix)
    texts = [p.text for p in away.reading.parts if p.slot == lexicon.PLACE] or [
        away.city
    ]
    first = [sound(text) for text in texts if text]
    initials = "".join(
        sound(piece)[:1] for text in texts for piece in re.split("[ -]", text)
    )
    return initials.startswith(letters) or any(
        text.startswith(letters) for text in first
    )


SPELT = {
    lexicon.KIND, lexicon.FIELD, lexicon.LIGHT, lexicon.STATUS, lexicon.PLACE,
    lexicon.LEVEL, parsed.WORD,
}  # fmt: skip


def spelt_out(one: Body, other: Body) -> tuple[Body, list[Finding]]:
    """The first with its abbreviation read as the words of the second, if it can be."""
    for acronym in one.reading.acronyms:
        is_said = acronym in other.reading.values(parsed.ALSO)
        if not is_said and not stands_for(acronym, one, other):
            continue
        if _is_elsewhere(one, other):
            continue
        rest = [
            part
            for part in one.reading.parts
            if (part.slot == parsed.PARENT or not part.implied)
            and part.slot not in (parsed.PREFIX, parsed.ACRONYM)
        ]
        words = [
            p._replace(implied=True) for p in other.reading.parts if p.slot in SPELT
        ]
        also = Part(parsed.ALSO, acronym, acronym.upper())
        reading = ParsedName(one.name, (*rest, *words, also), one.reading.initials)
        evidence = 1.2 if len(acronym) > SHORT_ACRONYM else 0.5
        found = Finding("spelt_out", acronym.upper(), other.name, evidence=evidence)
        return replace(one, parsed=reading), [found]
    return one, []


def _is_elsewhere(one: Body, other: Body) -> bool:
    """Whether the other's places are not where the abbreviation is met."""
    if not (one.towns or one.reading.places) or not other.reading.places:
        return False
    if one.towns & other.towns:
        return False
    mine = list(one.reading.places) or [one.towns]
    return not any(
        place & other_place
        or _is_within(place, other_place)
        or not place & known_places()
        for place in other.reading.places
        for other_place in mine
    )


@cache
def known_places() -> frozenset[str]:
    return frozenset(inside())


def stands_for(acronym: str, body: Body, other: Body) -> bool:
    """Whether the words of the other name begin with these letters."""
    theirs = other.reading
    letters_said = said(acronym)
    if other.country in STATE_COUNTS_IN or not _may_be(body, other):
        letters_said = letters_said[:1]
    if len(theirs.initials) < FEWEST_WORDS:
        return False
    words = tuple((word, is_free) for word, _slot, is_free in theirs.initials)
    if any(abbreviates(letters, words) for letters in letters_said):
        return True
    loose = tuple(
        (
            word,
            is_free or (slot in LATER and (at > 0 or len(acronym) > 2)) or slot in FREE,
        )
        for at, (word, slot, is_free) in enumerate(theirs.initials)
    )
    return loose != words and any(abbreviates(each, loose) for each in letters_said)


def _may_be(body: Body, other: Body) -> bool:
    """Whether the fields that its ending tells are those of the other."""
    return body.reading.fields <= other.reading.fields


@lru_cache(maxsize=50_000)
def said(acronym: str) -> tuple[str, ...]:
    """With each letter of «state» or «national» left out: names often do."""
    if len(acronym) <= SHORT_ACRONYM + 1:
        return (acronym,)
    dropped = [
        acronym[:at] + acronym[at + 1 :]
        for at, letter in enumerate(acronym)
        if at and letter in UNSAID
    ]
    return (acronym, *dropped)


def written_alike(one: Body, other: Body) -> list[Finding]:
    """The same words, whatever legal form stands before."""
    if one.reading.core == other.reading.core != "":
        return [Finding("written_alike", one.reading.core, evidence=0.8)]
    return []
