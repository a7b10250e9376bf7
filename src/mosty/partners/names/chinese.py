"""Chinese words in one spelling: characters and pinyin as Russian writes them."""

import re
from functools import cache, lru_cache

from mosty.partners.names.lexicon import listed, read

SPOKEN_IN = {"CN", "TW", "SG", "HK", "MO"}
HAN = re.compile("[\u3400-\u9fff]")


@lru_cache(maxsize=20_000)
def in_russian(word: str) -> str:
    """«Qinghua», «清华» → «цинхуа»; empty for what is no pinyin and no known sign."""
    if HAN.search(word):
        spoken = [readings().get(sign, "") for sign in word]
        return "".join(syllables().get(one, "") for one in spoken if one)
    return _apart(word.replace("'", ""))


@lru_cache(maxsize=20_000)
def _apart(word: str) -> str:
    if not word:
        return ""
    for length in range(min(6, len(word)), 0, -1):
        first = syllables().get(word[:length])
        if first is None:
            continue
        if length == len(word):
            return first
        rest = _apart(word[length:])
        if rest:
            return first + rest
    return ""


@cache
def readings() -> dict[str, str]:
    found: dict[str, str] = {}
    for pinyin, signs in _pairs("readings"):
        for sign in signs.replace(" ", ""):
            found.setdefault(sign, pinyin)
    return found


@cache
def syllables() -> dict[str, str]:
    """Each syllable of pinyin in the spelling of Palladius."""
    found = {
        first + last: start + end
        for first, start in _pairs("initials")
        for last, end in _pairs("finals")
    }
    return found | dict(_pairs("whole"))


def _pairs(part: str) -> list[tuple[str, str]]:
    pairs = (one.split("=") for one in listed(read("chinese")[part]))
    return [(left, right) for left, right in pairs]
