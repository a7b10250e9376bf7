"""Finds known phrases in a text, whatever its case, letters and dashes.

A table of phrases maps normalised words to a code; a phrase that two codes share
is mapped to an empty code: it is known, and says nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

TO_CYRILLIC = {
    ord(latin): cyrillic
    for latin, cyrillic in zip(
        "ABCEHKMOPTXYaceopxykmi", "АВСЕНКМОРТХУасеорхукмі", strict=True
    )
}
TO_LATIN = {ord(cyrillic): chr(latin) for latin, cyrillic in TO_CYRILLIC.items()}
SHORT = 5  # «Того», «Мали», «Клин» are places only with a capital letter
HAS_CYRILLIC = re.compile(r"[А-яЁё]")
HAS_LATIN = re.compile(r"[A-Za-z]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0301]")
DASHES = re.compile("[\u2010-\u2015\u2212]")
WORD = re.compile(r"\w+(?:[-’'ʼ]\w+)*")


@dataclass(frozen=True)
class Words:
    """The words of a text as printed and normalised, in order."""

    printed: tuple[str, ...]
    plain: tuple[str, ...]

    def before(self, at: int) -> str:
        return self.plain[at - 1] if at > 0 else ""

    def after(self, end: int) -> str:
        return self.plain[end] if end < len(self.plain) else ""


@dataclass(frozen=True)
class Hit:
    """A known phrase found at the words from start to end."""

    code: str
    phrase: str
    start: int
    end: int


@dataclass
class Phrases:
    """Known phrases with their codes, ready for finding."""

    codes: dict[str, str] = field(default_factory=dict)
    capitals: set[str] = field(default_factory=set)
    longest: dict[str, int] = field(default_factory=dict)
    lengths: dict[int, list[str]] = field(default_factory=dict)

    def add(self, name: str, code: str, *, forms: Iterable[str] | None = None) -> None:
        """Adds a name in its forms; one in capitals is found only in capitals."""
        plain = split(name).plain
        if not plain:
            return
        phrase = " ".join(plain)
        if name.isupper() and len(plain) == 1:
            self.capitals.add(phrase)
        for form in {phrase, *(forms or ())}:
            if form not in self.codes:
                self.lengths.setdefault(len(form), []).append(form)
            known = self.codes.setdefault(form, code)
            if known != code:
                self.codes[form] = ""
            first, length = form.split(" ")[0], form.count(" ") + 1
            self.longest[first] = max(length, self.longest.get(first, 0))


def clean(text: str) -> str:
    """Composed, without invisible signs, one kind of dash, look-alikes mended."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFD", text))
    text = DASHES.sub("-", unicodedata.normalize("NFC", text)).replace("_", " ")
    if not (HAS_LATIN.search(text) and HAS_CYRILLIC.search(text)):
        return text
    return WORD.sub(lambda word: _one_alphabet(word.group()), text)


def in_cyrillic(text: str) -> str:
    """The text with Latin look-alikes as Cyrillic letters."""
    return text.translate(TO_CYRILLIC)


def split(text: str) -> Words:
    """Words of a text; plain ones in lower case, with е for ё."""
    printed = tuple(WORD.findall(clean(text)))
    return Words(printed, tuple(plain_word(word) for word in printed))


def plain_word(word: str) -> str:
    return word.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def find(words: Words, known: Phrases) -> list[Hit]:
    """Longest known phrases from left to right, without overlap."""
    hits, at = [], 0
    while at < len(words.plain):
        hit = _longest_at(words, known, at)
        if hit and hit.code:
            hits.append(hit)
        at = hit.end if hit else at + 1
    return hits


def nearest(phrase: str, known: Phrases, *, shortest: int, slips: int = 1) -> str:
    """The code of phrases so few typing errors away; empty when none or several."""
    if len(phrase) < shortest:
        return ""
    length = len(phrase)
    alike = [
        name
        for other in range(length - slips, length + slips + 1)
        for name in known.lengths.get(other, ())
    ]
    near = process.extract(
        phrase, alike, scorer=OSA.distance, score_cutoff=slips, limit=None
    )
    codes = {known.codes[name] for name, _, _ in near}
    return codes.pop() if len(codes) == 1 else ""


def _longest_at(words: Words, known: Phrases, at: int) -> Hit | None:
    longest = known.longest.get(words.plain[at], 0)
    for end in range(min(at + longest, len(words.plain)), at, -1):
        phrase = " ".join(words.plain[at:end])
        if phrase not in known.codes:
            continue
        if phrase in known.capitals and not words.printed[at].isupper():
            continue
        if len(phrase) <= SHORT and not words.printed[at][:1].isupper():
            continue
        return Hit(known.codes[phrase], phrase, at, end)
    return None


def _one_alphabet(word: str) -> str:
    """Mends a word that mixes alphabets; «KHP» typed in Latin is left to Latin."""
    if not (HAS_CYRILLIC.search(word) and HAS_LATIN.search(word)):
        return word
    mended = word.translate(TO_CYRILLIC)
    if not HAS_LATIN.search(mended):
        return mended
    mended = word.translate(TO_LATIN)
    return word if HAS_CYRILLIC.search(mended) else mended
