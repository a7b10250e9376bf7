"""Whose name a body bears: spellings of one person brought together."""

from functools import cache

from mosty.partners.names.letters import sound
from mosty.partners.names.lexicon import listed, read
from mosty.partners.names.stems import stem

SHORTEST = 3


@cache
def persons() -> dict[str, str]:
    """The sound of a name's stem → the one under which the person is kept."""
    found = {}
    for line in read("honours")["persons"].strip().splitlines():
        names = listed(line)
        for name in names:
            words = name.split()
            for word in words[-1:]:
                found.setdefault(sound(stem(word)), sound(stem(names[0].split()[-1])))
    return found


def person(word: str) -> str:
    """The key of a person's name, of a known one whatever the spelling."""
    key = sound(stem(word))
    return persons().get(key, key)


def is_person(word: str) -> bool:
    return len(word) > SHORTEST and sound(stem(word)) in persons()
