"""Which record that stands is the one a page speaks of. Nobody is paired twice."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from mosty.partners.matching import WORD, name_key, plain

New = TypeVar("New")
Standing = TypeVar("Standing")
TYPING_ERRORS = 2


def pair(
    new: Sequence[New],
    standing: Iterable[Standing],
    *,
    passes: Sequence[Callable[[New, Standing], bool]],
) -> list[Standing | None]:
    """For each new one its standing one or None; an earlier pass wins over all."""
    left = list(standing)
    found: list[Standing | None] = [None] * len(new)
    for fits in passes:
        for at, one in enumerate(new):
            if found[at] is not None:
                continue
            for place, other in enumerate(left):
                if fits(one, other):
                    found[at] = left.pop(place)
                    break
    return found


def is_alike(one: str, other: str, *, score: float) -> bool:
    """Whether two texts are nearly the same, on rapidfuzz's scale from 0 to 100."""
    return fuzz.ratio(plain(one), plain(other)) >= score


def is_mended(one: str, other: str) -> bool:
    """Whether a name was corrected: the same words, or two typing errors at most.

    «Витебский» is not «Минский», however alike the long names are as a whole.
    """
    if name_key(one) == name_key(other):
        return True
    before, after = WORD.findall(plain(one)), WORD.findall(plain(other))
    if len(before) != len(after):
        return False
    pairs = zip(before, after, strict=True)
    return sum(OSA.distance(old, new) for old, new in pairs) <= TYPING_ERRORS
