"""Whether two sounds are of one word."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from mosty.partners.names.letters import skeleton

NEAR = 82
SHORTEST_NEAR = 4
FEWEST_BONES = 3
SHORTEST_BEGUN, MOST_BEGUN = 6, 0.65
ROUGH = str.maketrans("C", "h")
ENDINGS = "aeious"
SHORTEST_ROOT = 3
ADJECTIVES = re.compile("(?:(?:ov|ev|i|in|an|en)?sk)$")
ADJECTIVE = re.compile("sk$")


@lru_cache(maxsize=200_000)
def sounds_like(one: str, other: str) -> bool:
    """Whether two sounds are of one word, spelt or declined in two ways."""
    if one.replace("Z", "zh") == other.replace("Z", "zh"):
        return True
    if one.endswith("sk") != other.endswith("sk") and is_adjective_of(one, other):
        return True
    mine, theirs = skeleton(one), skeleton(other)
    if mine == theirs and len(mine) >= FEWEST_BONES:
        return True
    if is_begun_alike(one, other):
        return True
    if min(len(one), len(other)) < SHORTEST_NEAR:
        shorter, longer = sorted((one, other), key=len)
        return len(shorter) > 2 and longer[:-1] == shorter
    likeness = fuzz.ratio(one.translate(ROUGH), other.translate(ROUGH))
    likeness = max(
        likeness, fuzz.ratio(one.replace("ks", "h"), other.replace("ks", "h"))
    )
    bare = one.rstrip(ENDINGS)
    if len(bare) >= SHORTEST_NEAR and bare == other.rstrip(ENDINGS):
        return True
    if likeness >= NEAR:
        return True
    is_vowel = mine[0] in ENDINGS and theirs[0] in ENDINGS
    return is_vowel and mine[1:] == theirs[1:] and len(mine) >= FEWEST_BONES


def together(words, others) -> list[str]:
    """«Бонч», «Бруевич» as one where the other side writes them together."""
    words = list(words)
    for at in range(len(words) - 1):
        both = words[at] + words[at + 1]
        if any(
            len(each) > len(both) - 2 and sounds_like(both, each) for each in others
        ):
            return [*words[:at], both, *words[at + 2 :]]
    return words


def is_begun_alike(one: str, other: str) -> bool:
    """«Geographical» and «географический»: one root with endings of two languages."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST_BEGUN:
        return False
    same = next(
        (at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter)
    )
    return same >= SHORTEST_BEGUN and same >= MOST_BEGUN * len(longer)


def is_adjective_of(one: str, other: str) -> bool:
    """«Шукшинский» and «Шукшина», «Герценовский» and «Герцена»."""
    adjective, noun = (one, other) if one.endswith("sk") else (other, one)
    roots = {ADJECTIVES.sub("", adjective), ADJECTIVE.sub("", adjective)}
    return any(len(root) >= SHORTEST_ROOT and root == noun for root in roots)


def matched(mine, theirs) -> tuple[list[str], list[str], list[str]]:
    """Those that have a like one, those of either side that have none."""
    if mine and theirs and len(mine) != len(theirs):
        mine, theirs = together(mine, theirs), together(theirs, mine)
    found, left, right = [], [], list(theirs)
    for one in mine:
        like = next((other for other in right if sounds_like(one, other)), None)
        if like is None:
            left.append(one)
        else:
            found.append(one)
            right.remove(like)
    return found, left, right
