"""Towns of a country beyond the tables of places: in several scripts, as adjectives.

The list is read country by country, for the countries that are met.
"""

import re
from functools import cache, lru_cache

from mosty.partners.names.letters import LAST_VOWELS, is_latin, plain, sound
from mosty.partners.names.lexicon import DATA
from mosty.partners.names.stems import stem

SHORTEST, SHORTEST_ROOT = 3, 3
MOST_WORDS = 4
VOWELS = re.compile("[аяоеиыуюьй]+$")
ADJECTIVE = re.compile("(?:[оеи]?н|[ое]в|ин)?[сц]к$")
BARE_ADJECTIVE = re.compile("[сц]к$")
SOFTENED = {"ж": "г", "ч": "к", "ш": "х"}


class Towns:
    """The towns of one country by their stems, their sounds and their roots."""

    def __init__(self, lines: list[tuple[str, list[str]]]) -> None:
        self.by_words: dict[tuple[str, ...], set[str]] = {}
        self.by_sound: dict[str, set[str]] = {}
        self.by_bare: dict[str, set[str]] = {}
        self.by_root: dict[str, set[str]] = {}
        self.sounds: dict[str, set[str]] = {}
        for place, names in lines:
            for name in names:
                self._add(place, plain(name))

    def _add(self, place: str, name: str) -> None:
        words = tuple(pieces(word) for word in name.split())
        self.by_words.setdefault(words, set()).add(place)
        heard = sound("".join(words))
        self.sounds.setdefault(place, set()).add(heard)
        if len(heard) > SHORTEST:
            self.by_sound.setdefault(heard, set()).add(place)
            if len(words) == 1 and (bare := LAST_VOWELS.sub("", heard)) != heard:
                self.by_bare.setdefault(bare, set()).add(place)
        if len(words) > 1:
            return
        root = VOWELS.sub("", name)
        if not is_latin(name) and len(root) >= SHORTEST_ROOT:
            self.by_root.setdefault(root, set()).add(place)

    def find(self, words: list[str], at: int) -> tuple[str, int] | None:
        """The ids that the longest name here may mean, and how many words it takes."""
        stems = tuple(pieces(word) for word in words[at : at + MOST_WORDS])
        for length in range(len(stems), 0, -1):
            hit = self.by_words.get(stems[:length])
            if hit is not None:
                return "+".join(sorted(hit)), length
        heard = sound(stems[0]) if stems else ""
        hit = self.by_sound.get(heard) or self._by_adjective(words[at : at + 1])
        if not hit and len(heard) > SHORTEST:  # «v Brně», «Գավառի»: in a case
            bare = LAST_VOWELS.sub("", heard)
            hit = self.by_bare.get(bare)
            if not hit and len(bare) > SHORTEST and not words[at].isascii():
                hit = self.by_sound.get(bare)
        return ("+".join(sorted(hit)), 1) if hit else None

    def _by_adjective(self, words) -> set[str] | None:
        """«Вольский», «Тындинский», «Ровеньковский»."""
        word = stem(words[0]) if words else ""
        if not word.endswith(("ск", "цк")):
            return None
        for ending in (BARE_ADJECTIVE, ADJECTIVE):
            root = ending.sub("", word)
            for each in (root, VOWELS.sub("", root), hardened(root)):
                if len(each) >= SHORTEST_ROOT and each in self.by_root:
                    return self.by_root[each]
        return None


@lru_cache(maxsize=50_000)
def pieces(word: str) -> str:
    """Each piece of «Славянске-на-Кубани» without its ending."""
    return "-".join(stem(piece) for piece in word.split("-"))


def hardened(root: str) -> str:
    """«риж» → «риг»: as it was before «-ский»."""
    return root[:-1] + SOFTENED.get(root[-1:], root[-1:])


@cache
def towns_of(country: str) -> Towns:
    found = []
    with (DATA / "towns.tsv").open(encoding="utf-8") as file:
        for line in file:
            if line.startswith(f"{country}\t"):
                _country, place, names = line.rstrip("\n").split("\t")
                found.append((place, names.split("|")))
    return Towns(found)


def sounds_in(place: str, country: str) -> frozenset[str]:
    """How a town of this country sounds in every script that is known."""
    return frozenset(towns_of(country).sounds.get(place, ()))
