"""Numbers by which the world knows organisations, and whether one can be right.

Check digits: ИНН by ФНС order ММВ-7-6/435 (ten digits of a legal person), ОГРН by
постановление 110 of 2024, УНП by the Belarusian tax code, БИН by order 102 of the
Kazakh Ministry of Justice, ROR by ISO 7064 mod 97-10.
"""

import re

from stdnum.by import unp
from stdnum.ru import inn, ogrn

BLANKS = re.compile(r"[\s\u00a0-]+")
ROR = re.compile(r"0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}")
ROR_ADDRESS = re.compile(r"^(?:https?://)?ror\.org/", re.IGNORECASE)
ROR_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
BIN_WEIGHTS = (tuple(range(1, 12)), (*range(3, 12), 1, 2))
BIN_LENGTH = 12


def written(scheme: str, value: str) -> str:
    """A number as it is kept: without blanks, a ROR without its address."""
    plain = BLANKS.sub("", value)
    return ROR_ADDRESS.sub("", plain).lower() if scheme == "ror" else plain


def is_right(scheme: str, value: str) -> bool:
    """Whether the number `written` so has the right length and check digits."""
    checks = {
        "inn": inn.is_valid,
        "ogrn": ogrn.is_valid,
        "unp": unp.is_valid,
        "bin": is_bin,
        "ror": is_ror,
    }
    return bool(checks[scheme](value))


def is_bin(value: str) -> bool:
    if len(value) != BIN_LENGTH or not value.isascii() or not value.isdigit():
        return False
    *digits, check = map(int, value)
    for weights in BIN_WEIGHTS:
        rest = sum(a * b for a, b in zip(digits, weights, strict=True)) % 11
        if rest < 10:
            return rest == check
    return False


def is_ror(value: str) -> bool:
    if not ROR.fullmatch(value):
        return False
    number = 0
    for letter in value[1:7]:
        number = number * 32 + ROR_LETTERS.index(letter)
    return 98 - number * 100 % 97 == int(value[7:])
