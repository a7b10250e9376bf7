"""The canonical form of the terms of an agreement, and its hash.

Terms are plain JSON: texts, whole numbers, lists, objects, null. Their canonical
form is JSON in UTF-8 with sorted keys, without blanks between signs, every text in
Unicode's form NFC with plain line ends. Dates are texts as precise as they are
known: `2026-03-12`, `2026-03`, `2026`; what is not known is null. A schema of another
number may say more or less, so terms are compared by the keys of the earlier one.
Where a person’s data were destroyed a mark stands, which says nothing otherwise.
"""

import datetime
import hashlib
import json
import unicodedata

from mosty.people.redacting import MARK

SCHEMA = 1
FORMATS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def canonical(terms: dict) -> bytes:
    """The bytes that are hashed; equal for terms that say the same."""
    told = json.dumps(
        tidied(terms),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    )
    return told.encode()


def digest(terms: dict) -> str:
    """The SHA-256 of the canonical form, in 64 hexadecimal digits."""
    return hashlib.sha256(canonical(terms)).hexdigest()


def tidied(told):
    """The same with every text in one form; raises `TypeError` for what is no term."""
    if isinstance(told, str):
        text = unicodedata.normalize("NFC", told)
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if told is None or type(told) in (bool, int):
        return told
    if isinstance(told, dict):
        return {tidied(key): tidied(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [tidied(one) for one in told]
    raise TypeError(f"{type(told).__name__} is no part of terms")


def precise(day: datetime.date | None, precision: str = "day") -> str | None:
    """`2026-03-12`, `2026-03`, `2026`, or None where the day is not known."""
    if day is None or precision not in FORMATS:
        return None
    return day.strftime(FORMATS[precision])


def read_precise(text: str | None) -> tuple[datetime.date | None, str]:
    """The first day of a precise date, and how far it is known."""
    if not text:
        return None, "unknown"
    precision = {4: "year", 7: "month", 10: "day"}[len(text)]
    parts = [int(one) for one in text.split("-")]
    return datetime.date(*[*parts, 1, 1][:3]), precision


def differences(before: dict, after: dict) -> list[str]:
    """The keys of `before` under which `after` says another thing, in order."""
    earlier, later = tidied(before), tidied(after)
    return [
        key
        for key in sorted(earlier)
        if key != "schema" and not says_the_same(earlier[key], later.get(key))
    ]


def says_the_same(earlier, later) -> bool:
    """Whether both say the same, but for what was taken out of the earlier."""
    if MARK in (earlier, later):
        return True
    if isinstance(earlier, dict) and isinstance(later, dict):
        same = (
            says_the_same(earlier[key], later[key]) for key in earlier if key in later
        )
        return earlier.keys() == later.keys() and all(same)
    if isinstance(earlier, list) and isinstance(later, list):
        return len(earlier) == len(later) and _paired(earlier, later)
    return earlier == later


def _paired(earlier: list, later: list) -> bool:
    """Each finds its own, in any order: what was taken out has changed the order."""
    if earlier == later:
        return True
    rest = list(later)
    for one in sorted(earlier, key=is_marked):
        at = next((n for n, two in enumerate(rest) if says_the_same(one, two)), None)
        if at is None:
            return False
        del rest[at]
    return True


def is_marked(terms) -> bool:
    """Whether something was taken out of the terms."""
    if isinstance(terms, dict):
        return any(map(is_marked, terms.values()))
    if isinstance(terms, list):
        return any(map(is_marked, terms))
    return terms == MARK
