"""Whose name a body bears: spellings of one person brought together."""

from functools import cache

from mosty.partners.names.letters import sound
from mosty.partners.names.lexicon import listed, read
from mosty.partners.names.stems import stem

SHORTEST = 3


@cache
def persons() -> dict[str, str]:
    """The sound of a name → the one under which the person is kept."""
    found: dict[str, str] = {}
    for line in read("honours")["persons"].strip().splitlines():
        names = [name.split()[-1] for name in listed(line)]
        for name in names:
            found.setdefault(key_of(name), key_of(names[0]))
    return found


def key_of(word: str) -> str:
    """How a name sounds without its case; short ones keep more of themselves."""
    root = stem(word)
    return sound(root if len(root) > SHORTEST else word.rstrip("аяыиуюе"))


def person(word: str) -> str:
    """The key of a person's name, of a known one whatever the spelling."""
    key = key_of(word)
    return persons().get(key, key)


def is_person(word: str) -> bool:
    return len(word) > SHORTEST and key_of(word) in persons()
