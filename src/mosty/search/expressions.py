"""Text-search expressions from folded words. No other text ever gets into one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mosty.search.synonyms import Phrase, meaning_of
from mosty.search.words import in_cyrillic

SHORTEST_BEGINNING = 3
SHORTEST_RESPELT = 4


@dataclass(frozen=True)
class Group:
    """A typed word and the words that may have been meant, any of them will do.

    `respelt` is the typed word in the other script: it begins longer words, since
    who writes Minsk means what is of Minsk (минский) too. `also` are other names
    of the same, with `is_wide` names of what it lies in too.
    """

    typed: str
    others: tuple[str, ...] = ()
    is_beginning: bool = False
    respelt: str = ""
    also: tuple[Phrase, ...] = ()
    is_wide: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return (self.typed, *self.others)

    @property
    def stemmed(self) -> tuple[str, ...]:
        """Every word whose forms are looked for."""
        return (*self.words, *(word for phrase in self.also for word in phrase))

    @property
    def beginnings(self) -> tuple[str, ...]:
        typed = self.typed if self.is_beginning else ""
        return tuple(word for word in (typed, self.respelt) if word)

    def __str__(self):
        terms = [f"'{word}'" for word in self.words]
        if self.is_beginning:
            terms[0] += ":*"
        if self.respelt:
            terms.append(f"'{self.respelt}':*")
        terms += [_in_a_row(phrase) for phrase in self.also]
        return f"({' | '.join(terms)})"


def as_groups(words: Sequence[str]) -> list[Group]:
    """One group a word; the last may be the beginning of a longer word."""
    return [
        Group(
            word,
            is_beginning=place == len(words) and can_begin(word),
            respelt=in_cyrillic(word) if len(word) >= SHORTEST_RESPELT else "",
            also=meaning_of(word).same,
        )
        for place, word in enumerate(words, 1)
    ]


def widened(groups: Sequence[Group]) -> list[Group]:
    """The groups with what the words lie in; empty if nothing is known of that."""
    wide = [
        replace(group, also=group.also + wider, is_wide=True)
        if (wider := meaning_of(group.typed).wider)
        else group
        for group in groups
    ]
    return wide if wide != list(groups) else []


def can_begin(word: str) -> bool:
    return len(word) >= SHORTEST_BEGINNING and not word.isdigit()


def _in_a_row(phrase: Phrase) -> str:
    return "(" + " <-> ".join(f"'{word}'" for word in phrase) + ")"


def all_of(groups: Sequence[Group]) -> str:
    return " & ".join(map(str, groups))


def any_of(expressions: Sequence[str]) -> str:
    return " | ".join(f"({expression})" for expression in expressions if expression)


def all_but_one_of(groups: Sequence[Group]) -> str:
    """Every group but any one; empty for fewer than two groups."""
    if len(groups) < 2:
        return ""
    rest = ([*groups[:place], *groups[place + 1 :]] for place in range(len(groups)))
    return any_of([all_of(left) for left in rest])
