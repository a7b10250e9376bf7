"""Codes by which pupils are known: made by chance, read from paper, typed by hand.

The alphabet has no letter or digit that is mistaken for another. What is typed is read
kindly: in either case, with any spaces and hyphens, with Cyrillic letters that look
like Latin ones.
"""

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 10
HALF = LENGTH // 2
LOOK_ALIKES = str.maketrans("АВСЕНКМРТХУ", "ABCEHKMPTXY")
BETWEEN = re.compile(r"[\s\u2010-\u2015\u2212\-_.·]+")


def new_code() -> str:
    """A code of ten signs: some 8·10¹⁴ of them, not to be guessed."""
    return "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))


def normal(text: str) -> str:
    """A code as it is kept, from what somebody typed."""
    return BETWEEN.sub("", text).upper().translate(LOOK_ALIKES)


def shown(code: str) -> str:
    """A code as it is printed: two groups of five, `K7QMW-93FHP`."""
    return f"{code[:HALF]}-{code[HALF:]}" if len(code) == LENGTH else code
