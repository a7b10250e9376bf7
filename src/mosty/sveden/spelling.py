"""The itemprops of the page, and what a wrong one was meant to be."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from mosty.places.phrases import TO_LATIN

MAIN = "internationalDog"
CHILDREN = ("stateName", "orgName", "dogReg")
ANYWHERE = ("copy", "addRef")
LEGACY_MAIN = "internationalAccr"
LEGACY_CHILDREN = ("eduCode", "eduName", "dateEnd")
KNOWN = (MAIN, *CHILDREN, *ANYWHERE, LEGACY_MAIN, *LEGACY_CHILDREN)
BY_LOWER = {name.lower(): name for name in KNOWN}
LONG = 7
# Cyrillic letters beyond the capital and small look-alikes of `places`.
MORE_LOOK_ALIKES = str.maketrans("ѕіјԁԛԝпгиЅІЈ", "sijdqwnruSIJ")
LATIN = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Spelling:
    """What an itemprop is meant to be, and what is wrong with it.

    `meant` is empty for a name that nobody knows; `fault` is empty, `non_latin`,
    `wrong_case`, `misspelt` or `unknown`.
    """

    printed: str
    meant: str
    fault: str = ""


@lru_cache(maxsize=1024)
def spelling(printed: str) -> Spelling:
    """How an itemprop is spelt."""
    name = " ".join(printed.split())
    if name in KNOWN:
        return Spelling(name, name)
    latin = name.translate(MORE_LOOK_ALIKES).translate(TO_LATIN)
    if not name.isascii():
        meant = BY_LOWER.get(latin.lower()) or _near(latin)
        return Spelling(name, meant, "non_latin")
    if name.lower() in BY_LOWER:
        return Spelling(name, BY_LOWER[name.lower()], "wrong_case")
    meant = _near(name)
    return Spelling(name, meant, "misspelt" if meant else "unknown")


def _near(name: str) -> str:
    """The one known name a slip or two away; empty when there is none."""
    bare = re.sub(r"[\W_]", "", name).lower()
    if bare in BY_LOWER:
        return BY_LOWER[bare]
    slips = {
        known: OSA.distance(bare, lower, score_cutoff=2)
        for lower, known in BY_LOWER.items()
    }
    near = [
        (count, known)
        for known, count in slips.items()
        if count <= (2 if len(known) >= LONG else 1)
    ]
    near.sort()
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return ""
    return near[0][1]
