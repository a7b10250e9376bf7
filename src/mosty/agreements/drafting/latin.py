"""Names in Latin letters, as the country of their bearer is used to write them.

Out of a Russian spelling, so it is a proposal: a person looks at it. A name that the
register has in Latin letters is taken from there.
"""

import re

from mosty.agreements.drafting.declension import romanised
from mosty.people.models import Person

SERBIAN_LIKE = ("RS", "ME", "BA", "HR")
VOWELS = "аеёиоуыэюя"
LATIN = "a b v g d e ž z i k l m n o p r s t u f h c č š i e đ ć j lj nj dž"
ALONE = dict(zip("абвгдежзиклмнопрстуфхцчшыэђћјљњџ", LATIN.split(), strict=True))
ALONE |= {"щ": "šč", "ъ": "", "ь": "", "й": "j", "ё": "jo", "ю": "ju", "я": "ja"}
TOGETHER = (
    (r"хадж", "hadž"),
    (r"дж", "đ"),
    (r"ич\b", "ić"),
    (rf"(?:^|(?<=[{VOWELS}ьъ]))е", "je"),
    (r"(?<=[лн])ь(?=[jюя])", ""),
    (r"(?<=[лн])ь", "j"),
)
OF_BULGARIA = (
    "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya yo i e"
)
BULGARIAN = dict(
    zip("абвгдежзийклмнопрстуфхцчшщъьюяёыэ", OF_BULGARIA.split(), strict=True)
)


def written(name: str, *, country: str) -> str:
    """`Деян Мадич` of Serbia → `Dejan Madić`; elsewhere as passports have it."""
    if country in SERBIAN_LIKE:
        return _capitals(name, _serbian)
    if country == "BG":
        return _capitals(name, _bulgarian)
    return romanised(name)


def in_register(name: str) -> str:
    """How the register writes the person of this name in Latin letters, if it does."""
    words = name.split()
    if len(words) < 2:
        return ""
    likely = Person.objects.filter(family_name__in=words, given_name__in=words)
    for person in likely.exclude(name_en="").order_by("pk"):
        if not person.patronymic or len(words) < 3 or person.patronymic in words:
            return person.name_en
    return ""


def _serbian(word: str) -> str:
    for looked_for, latin in TOGETHER:
        word = re.sub(looked_for, latin, word)
    return "".join(ALONE.get(sign, sign) for sign in word)


def _bulgarian(word: str) -> str:
    word = re.sub(r"ия\b", "ia", word)
    return "".join(BULGARIAN.get(sign, sign) for sign in word)


def _capitals(name: str, transliterated) -> str:
    """Each part of the name as it was, with a capital where it had one."""
    told = []
    for part in re.split(r"([\s-]+)", name):
        latin = transliterated(part.lower())
        told.append(latin[:1].upper() + latin[1:] if part[:1].isupper() else latin)
    return "".join(told)
