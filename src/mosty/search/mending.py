"""Words that may have been meant, from the vocabulary of the reader's audiences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mosty.search import queries
from mosty.search.expressions import Group, can_begin
from mosty.search.spelling import (
    LEAD,
    can_be_mistyped,
    deletions,
    nearest,
    nearest_beginnings,
    ways_to_write,
)


@dataclass(frozen=True)
class Mended:
    """Whether a word stands in the vocabulary as typed, and what is near to it."""

    is_known: bool = False
    others: tuple[str, ...] = ()

    @property
    def is_readable(self):
        return self.is_known or bool(self.others)


def mend(words: Iterable[str], reader: queries.Reader) -> dict[str, Mended]:
    """What is known of each word that can be mistyped; one question for all."""
    ways = {word: ways_to_write(word) for word in words if can_be_mistyped(word)}
    every = [way for each in ways.values() for way in each]
    if not every:
        return {}
    hashes = {number for way in every for number in deletions(way)}
    near = queries.similar_words(hashes, reader)
    return {word: _mended(word, each, near) for word, each in ways.items()}


def mend_beginning(word: str, reader: queries.Reader) -> tuple[str, ...]:
    """Words that begin nearly as a word still being typed."""
    if not can_begin(word):
        return ()
    known = queries.words_beginning(word[:LEAD], reader)
    return tuple(nearest_beginnings(word, known))


def regroup(
    groups: Sequence[Group], mended: dict[str, Mended], *, known_too: bool
) -> list[Group]:
    """The groups with what may have been meant; known words only if `known_too`."""
    return [
        replace(group, others=word.others)
        if (word := mended.get(group.typed)) and (known_too or not word.is_known)
        else group
        for group in groups
    ]


def _mended(word, ways, near):
    others = [other for way in ways for other in nearest(way, near)]
    return Mended(
        is_known=word in others,
        others=tuple(other for other in dict.fromkeys(others) if other != word),
    )
