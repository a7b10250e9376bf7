"""Questions → GIFT, so that reading them again gives the same."""

from fractions import Fraction

from mosty.olympiad.gift.blocks import escaped
from mosty.olympiad.gift.reading import BLANK, Question
from mosty.olympiad.marking import Kind


def written(questions) -> str:
    """The text of all that were understood, with their categories."""
    parts, category = [], ""
    for one in questions:
        if one.kind is None:
            continue
        if one.category != category:
            category = one.category
            parts.append(f"$CATEGORY: {category}")
        parts.append(question(one))
    return "\n\n".join(parts) + "\n" if parts else ""


def question(one: Question) -> str:
    title = f"::{escaped(one.title)}:: " if one.title else ""
    key = KEYS[one.kind](one)
    more = f"####{escaped(one.explanation)}" if one.explanation else ""
    before, blank, after = one.text.partition(BLANK)
    if not blank:
        return f"{title}{escaped(one.text)} {{{key}{more}}}"
    return f"{title}{escaped(before.strip())} {{{key}{more}}} {escaped(after.strip())}"


def choices(one: Question) -> str:
    return " ".join(choice(answer, one.kind) for answer in one.choices)


def choice(answer, kind) -> str:
    sign, weight = "=" if answer.share == 1 else "~", ""
    if answer.share not in {0, 1}:
        weight = f"%{percent(answer.share)}%"
        sign = "=" if kind == Kind.SHORT else "~"
    note = f"#{escaped(answer.feedback)}" if answer.feedback else ""
    return f"{sign}{weight}{escaped(answer.text)}{note}"


def percent(share: Fraction) -> str:
    return f"{float(share * 100):.5f}".rstrip("0").rstrip(".")


def pairs(one: Question) -> str:
    return " ".join(
        f"={escaped(left)} -> {escaped(right)}" for left, right in one.pairs
    )


def number(one: Question) -> str:
    value, tolerance = decimal(one.value), decimal(one.tolerance)
    return f"#{value}:{tolerance}" if one.tolerance else f"#{value}"


def decimal(value: Fraction) -> str:
    return f"{float(value):.9f}".rstrip("0").rstrip(".")


KEYS = {
    Kind.SINGLE: choices,
    Kind.MULTIPLE: choices,
    Kind.SHORT: choices,
    Kind.MATCH: pairs,
    Kind.NUMBER: number,
    Kind.ESSAY: lambda one: "",
}
