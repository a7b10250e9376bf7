"""Days, months and years written in a text in Russian or English."""

import re
from collections.abc import Iterator

from mosty.ui.written_dates import MONTHS

MONTH = r"(?P<{name}>(?:" + "|".join(MONTHS) + r")[a-zа-я]*\.?)"
DAY = r"(?P<{name}>\d{{1,2}})"
AFTER_YEAR = r"(?:\s*(?:г\.|года|году|год\b|y\.))?"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d.])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])",
        r"(?<![\d.])(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})(?!\d)"
        + AFTER_YEAR,
        r"[«\"“]?\b"
        + DAY.format(name="d")
        + r"(?:st|nd|rd|th)?[»\"”]?\s+(?:day\s+of\s+|of\s+)?"
        + MONTH.format(name="w")
        + r",?\s+(?P<y>(?:19|20)\d{2})\b"
        + AFTER_YEAR,
        r"\b" + MONTH.format(name="w") + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+"
        r"(?P<y>(?:19|20)\d{2})\b",
        r"\b" + MONTH.format(name="w") + r",?\s+(?P<y>(?:19|20)\d{2})\b" + AFTER_YEAR,
        r"\b"
        + DAY.format(name="d")
        + r"(?:st|nd|rd|th)?\s+(?:of\s+)?"
        + MONTH.format(name="w")
        + r"(?![\w])",
        r"\b" + MONTH.format(name="w") + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?\b",
        r"(?<![\d.,-])(?P<y>(?:19|20)\d{2})(?![\d.,/-]\d|\d|\s?\d{3})" + AFTER_YEAR,
    )
)


def find_moments(text: str) -> Iterator[tuple[str, int, int]]:
    """`2026-03-12`, `2026-03`, `2026` or `--03-12`, and where it stands."""
    taken: list[tuple[int, int]] = []
    for pattern in PATTERNS:
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(start < last and end > first for first, last in taken):
                continue
            told = _told(found.groupdict())
            if told:
                taken.append((start, end))
                yield told, start, end


def _told(groups: dict) -> str:
    year, day = groups.get("y"), groups.get("d")
    month = groups.get("m") or _month(groups.get("w"))
    if month is None:
        return year or ""
    if year is None and groups["w"][:1].isascii() and groups["w"][:1].islower():
        return ""  # «may 5 persons», «march 10 kilometres»
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    parts = [f"{int(month):02}", f"{int(day):02}" if day else ""]
    return "-".join(filter(None, (year or "-", *parts)))


def _month(word: str | None) -> str | None:
    if word is None:
        return None
    return next(
        (
            str(number)
            for number, stems in enumerate(MONTHS, start=1)
            if re.match(stems, word, re.IGNORECASE)
        ),
        None,
    )
