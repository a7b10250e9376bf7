"""How clauses are numbered: `1.`, `1.1.`, `Статья 3`, `§ 2`, `Article 1`, `а)`."""

import re
from dataclasses import dataclass

from mosty.documents.texts.lists import LATIN, RUSSIAN

ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50}
PART = re.compile(
    r"^(?P<word>стать[яи]|раздел|глава|параграф|article|section|chapter|clause|part)"
    r"\s+(?P<number>\d{1,3}|[IVXL]{1,6})(?!\d)(?P<end>[.:)]?)(?=\s|$)\s*(?P<rest>.*)$"
    r"|^(?P<sign>§)\s*(?P<signed>\d{1,3})(?P<close>[.:)]?)\s*(?P<after>.*)$",
    re.IGNORECASE | re.DOTALL,
)
ANNEX = re.compile(
    r"^(?P<word>приложени[ея]|annex|appendix|schedule)(?:\s*(?:№|no\.?|n)?\s*"
    r"(?P<number>\d{1,3}|[A-ZА-Я])(?!\w))?[.:]?(?=\s|$)\s*(?P<rest>.{0,300})$",
    re.IGNORECASE | re.DOTALL,
)
ROMAN = re.compile(r"^(?P<number>[IVXL]{1,6})[.)]\s+(?P<rest>\S.*)$", re.DOTALL)
NUMBER = re.compile(
    r"^(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})(?P<end>[.)]*)(?:\s+|$)(?P<rest>.*)$",
    re.DOTALL,
)
ITEM = re.compile(
    r"^\(?(?P<number>[a-zа-я]|\d{1,2}|[ivx]{2,4})\)[\s.]*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
BULLET = re.compile(r"^[-–—−•·▪●○◦]\s+(?P<rest>\S.*)$", re.DOTALL)


@dataclass(frozen=True)
class Mark:
    """The number of a clause: `kind` is part, annex, number, item or bullet.

    `path` are its numbers, `label` is what is printed, `rest` the text after it.
    """

    kind: str
    path: tuple[int, ...]
    label: str
    rest: str


def mark_of(text: str, *, label: str = "") -> Mark | None:
    """The mark at the beginning of a paragraph; `label` is one that Word printed."""
    told = f"{label} {text}" if label else text
    for read in (_annex, _part, _item, _number, _roman, _bullet):
        mark = read(told)
        if mark is not None and not (label and mark.rest != text.strip()):
            return mark
    return Mark("bullet", (), label, text) if label else None


def _part(text: str) -> Mark | None:
    found = PART.match(text)
    if not found:
        return None
    if found["sign"]:
        label = f"§ {found['signed']}"
        return Mark("part", (int(found["signed"]),), label, found["after"].strip())
    rest = found["rest"].strip()
    if rest[:1].islower() and not found["end"]:
        return None  # «Статья 3 настоящего договора…» is a sentence
    label = f"{found['word']} {found['number']}"
    return Mark("part", (_value(found["number"]),), label, rest)


def _annex(text: str) -> Mark | None:
    found = ANNEX.match(text)
    if not found or found["rest"][:1].islower() and found["number"] is None:
        return None
    number = found["number"] or "1"
    label = " ".join(filter(None, (found["word"], found["number"])))
    return Mark("annex", (_value(number),), label, found["rest"].strip())


def _number(text: str) -> Mark | None:
    found = NUMBER.match(text)
    if not found:
        return None
    path = tuple(int(one) for one in found["number"].split("."))
    if len(path) == 1 and not found["end"]:
        return None
    label = found["number"] + found["end"]
    return Mark("number", path, label, found["rest"].strip())


def _roman(text: str) -> Mark | None:
    found = ROMAN.match(text)
    if not found:
        return None
    label = f"{found['number']}."
    return Mark("part", (_value(found["number"]),), label, found["rest"].strip())


def _item(text: str) -> Mark | None:
    found = ITEM.match(text)
    if not found:
        return None
    label = f"{found['number']})"
    return Mark("item", (_value(found["number"].lower()),), label, found["rest"])


def _bullet(text: str) -> Mark | None:
    found = BULLET.match(text)
    return Mark("bullet", (), "–", found["rest"].strip()) if found else None


def _value(number: str) -> int:
    """`3`, `III`, `в` and `c` are all 3."""
    if number.isdecimal():
        return int(number)
    sign = number.lower()
    if len(sign) == 1 and sign in RUSSIAN:
        return RUSSIAN.index(sign) + 1
    if number.isupper() and set(number) <= ROMANS.keys():
        return _roman_value(number)
    if len(sign) == 1 and sign in LATIN:
        return LATIN.index(sign) + 1
    return _roman_value(number.upper()) if set(sign) <= set("ivxl") else 0


def _roman_value(number: str) -> int:
    values = [ROMANS[sign] for sign in number]
    return sum(
        -one if one < after else one
        for one, after in zip(values, [*values[1:], 0], strict=True)
    )
