"""Abbreviations held against the words of the other name."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from mosty.partners.matching.bodies import Body, Finding
from mosty.partners.matching.meaning import means
from mosty.partners.matching.slots import STATE_COUNTS_IN, shown
from mosty.partners.matching.standing import is_within
from mosty.partners.names import ParsedName, Part, lexicon, parse, parsed
from mosty.partners.names.abbreviations import MOST_LETTERS, abbreviates, by_ending
from mosty.partners.names.gazetteer import inside
from mosty.partners.names.letters import is_latin, sound

SHORT_ACRONYM, COUNTRY_LENGTH = 2, 2
UNSAID = "гsд"
FEWEST_WORDS = 2
LATER = {lexicon.PLACE, parsed.WORD}
LONG = {lexicon.PLACE, parsed.WORD, lexicon.LEVEL}
FREE = {lexicon.LEVEL, parsed.DISTRICT}
SPELT = {
    lexicon.KIND, lexicon.FIELD, lexicon.LIGHT, lexicon.STATUS, lexicon.PLACE,
    lexicon.LEVEL, parsed.WORD,
}  # fmt: skip


def abbreviations(one: Body, other: Body) -> list[Finding]:
    """Abbreviations that no table knows and that stand for no words of the other."""
    mine, theirs = one.reading, other.reading
    shared = mine.also & theirs.also
    if shared:
        found = [Finding("abbreviation", shown(shared).upper(), evidence=1.0)]
        rest = (set(mine.acronyms) ^ set(theirs.acronyms)) - shared
        if rest:
            found.append(Finding("abbreviation_alone", shown(rest).upper(), cost=0.9))
        return found
    if mine.acronyms and theirs.acronyms:
        if any(are_translated(a, b) for a in mine.acronyms for b in theirs.acronyms):
            texts = shown(mine.acronyms).upper(), shown(theirs.acronyms).upper()
            is_sure = one_town(one, other)
            return [
                Finding(
                    "abbreviation_translated",
                    *texts,
                    cost=0.1 if is_sure else 0.7,
                    evidence=1.0,
                )
            ]
        is_one_script = is_latin(mine.acronyms[0]) == is_latin(theirs.acronyms[0])
        texts = shown(mine.acronyms).upper(), shown(theirs.acronyms).upper()
        clash = "hard" if is_one_script else "soft"
        if _have_one_beginning(one, other):
            clash = ""  # «ДЖГПИ» became «ДЖГПУ»
        return [Finding("abbreviation_differs", *texts, cost=0.6, clash=clash)]
    found = []
    for body, away in ((one, other), (other, one)):
        for acronym in body.reading.acronyms:
            found.append(_alone(acronym, body, away))
    return found


def _have_one_beginning(one: Body, other: Body) -> bool:
    """Whether what their endings do not tell is the same, and the kind is another."""
    mine, theirs = one.reading, other.reading
    shared = mine.values(parsed.PREFIX) & theirs.values(parsed.PREFIX)
    return bool(shared and mine.fields == theirs.fields and mine.kinds != theirs.kinds)


def said_as_word(one: Body, other: Body) -> Body:
    """«INHA universiteti» beside «Университет Инха»: letters that are a word there."""
    letters = one.reading.acronyms
    if not letters or not other.reading.words:
        return one
    heard = {a: w for a in letters for w in other.reading.words if _is_word(a, w)}
    if not heard:
        return one
    parts = tuple(
        part._replace(slot=parsed.WORD, value=heard[part.value])
        if part.slot == parsed.ACRONYM and part.value in heard
        else part
        for part in one.reading.parts
        if part.slot != parsed.PREFIX
    )
    return replace(one, parsed=replace(one.reading, parts=parts))


@lru_cache(maxsize=50_000)
def _is_word(acronym: str, word: str) -> bool:
    heard = sound(acronym)
    return len(heard) > SHORT_ACRONYM and word in (heard, heard.rstrip("aeiou"))


@lru_cache(maxsize=50_000)
def are_translated(one: str, other: str) -> bool:
    """«НАУА» and «ANAU»: each letter is that of one word in the other language."""
    if is_latin(one) == is_latin(other):
        return False
    if sound(one) == sound(other) and len(one) > SHORT_ACRONYM:
        return True
    if len(one) != len(other):
        return False
    cyrillic, latin = (other, one) if is_latin(one) else (one, other)
    if len(latin) <= SHORT_ACRONYM + 1:
        return False
    left = list(latin)
    for letter in cyrillic:
        openings = translated_letters().get(letter, sound(letter))
        hit = next((each for each in left if each in openings), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


@cache
def translated_letters() -> dict[str, str]:
    """«г» → «sg»: what a word that begins so may begin with in English."""
    pairs = (one.split("=") for one in lexicon.listed(lexicon.read("words")["letters"]))
    return dict(pairs)


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


def spelt_out(one: Body, other: Body) -> tuple[Body, list[Finding]]:
    """The first with its abbreviation read as the words of the second, if it can be."""
    for acronym in one.reading.acronyms:
        is_said = acronym in other.reading.values(parsed.ALSO)
        if not is_said and not (
            stands_for(acronym, one, other) or means(acronym, one, other)
        ):
            continue
        if _is_elsewhere(one, other) or _is_other_kind(acronym, other):
            continue
        rest = [
            part
            for part in one.reading.parts
            if (part.slot == parsed.PARENT or not part.implied)
            and part.slot != parsed.PREFIX
            and part[:2] != (parsed.ACRONYM, acronym)
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
    smaller = _smaller(one), _smaller(other)
    if all(smaller) and not any(
        p & q or is_within(p, q) for p in smaller[0] for q in smaller[1]
    ):
        return True
    mine = list(one.reading.places) or [one.towns]
    return not any(
        place & other_place
        or is_within(place, other_place)
        or not place & known_places()
        for place in other.reading.places
        for other_place in mine
    )


def _is_other_kind(acronym: str, other: Body) -> bool:
    """«ТАУ» ends as a university does: it is no ministry."""
    ending = by_ending(acronym)
    kinds = other.reading.kinds
    if ending is None or not kinds or len(acronym) - len(ending[0]) <= SHORT_ACRONYM:
        return False
    return not kinds_of(ending[1]) & kinds


@lru_cache(maxsize=1024)
def kinds_of(full: str) -> frozenset[str]:
    return parse(full, country="-").kinds


def _smaller(body: Body) -> list[frozenset[str]]:
    """Places in the name but for countries."""
    return [
        place
        for place in body.reading.places
        if all(len(each) > COUNTRY_LENGTH for each in place)
    ]


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
    is_kind_said = any(slot == lexicon.KIND for _word, slot, _free in theirs.initials)
    words = tuple(
        (word, is_free, most_of(slot, is_kind_said=is_kind_said))
        for word, slot, is_free in theirs.initials
    )
    if any(abbreviates(letters, words) for letters in letters_said):
        return True
    if not _is_placed(body, other):
        return False
    loose = tuple(
        (
            word,
            is_free or (slot in LATER and (at > 0 or len(acronym) > 2)) or slot in FREE,
            most_of(slot, is_kind_said=is_kind_said),
        )
        for at, (word, slot, is_free) in enumerate(theirs.initials)
    )
    return loose != words and abbreviates(acronym, loose)


def _is_placed(body: Body, other: Body) -> bool:
    """Whether both are of one town or land, so that the place needs no letter."""
    if one_town(body, other):
        return True
    named = {place for each in body.reading.places for place in each}
    theirs = {place for each in other.reading.places for place in each}
    return bool(named & (other.lands | theirs)) or bool(theirs & body.lands)


def most_of(slot: str, *, is_kind_said: bool = False) -> int:
    """How many letters an abbreviation takes of one word: «ИАТЭ» two of «атомной»."""
    if slot == lexicon.FIELD and is_kind_said:
        return 2
    return MOST_LETTERS if slot in LONG else 1


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
