"""Which known organisation a row of a list means: the same, likely one, or none."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mosty.partners.matching import Body, compare, name_key, plain
from mosty.partners.matching.pairing import read

MOST_COMPARED = 60
STEM = 5
NEAR = 0.75  # of the matcher's score: nobody is asked about farther ones
LONGEST_WORDS = 3
FIGURE = re.compile(r"\d+")


@dataclass(frozen=True)
class Known:
    """An organisation of the register, or (with a negative key) a row above."""

    key: int
    names: tuple[str, ...]
    country: str
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Match:
    """The nearest one; `is_same` when nobody needs to be asked."""

    known: Known
    is_same: bool
    by_number: bool = False


class Likeness:
    """All that is known, to be asked by name, country and numbers."""

    def __init__(self, known: Iterable[Known] = ()):
        self.by_name: dict[tuple[str, str], Known] = {}
        self.by_number: dict[tuple[str, str], Known] = {}
        self.by_stem: dict[tuple[str, str], list[tuple[Known, str]]] = defaultdict(list)
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        for number in one.numbers:
            self.by_number.setdefault(number, one)
        for name in one.names:
            self.by_name.setdefault((one.country, plain(name)), one)
            for stem in stems(name):
                self.by_stem[one.country, stem].append((one, name))

    def match(
        self, name: str, country: str, numbers: Iterable[tuple[str, str]] = ()
    ) -> Match | None:
        """The organisation meant, if any.

        The same name in the same country is the same; a number that agrees under
        another name, and a name that is near, are likely.
        """
        same = self.by_name.get((country, plain(name)))
        if same is not None:
            return Match(same, is_same=True)
        for number in numbers:
            if number in self.by_number:
                return Match(self.by_number[number], is_same=False, by_number=True)
        return self._near(name, country)

    def _near(self, name: str, country: str) -> Match | None:
        best, nearest = 0.0, None
        candidates = self._candidates(name, country)
        mine = read(Body("", name, country)) if candidates else None
        for known, other in candidates:
            nearness = compare(mine, read(Body("", other, country))).score
            if nearness > best:
                best, nearest = nearness, known
        return Match(nearest, is_same=False) if best >= NEAR else None

    def _candidates(self, name: str, country: str) -> list[tuple[Known, str]]:
        """Those that share the beginning of a word, the rarest words first.

        Numbers are no words to be mistyped: «№ 15» is not «№ 115».
        """
        found = [self.by_stem.get((country, stem), ()) for stem in stems(name)]
        compared: dict[tuple[Known, str], None] = {}
        for bucket in sorted(found, key=len):
            compared.update(dict.fromkeys(bucket[:MOST_COMPARED]))
            if len(compared) >= MOST_COMPARED:
                break
        numbers = figures(name)
        return [one for one in compared if figures(one[1]) == numbers]


def stems(name: str) -> set[str]:
    """Beginnings of the longest words, and the numbers."""
    words = sorted(name_key(plain(name)), key=len, reverse=True)[:LONGEST_WORDS]
    return {word[:STEM] for word in words} | figures(name)


def figures(name: str) -> frozenset[str]:
    return frozenset(FIGURE.findall(name))
