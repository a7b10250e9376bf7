"""The words and phrases that names are made of, read once from the data files."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from mosty.partners.names.letters import bones, is_latin, plain, sound
from mosty.partners.names.stems import stem

DATA = Path(__file__).parent / "data"
KIND, FIELD, LIGHT, STATUS, LEVEL = "kind", "field", "light", "status", "level"
HONOUR, RANK, BRANCH, STOP, LOOSE, PLACE = (
    "honour",
    "rank",
    "branch",
    "stop",
    "loose",
    "place",
)
SHORTEST_MISTYPED = 6
SHORTEST_SOUND = 5


class Meaning(NamedTuple):
    """What a phrase says: the slot and our own word for it."""

    slot: str
    value: str


@dataclass
class Phrases:
    """Phrases by their first stem, and single words by sound and by a lost letter."""

    by_first: dict[str, dict[tuple[str, ...], Meaning]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    by_sound: dict[str, Meaning] = field(default_factory=dict)
    by_bones: dict[str, Meaning | None] = field(default_factory=dict)
    by_loss: dict[str, list[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)

    def add(self, phrase: str, meaning: Meaning) -> None:
        words = phrase_of(phrase)
        if not words:
            return
        first = words[0]
        self.by_first.setdefault(first, {}).setdefault(words, meaning)
        self.longest[first] = max(self.longest.get(first, 0), len(words))
        for word in words:
            self._add_word(word)
        is_spoken = len(first) >= SHORTEST_SOUND and not is_latin(first)
        if len(words) == 1 and is_spoken:
            self.by_sound.setdefault(sound(first), meaning)
            key = bones(first)
            known = self.by_bones.setdefault(key, meaning)
            if known != meaning:
                self.by_bones[key] = None

    def _add_word(self, word: str) -> None:
        if word in self.words:
            return
        self.words.add(word)
        if len(word) >= SHORTEST_MISTYPED:
            for lost in (word, *losses(word)):
                self.by_loss.setdefault(lost, []).append(word)

    def find(self, stems: list[str], at: int) -> tuple[Meaning, int] | None:
        """The longest phrase that stands at a place, and how many words it takes."""
        known = self.by_first.get(stems[at])
        if known is None:
            return None
        for length in range(min(self.longest[stems[at]], len(stems) - at), 0, -1):
            meaning = known.get(tuple(stems[at : at + length]))
            if meaning is not None:
                return meaning, length
        return None

    def mend(self, word: str) -> str:
        """The known word that differs from this in one letter or two swapped."""
        if word in self.words or len(word) < SHORTEST_MISTYPED - 1:
            return word
        for lost in (word, *losses(word)):
            for known in self.by_loss.get(lost, ()):
                if abs(len(word) - len(known)) < 2 and near(word, known):
                    return known
        return word


def losses(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]


def near(one: str, other: str) -> bool:
    """One letter lost, added or changed, or two neighbours swapped; not the first."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    mine, theirs = one[start:], other[start:]
    if mine[1:] == theirs[1:] or mine[1:] == theirs or mine == theirs[1:]:
        return True
    return mine[:2] == theirs[:2][::-1] and mine[2:] == theirs[2:]


def phrase_of(text: str) -> tuple[str, ...]:
    return tuple(
        stem(word) for word in text.replace("(", " ").replace(")", " ").split()
    )


def read(name: str) -> dict:
    with (DATA / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def listed(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


@cache
def phrases() -> Phrases:
    """Everything but places: kinds, fields, ranks, words that hold names together."""
    found = Phrases()
    words = read("words")
    for slot, name in ((HONOUR, "honour"), (BRANCH, "branch"), (STOP, "stop")):
        for phrase in listed(words[name]):
            found.add(phrase, Meaning(slot, slot))
    for phrase in listed(words["ranks"]):
        found.add(phrase, Meaning(RANK, RANK))
    for slot, name in ((STATUS, "status"), (LEVEL, "levels")):
        _add_all(found, slot, words[name])
    _add_all(found, KIND, read("kinds"))
    fields = read("fields")
    light = fields.pop("light")
    _add_all(found, FIELD, fields)
    _add_all(found, LIGHT, light)
    for phrase in listed(words["loose"]):
        found.add(phrase, Meaning(LOOSE, LOOSE))
    return found


def _add_all(found: Phrases, slot: str, values: dict[str, str]) -> None:
    for value, forms in values.items():
        for phrase in listed(forms):
            found.add(phrase, Meaning(slot, value))


@cache
def short_words() -> dict[str, str]:
    """«обл» → «область»: words that are cut short, not abbreviations of names."""
    pairs = (one.split("=") for one in listed(read("words")["short"]))
    return {plain(short): full for short, full in pairs}


@cache
def written_short() -> dict[str, str]:
    """«д/с» → «детский сад»: what signs within would part."""
    pairs = (one.split("=") for one in listed(read("words")["written"]))
    return {plain(short): full for short, full in pairs}


@cache
def prefixes() -> list[tuple[str, str]]:
    """«гос», «пед», «мин»: what words begin with when they are written together."""
    pairs = [one.split("=") for one in listed(read("words")["prefixes"])]
    return sorted(((a, b) for a, b in pairs), key=lambda pair: -len(pair[0]))


@cache
def before_honour() -> frozenset[str]:
    """Words that follow the person: «Абай атындағы»."""
    return frozenset(stem(word) for word in listed(read("words")["honour_after"]))


@dataclass(frozen=True)
class LegalForms:
    """Abbreviations with what they stand for, and the words that write them out."""

    short: dict[str, str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    tails: frozenset[str]


@cache
def legal_forms() -> LegalForms:
    data = read("legal_forms")
    return LegalForms(
        {plain(name): full for name, full in data["short"].items()},
        *(
            frozenset(listed(plain(data[name])))
            for name in ("nouns", "adjectives", "tails")
        ),
    )
