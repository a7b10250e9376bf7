"""Short answers as typed by pupils, brought to one form and forgiven a slip.

Case, ё and е, quotes, dashes, spaces and stress marks do not decide. Letters of the
other alphabet that look the same (a Latin «о» typed in a Russian word) do not either.
"""

import re
import unicodedata

from rapidfuzz.distance import DamerauLevenshtein

LONGEST = 400
QUOTES = str.maketrans("", "", "«»“”„‟\"‘’‚`´'")
DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")
ENDING = " .,;:!?…"
CYRILLIC_TWINS = str.maketrans("aceopxykmthb", "асеорхукмтнв")
SHORTEST_FORGIVEN = 4
DIGITS = re.compile(r"\d")


def plain(text: str) -> str:
    """The form in which answers are compared; empty for one that says nothing."""
    text = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    text = "".join(
        one for one in text if not unicodedata.combining(one) or one == "\u0306"
    )
    text = unicodedata.normalize("NFC", text)
    text = DASHES.sub("-", text.translate(QUOTES))
    text = " ".join(text.split()).strip(ENDING)
    return " ".join(one_alphabet(word) for word in text.split())


def one_alphabet(word: str) -> str:
    """A word with Cyrillic letters wholly in Cyrillic, where its Latin ones have twins."""
    if not re.search("[а-я]", word):
        return word
    return word.translate(CYRILLIC_TWINS)


def fits(answer: str, keys, *, typos: int = 0) -> bool:
    """Whether an answer is one of the keys, with at most so many slips of a letter.

    A slip is a letter too much, too few, another, or two exchanged. Answers with
    digits and keys shorter than four letters are forgiven none: there a slip is
    another answer.
    """
    given = plain(answer)
    if not given:
        return False
    return any(is_close(given, plain(key), typos) for key in keys)


def is_close(given: str, key: str, typos: int) -> bool:
    if given == key:
        return True
    is_strict = len(key) < SHORTEST_FORGIVEN or DIGITS.search(given + key)
    if not typos or is_strict:
        return False
    return DamerauLevenshtein.distance(given, key, score_cutoff=typos) <= typos
