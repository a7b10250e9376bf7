"""Findings as sentences that a person reads, in Russian and English."""

import re
from functools import cache

from mosty.partners.matching.bodies import Finding
from mosty.partners.matching.comparing import Verdict
from mosty.partners.names.lexicon import listed, read
from mosty.places import tables as tables_of_places

COUNTRY_LENGTH = 2
RUSSIAN = re.compile("[а-яё -]{4,}")


def reasons_of(verdict: Verdict, language: str = "ru") -> list[str]:
    """What speaks against first, what speaks for after it."""
    ranked = sorted(verdict.reasons, key=lambda one: (-weight(one), -one.evidence))
    return list(dict.fromkeys(filter(None, (said(one, language) for one in ranked))))


def weight(finding: Finding) -> float:
    return {"hard": 10.0, "soft": 5.0}.get(finding.clash, 0.0) + finding.cost


def said(finding: Finding, language: str) -> str:
    """One sentence; empty for what is not worth saying."""
    known = sentences()["findings"].get(finding.code)
    if known is None:
        return ""
    left, right = shown(finding.left, language), shown(finding.right, language)
    form = "both" if left and right and "both" in known else "one"
    text = known.get(form, known.get("one", known.get("both")))[language]
    return text.format(left=left or right, right=right)


@cache
def sentences() -> dict:
    return read("reasons")


def shown(value: str, language: str) -> str:
    """Our own words in the reader's language; names as they are."""
    words = [in_words(word, language) for word in value.split(", ")]
    return ", ".join(dict.fromkeys(word for word in words if word))


def in_words(word: str, language: str) -> str:
    """A key of the tables as people say it, a country's code as its name."""
    known = sentences()["words"].get(word, {}).get(language)
    if known:
        return known
    if len(word) == COUNTRY_LENGTH and word.isupper():
        return countries().get(word, {}).get(language, word)
    return first_forms().get(word, {}).get(language, word)


@cache
def first_forms() -> dict[str, dict[str, str]]:
    """The first Russian and the first English spelling that each key stands for."""
    fields = dict(read("fields"))
    tables = [read("kinds"), fields.pop("light"), fields]
    tables += [read("words")["status"], read("words")["levels"]]
    found: dict[str, dict[str, str]] = {}
    for table in tables:
        for key, forms in table.items():
            spelt = listed(forms)
            russian = next((one for one in spelt if RUSSIAN.fullmatch(one)), "")
            english = next(
                (one for one in spelt if one.isascii()), key.replace("_", " ")
            )
            words = {"ru": russian or english, "en": english}
            found.setdefault(key, words)
    return found


@cache
def countries() -> dict[str, dict[str, str]]:
    return {
        row["code"]: {"ru": row["name_ru"], "en": row["name_en"]}
        for name in ("countries", "countries_oksm")
        for row in tables_of_places.read(name)
    }
