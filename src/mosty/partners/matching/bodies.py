"""One row to be matched: a name, where it is, its numbers."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from mosty.partners.names import ParsedName, parse
from mosty.partners.names.gazetteer import around, city_ids
from mosty.partners.names.letters import CYRILLIC, bones, sound

SHORTEST_HEAD, COUNTRY_LENGTH, MOST_PLACES = 2, 2, 3
WHOLES = {
    "university", "academy", "institute", "hochschule", "library", "museum", "gallery",
    "school", "conservatory",
}  # fmt: skip
TONGUES = (
    ("turkic", re.compile("[әғқңөұүһҳӯҷҙҫӑӗ]", re.IGNORECASE)),
    ("be", re.compile("[іў]", re.IGNORECASE)),
    ("sr", re.compile("[јђћљњџ]", re.IGNORECASE)),
    (
        "en",
        re.compile(
            r"\b(?:university|college|academy|ministry|school|centre|center|faculty|"
            r"institute|state|of|library|education)\b",
            re.IGNORECASE,
        ),
    ),
    ("other", re.compile("[\u0530-\u10ff\u3400-\u9fff]")),
)


def heads_of(name: ParsedName) -> set[str]:
    """By what a whole is told: its person, its abbreviation, its place and field."""
    found = {bones(one) for one in name.honour}
    found |= {sound(one) for one in name.also if len(one) > SHORTEST_HEAD}
    if not name.kinds & WHOLES:
        return found
    fields = ",".join(sorted(name.fields))
    found |= {bones(one) for one in name.words if len(one) > SHORTEST_HEAD}
    places = sorted(place for each in name.places for place in each)
    smaller = [place for place in places if len(place) > COUNTRY_LENGTH]
    wider = places or [""] if fields else []
    return found | {f"{place}|{fields}" for place in (smaller or wider)[:MOST_PLACES]}


class Finding(NamedTuple):
    """One thing noticed about two names.

    `cost` speaks against their being one body, `evidence` for it; `clash` is empty,
    "soft" (one might have become the other) or "hard".
    """

    code: str
    left: str = ""
    right: str = ""
    cost: float = 0.0
    evidence: float = 0.0
    clash: str = ""


@dataclass(frozen=True)
class Body:
    """An organisation as a list gives it. `country` is alpha-2, `city` as printed."""

    key: str
    name: str
    country: str = ""
    city: str = ""
    inn: str = ""
    ogrn: str = ""
    parsed: ParsedName = field(default=None, compare=False, repr=False)

    @cached_property
    def reading(self) -> ParsedName:
        return self.parsed or parse(self.name, country=self.country, city=self.city)

    @cached_property
    def towns(self) -> frozenset[str]:
        """The town of the row, or the one printed beside the name."""
        return city_ids(self.city, self.country) or self.reading.addresses

    @cached_property
    def lands(self) -> frozenset[str]:
        """The town, its region and the country: what the row itself tells."""
        found = frozenset({self.country} - {""})
        for town in self.towns:
            found |= around(town)
        return found

    @cached_property
    def heads(self) -> frozenset[str]:
        """Keys of the body above, or of this one as it may stand above others."""
        return frozenset(heads_of(self.reading.parent or self.reading))

    @cached_property
    def is_part(self) -> bool:
        return self.reading.parent is not None or self.reading.is_branch

    @cached_property
    def tongue(self) -> str:
        """Roughly which language the name is in; two Latin ones may be told apart."""
        for name, letters in TONGUES:
            if letters.search(self.name):
                return name
        return "ru" if self.is_cyrillic else "xx"

    @cached_property
    def is_cyrillic(self) -> bool:
        return bool(CYRILLIC.search(self.name))
