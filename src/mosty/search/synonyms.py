"""Words that name one thing: who types one of them means the others too.

The file `data/synonyms.txt` has the general ones; other rooms register theirs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mosty.search.words import tokens

FILE = Path(__file__).parent / "data" / "synonyms.txt"
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """Names of one thing; `forms` are further ways in which one may be typed.

    `within` is what the thing lies in: found where the thing itself is not.
    """

    names: tuple[str, ...]
    forms: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meaning:
    """What a word means too: phrases of folded words."""

    same: tuple[Phrase, ...] = ()
    wider: tuple[Phrase, ...] = ()


UNKNOWN = Meaning()
_sources: dict[str, Callable[[], Iterable[Names]]] = {}


def register_names(source: str, names: Callable[[], Iterable[Names]]) -> None:
    _sources[source] = names
    _meanings.cache_clear()


def meaning_of(word: str) -> Meaning:
    """What a folded word means besides itself."""
    return _meanings().get(word, UNKNOWN)


@cache
def _meanings() -> dict[str, Meaning]:
    same, wider = defaultdict(dict), defaultdict(dict)
    for names in _every_name():
        phrases = _phrases(names.names)
        typed = [*phrases, *_phrases(names.forms)]
        within = _phrases(names.within)
        for phrase in typed:
            if len(phrase) == 1:
                same[phrase[0]].update(dict.fromkeys(phrases))
                wider[phrase[0]].update(dict.fromkeys(within))
    return {
        word: Meaning(
            tuple(phrase for phrase in same[word] if phrase != (word,)),
            tuple(wider[word]),
        )
        for word in same
    }


def _every_name():
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield Names(tuple(line.split("|")))
    for source in _sources.values():
        yield from source()


def _phrases(names) -> list[Phrase]:
    return [phrase for name in names if (phrase := tuple(tokens(name)))]
