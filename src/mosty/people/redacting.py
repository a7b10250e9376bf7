"""Taking one person's names and addresses out of a text that stays."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MARK = "[…]"
SHORTEST_STEM = 4
ENDING = r"\w{0,3}"


@dataclass(frozen=True)
class Named:
    """What one person is known by."""

    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    name_en: str = ""
    reach: tuple[str, ...] = ()


def forms_of(named: Named) -> list[str]:
    """The full forms of a name as people write them, and e-mails and telephones."""
    family, given, patronymic = named.family_name, named.given_name, named.patronymic
    forms = [*named.reach, named.name_en]
    if family and given:
        forms += [
            f"{family} {given} {patronymic}" if patronymic else "",
            f"{given} {patronymic} {family}" if patronymic else "",
            f"{family} {given}",
            f"{given} {family}",
        ]
        one, two = f"{given[0]}.", f"{patronymic[0]}." if patronymic else ""
        for initials in filter(None, (f"{one} {two}" if two else "", one + two, one)):
            forms += [f"{family} {initials}", f"{initials} {family}"]
    return sorted({one.strip() for one in forms if one.strip()}, key=len, reverse=True)


def patterns(named: Named, *, is_theirs: bool) -> list[re.Pattern]:
    """What to look for; `is_theirs` says that the text is about this person.

    Then each of the names alone, in any of its cases, is theirs too.
    """
    found = [spaced(form) for form in forms_of(named)]
    if is_theirs:
        alone = (named.family_name, named.given_name, named.patronymic)
        alone += tuple(named.name_en.split())
        found += [inflected(one) for one in alone if len(one) >= SHORTEST_STEM]
    return found


def spaced(form: str) -> re.Pattern:
    """The form as a whole word, with any spaces between its parts."""
    parts = r"\s*".join(re.escape(part) for part in form.split())
    return re.compile(rf"(?<!\w){parts}(?!\w)", re.IGNORECASE)


def inflected(name: str) -> re.Pattern:
    stem = re.escape(name[:-1] if len(name) > SHORTEST_STEM else name)
    return re.compile(rf"\b{stem}{ENDING}\b", re.IGNORECASE)


def redacted(text: str, looked_for: Iterable[re.Pattern]) -> str:
    for pattern in looked_for:
        text = pattern.sub(MARK, text)
    return text


def is_named(text: str, looked_for: Iterable[re.Pattern]) -> bool:
    return any(pattern.search(text) for pattern in looked_for)
