"""Words one slip of the finger apart: found by their deletions, told by distance.

Two words that differ by one letter lost, added or changed, or by two swapped, give
a common string when one letter is taken out of each. An index over hashes of such
strings finds all of them without reading the vocabulary.
"""

from collections.abc import Iterable
from zlib import crc32

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from mosty.search import words

SHORTEST = 3
LONG = 8
LEAD = 3


def can_be_mistyped(word: str) -> bool:
    return len(word) >= SHORTEST and not word.isdigit()


def deletions(word: str) -> list[int]:
    """Hashes (signed, 32 bits) of the word and of the word less any one letter."""
    shorter = {word[:place] + word[place + 1 :] for place in range(len(word))}
    return sorted(_signed(crc32(text.encode())) for text in shorter | {word})


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number


def ways_to_write(word: str) -> list[str]:
    """The folded word, and the same spelt in the other script if there is a way."""
    other = words.fold_word(words.other_script(word))
    return [word, other] if other and other != word else [word]


def nearest(word: str, known: Iterable[str], *, limit: int = 8) -> list[str]:
    """Of the known words those that may be meant, the nearest first.

    One edit for a short word, two for a long one; a word as typed is distance 0.
    """
    cutoff = 2 if len(word) >= LONG else 1
    found = extract(
        word,
        known,
        scorer=OSA.distance,
        processor=None,
        score_cutoff=cutoff,
        limit=None,
    )
    ordered = sorted(
        (distance, other[:1] != word[:1], abs(len(other) - len(word)), other)
        for other, distance, _ in found
    )
    return [other for *_, other in ordered[:limit]]


def nearest_beginnings(
    beginning: str, known: Iterable[str], *, limit: int = 8
) -> list[str]:
    """Of the known words those that begin nearly so: for a word still being typed."""
    length = len(beginning)
    found = (
        (
            min(
                OSA.distance(beginning, word[:cut], score_cutoff=1)
                for cut in (length - 1, length, length + 1)
            ),
            len(word),
            word,
        )
        for word in known
    )
    return [word for distance, _, word in sorted(found)[:limit] if distance <= 1]
