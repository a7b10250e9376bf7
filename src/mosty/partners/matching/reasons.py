"""Findings as sentences that a person reads, in Russian and English."""

from mosty.partners.matching.bodies import Finding
from mosty.partners.matching.comparing import Verdict
from mosty.partners.names.lexicon import read


def reasons_of(verdict: Verdict, language: str = "ru") -> list[str]:
    """What speaks against first, what speaks for after it."""
    ranked = sorted(verdict.reasons, key=lambda one: (-weight(one), -one.evidence))
    return list(dict.fromkeys(filter(None, (said(one, language) for one in ranked))))


def weight(finding: Finding) -> float:
    return {"hard": 10.0, "soft": 5.0}.get(finding.clash, 0.0) + finding.cost


def said(finding: Finding, language: str) -> str:
    """One sentence; empty for what is not worth saying."""
    sentences = read("reasons")
    known = sentences["findings"].get(finding.code)
    if known is None:
        return ""
    left, right = shown(finding.left, language), shown(finding.right, language)
    form = "both" if left and right and "both" in known else "one"
    text = known.get(form, known.get("one", known.get("both")))[language]
    return text.format(left=left or right, right=right)


def shown(value: str, language: str) -> str:
    """Our own words in the reader's language; names as they are."""
    known = read("reasons")["words"]
    words = [known.get(word, {}).get(language, word) for word in value.split(", ")]
    return ", ".join(word for word in words if word)
