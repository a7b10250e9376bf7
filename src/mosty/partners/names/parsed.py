"""A name taken apart, ready to be compared and explained."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from mosty.partners.names import lexicon
from mosty.partners.names.letters import bones

LEGAL, WORD, NUMBER, DISTRICT, ACRONYM, ALSO, PREFIX, OWNER, PARENT, ADDRESS = (
    "legal",
    "word",
    "number",
    "district",
    "acronym",
    "also",
    "prefix",
    "owner",
    "parent",
    "address",
)
OPTIONAL = frozenset({lexicon.HONOUR, lexicon.LIGHT})
CITY_WEAK = "city_weak"
SCHOOLS = frozenset(
    [
        "school",
        "gymnasium",
        "lyceum",
        "kindergarten",
        "progymnasium",
        "boarding_school",
        "cadet_school",
        "special_school",
        "art_school",
        "music_school",
        "sports_school",
        "vocational_school",
        "kids_house",
        "kids_palace",
        "college",
        "technicum",
        "education_centre",
        "library",
    ]
)


class Part(NamedTuple):
    """A piece of a name: what it is, our word for it, as it is printed.

    `implied` parts come from what an abbreviation is known to stand for. A part of
    the body above (slot `parent`) keeps what it is of it in `upper`.
    """

    slot: str
    value: str
    text: str
    implied: bool = False
    upper: str = ""


@dataclass(frozen=True)
class ParsedName:
    """What a name says. Sets hold our own words, `honour` and `words` hold sounds."""

    text: str
    parts: tuple[Part, ...]
    initials: tuple[tuple[str, str, bool], ...] = field(default=(), repr=False)

    def values(self, *slots: str) -> frozenset[str]:
        return frozenset(part.value for part in self.parts if part.slot in slots)

    @cached_property
    def kinds(self) -> frozenset[str]:
        return self.values(lexicon.KIND)

    @cached_property
    def head(self) -> str:
        """The first kind named: «Институт педагогики … университета» is an institute."""
        for part in self.parts:
            if part.slot == lexicon.KIND:
                return part.value
        return ""

    @cached_property
    def fields(self) -> frozenset[str]:
        return self.values(lexicon.FIELD)

    @cached_property
    def light(self) -> frozenset[str]:
        found = self.values(lexicon.LIGHT)
        return found - {"research"} if self.is_of_research else found

    @cached_property
    def statuses(self) -> frozenset[str]:
        found = self.values(lexicon.STATUS)
        return found - {"national"} | {"research"} if self.is_of_research else found

    @cached_property
    def is_of_research(self) -> bool:
        """«Қазақ ұлттық техникалық зерттеу университеті»: a rank in two places."""
        is_research = "research" in self.values(lexicon.LIGHT)
        is_national = "national" in self.values(lexicon.STATUS)
        return is_research and is_national and "university" in self.kinds

    @cached_property
    def levels(self) -> frozenset[str]:
        return self.values(lexicon.LEVEL)

    @cached_property
    def places(self) -> tuple[frozenset[str], ...]:
        found = dict.fromkeys(
            part.value for part in self.parts if part.slot == lexicon.PLACE
        )
        return tuple(frozenset(value.split("+")) for value in found)

    @cached_property
    def printed_places(self) -> dict[frozenset[str], str]:
        """How each of the places stands in the name."""
        return {
            frozenset(part.value.split("+")): part.text
            for part in self.parts
            if part.slot == lexicon.PLACE
        }

    @cached_property
    def core(self) -> str:
        """The words but for the legal form and what abbreviations imply."""
        return " ".join(
            part.text.lower()
            for part in self.parts
            if part.slot != LEGAL and not part.implied
        )

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Towns beside the name: where the body is."""
        found = self.values(ADDRESS)
        return frozenset(place for value in found for place in value.split("+"))

    @cached_property
    def districts(self) -> frozenset[str]:
        return self.values(DISTRICT)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return self.values(NUMBER)

    @cached_property
    def honour(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(p.value for p in self.parts if p.slot == lexicon.HONOUR)
        )

    @cached_property
    def is_honour_implied(self) -> bool:
        return all(p.implied for p in self.parts if p.slot == lexicon.HONOUR)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.value for p in self.parts if p.slot == WORD))

    @cached_property
    def bearers(self) -> frozenset[str]:
        """Words that stand in no table and look like a person's name."""
        return frozenset(
            p.value for p in self.parts if p.slot == WORD and p.upper == lexicon.HONOUR
        )

    @cached_property
    def acronyms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.value for p in self.parts if p.slot == ACRONYM))

    @cached_property
    def is_guessed(self) -> bool:
        """Whether kind and field come from how an unknown abbreviation ends."""
        return any(p.slot == PREFIX for p in self.parts)

    @cached_property
    def also(self) -> frozenset[str]:
        """Abbreviations that stand for the whole: in brackets, or written out."""
        return self.values(ALSO, ACRONYM)

    @cached_property
    def is_branch(self) -> bool:
        return any(part.slot == lexicon.BRANCH for part in self.parts)

    @cached_property
    def parent(self) -> "ParsedName | None":
        """The body that this one is a part of, as far as the name tells."""
        parts = tuple(p._replace(slot=p.upper) for p in self.parts if p.slot == PARENT)
        if not parts:
            return None
        initials = tuple(
            (word, part.slot, part.slot in OPTIONAL)
            for part in parts
            if not part.implied and part.slot not in (ACRONYM, ALSO, PREFIX)
            for word in part.text.lower().replace("-", " ").split()
        )
        return ParsedName(" ".join(p.text for p in parts), parts, initials)

    @cached_property
    def owner(self) -> "ParsedName | None":
        """The office that it is said to be of: «… Управления образования г. Алматы»."""
        own = [p._replace(slot=p.upper) for p in self.parts if p.slot == OWNER]
        if not any(part.slot == lexicon.KIND for part in own):
            return None
        where = [p for p in self.parts if p.slot in (lexicon.PLACE, lexicon.LEVEL)]
        if any(part.slot == lexicon.PLACE for part in own):
            where = []
        parts = (*own, *where)
        return ParsedName(" ".join(p.text for p in parts), parts)

    @cached_property
    def is_school(self) -> bool:
        return bool(self.kinds & SCHOOLS)

    @cached_property
    def essence(self) -> tuple:
        """What must agree for two names to say the very same."""
        return (
            self.kinds,
            self.fields,
            self.statuses - {"federal", "research"},
            self.levels - {CITY_WEAK},
            frozenset(self.places),
            self.districts,
            self.numbers,
            frozenset(map(bones, self.honour)),
            frozenset(map(bones, self.words)),
            frozenset(self.acronyms),
            self.is_branch,
        )

    def explain(self, language: str = "ru") -> list[str]:
        """Each part in a line, «number: 56», in Russian or English."""
        labels = lexicon.read("labels")["slots"]
        lines = []
        for slot, label in labels.items():
            told = [p.text for p in self.parts if p.slot == slot and not p.implied]
            implied = [p.text for p in self.parts if p.slot == slot and p.implied]
            if told:
                lines.append(f"{label[language]}: {', '.join(dict.fromkeys(told))}")
            if implied:
                meant = labels_of("implied", language)
                shown = ", ".join(dict.fromkeys(implied))
                lines.append(f"{label[language]} ({meant}): {shown}")
        return lines


def labels_of(name: str, language: str) -> str:
    return lexicon.read("labels")["words"][name][language]
