"""Names of people and names in Latin letters, held against the other language."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

SURNAME = r"[А-ЯЕ][а-я]+(?:-[А-Я][а-я]+)?"
INITIALS = r"[А-Я]\.[ \u00a0]?[А-Я]\."
PATRONYMIC = r"[А-Я][а-я]+(?:вич|вн|ичн|ьич)(?:а|у|ем|е|ой|ы|ю)?"
PERSON = re.compile(
    rf"{INITIALS}[ \u00a0]?(?P<after>{SURNAME})"
    rf"|(?P<before>{SURNAME})[ \u00a0]{INITIALS}"
    rf"|(?P<first>{SURNAME})[ \u00a0][А-Я][а-я]+[ \u00a0]{PATRONYMIC}(?!\w)"
    rf"|[А-Я][а-я]+[ \u00a0]{PATRONYMIC}[ \u00a0](?P<last>{SURNAME})"
)
LATIN_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}(?:\+|\b)")
CAPITALISED = re.compile(r"\b[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?")
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
LATIN = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"
LETTERS = dict(zip(CYRILLIC, LATIN.split(" "), strict=True))
ROMANISED = (
    ("shch", "s"),
    ("sch", "s"),
    ("zh", "j"),
    ("kh", "h"),
    ("ts", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("yu", "u"),
    ("iu", "u"),
    ("ju", "u"),
    ("ya", "a"),
    ("ia", "a"),
    ("ja", "a"),
    ("ye", "e"),
    ("ie", "e"),
    ("yo", "e"),
    ("ks", "x"),
    ("y", "i"),
    ("j", "i"),
    ("'", ""),
    ("’", ""),
    ("w", "v"),
)
ALIKE = 88


def find_names(text: str, *, language: str) -> Iterator[tuple[str, int, int]]:
    """Names of a Russian text that must be found in the other one."""
    if language != "ru":
        return
    for found in PERSON.finditer(text):
        surname = next(one for one in found.groups() if one)
        yield surname, *found.span()
    for found in LATIN_NAME.finditer(text):
        yield found[0], *found.span()


def is_named(name: str, text: str) -> bool:
    """Whether a name of the Russian text stands in the other one, however spelt."""
    if name.isascii():
        return name.lower() in text.lower()
    wanted = canonical(name)
    return any(
        fuzz.ratio(wanted, canonical(one)) >= ALIKE for one in CAPITALISED.findall(text)
    )


def canonical(name: str) -> str:
    """One spelling for all ways to write a Russian name in Latin, without its case."""
    latin = "".join(LETTERS.get(sign, sign) for sign in name.lower())
    for written, read in ROMANISED:
        latin = latin.replace(written, read)
    return re.sub(r"(?:om|im|ogo|oi|ei|[aeiou])$", "", latin)
