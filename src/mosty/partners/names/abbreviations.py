"""What abbreviations stand for: everywhere, in one town, or by how they end."""

from dataclasses import dataclass
from functools import cache, lru_cache

from mosty.partners.names.gazetteer import around, city_ids, places
from mosty.partners.names.letters import is_latin, plain, sound
from mosty.partners.names.lexicon import read
from mosty.partners.names.stems import stem
from mosty.partners.names.tokens import tokens

LONGEST_PREFIX = 5
MOST_LETTERS = 4
COUNTRY_LENGTH = 2


TWO_CITIES = {"спб": "сп", "spb": "sp"}


@dataclass(frozen=True)
class Setting:
    """Where a name is met: alpha-2 of the country and the town, as far as known."""

    country: str = ""
    city: str = ""

    def places(self) -> frozenset[str]:
        found = frozenset({self.country} - {""})
        for place in city_ids(self.city, self.country):
            found |= around(place)
        return found


@dataclass(frozen=True)
class Known:
    """An abbreviation or byword of one body."""

    words: tuple[str, ...]
    country: str
    place: str
    full: str


@cache
def known() -> dict[str, list[Known]]:
    """By the first word, the longest first."""
    found: dict[str, list[Known]] = {}
    for line in read("abbreviations")["known"].strip().splitlines():
        short, country, place, full = (cell.strip() for cell in line.split("|"))
        words = words_of(short)
        found.setdefault(words[0], []).append(Known(words, country, place, full))
    for one in found.values():
        one.sort(key=lambda each: -len(each.words))
    return found


def words_of(text: str) -> tuple[str, ...]:
    return tuple(t.low for t in tokens(text) if t.sort != "sign")


@cache
def generic() -> dict[str, str]:
    return _pairs("generic")


@cache
def spoken() -> frozenset[str]:
    """«иняз»: what is written as a word, in small letters."""
    rows = read("abbreviations")["generic"].strip().splitlines()
    shorts = (row.split("=")[0].strip() for row in rows)
    return frozenset(plain(short) for short in shorts if short.islower())


@cache
def offices() -> dict[str, str]:
    return _pairs("offices")


@cache
def endings() -> list[tuple[str, str]]:
    """The longest ending first."""
    return sorted(_pairs("endings").items(), key=lambda pair: -len(pair[0]))


def _pairs(part: str) -> dict[str, str]:
    rows = read("abbreviations")[part].strip().splitlines()
    pairs = (row.split("=") for row in rows)
    found = {}
    for short, full in pairs:
        word = plain(short.strip())
        found[word] = full.strip()
        if len(word) > MOST_LETTERS and word.isalpha():
            found.setdefault(stem(word), full.strip())
    return found


def chosen(
    short: list[Known], setting: Setting, named: frozenset[str] = frozenset()
) -> Known | None:
    """The one meant in this place, or in places that the name itself gives."""
    if len(short) == 1 and _is_telling(short[0], setting, named):
        return short[0]
    near = [one for one in short if one.country in ("", setting.country)]
    if not setting.country:
        near = short
    near = [one for one in near if is_at_home(one, setting, named)]
    if setting.city or named:
        here = named | (setting.places() if setting.city else frozenset())
        exact = [one for one in near if one.place and one.place in here]
        near = exact or [one for one in near if not one.place]
    return near[0] if len({one.full for one in near}) == 1 else None


def is_at_home(one: Known, setting: Setting, named: frozenset[str]) -> bool:
    """«ЛГУ» in Луганск is not the one of Ленинград that its name speaks of."""
    letters = "".join(one.words)
    if one.place or is_latin(letters) or len(letters) > MOST_LETTERS:
        return True
    spoken = regions_of(one.full)
    if not spoken or not (setting.city or named):
        return True
    here = named | setting.places()
    known = {place for place in here if len(place) > COUNTRY_LENGTH}
    return not known or bool(spoken & known)


@lru_cache(maxsize=4096)
def regions_of(text: str) -> frozenset[str]:
    """Towns and regions of Russia in a name; wider areas and countries left out."""
    words = [token.stem for token in tokens(text) if token.sort == "word"]
    found: frozenset[str] = frozenset()
    for at in range(len(words)):
        hit = places().find(words, at)
        if hit is not None:
            found |= {place for one in hit[0].value.split("+") for place in around(one)}
    return frozenset(place for place in found if len(place) > COUNTRY_LENGTH)


def _is_telling(one: Known, setting: Setting, named: frozenset[str]) -> bool:
    """Whether so long an abbreviation is of this body wherever it is met."""
    is_elsewhere = setting.city and one.place and one.place not in setting.places()
    if one.place and named and not setting.city and one.place not in named:
        return False  # «Самарский политех»
    if len(one.words) > 1 and one.country and setting.country not in ("", one.country):
        return False
    return len("".join(one.words)) > MOST_LETTERS and not is_elsewhere


@lru_cache(maxsize=50_000)
def by_ending(acronym: str) -> tuple[str, str] | None:
    """What «ТОИРО» ends with, written out, and the letters before it."""
    for ending, full in endings():
        prefix = acronym.removesuffix(ending)
        if prefix != acronym and 0 < len(prefix) <= LONGEST_PREFIX:
            return prefix, full
    return None


@lru_cache(maxsize=200_000)
def abbreviates(acronym: str, words: tuple[tuple, ...]) -> bool:
    """Whether letters stand for words, in order, none needed left out.

    A word is given with whether it may be left out, and how many letters it may give.
    """
    letters = acronym
    for city, first in TWO_CITIES.items():
        letters = letters.replace(city, first)
    if words and is_latin(letters) != is_latin(words[0][0]):
        letters = letters if is_latin(letters) else sound(letters)
        words = tuple((sound(word), *rest) for word, *rest in words)
    return _fits(letters, words, used=0)


def _fits(letters: str, words: tuple, *, used: int) -> bool:
    if not letters:
        return used > 1 and all(each[1] for each in words)
    if not words:
        return False
    (word, is_free, *limit), rest = words[0], words[1:]
    most = min(*limit, MOST_LETTERS, len(word), len(letters))
    for length in range(1, most + 1):
        if word[:length] != letters[:length]:
            break
        if _fits(letters[length:], rest, used=used + 1):
            return True
    return is_free and _fits(letters, rest, used=used)
