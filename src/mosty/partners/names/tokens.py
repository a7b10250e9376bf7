"""A name as words, numbers and signs."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from mosty.partners.names.letters import mended, plain
from mosty.partners.names.lexicon import short_words, written_short
from mosty.partners.names.stems import stem

TOKEN = re.compile(
    r"(?P<number>\d+(?:\s?-?(?:ая|ой|ый|ий|ое|го|ші|шы|інші|ыншы|th|st|nd|rd|я|й|е)(?![^\W\d_]))?)"
    r"|(?P<initial>(?<![^\W\d_])[^\W\d_a-zа-яё]\.)"
    r"|(?P<word>[^\W\d_]+(?:[-’'ʼʻ‘`´][^\W\d_]+)*)"
    r"|(?P<sign>[№#«»“”„‟\"()\[\]{},;:–—/+&-])"
)
CAPITALS = re.compile("[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЎ]")
LONGEST_ACRONYM = 13
ORDINALS = {
    stem(word): str(number)
    for number, word in enumerate(
        [
            "первая",
            "вторая",
            "третья",
            "четвертая",
            "пятая",
            "шестая",
            "седьмая",
            "восьмая",
            "девятая",
            "десятая",
        ],
        start=1,
    )
}


class Token(NamedTuple):
    """One word, number or sign; `depth` counts the brackets it stands in."""

    text: str
    low: str
    stem: str
    sort: str
    depth: int
    is_acronym: bool
    is_capital: bool


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """The pieces of a name in order; case tells abbreviations where it can."""
    text = in_full(mended(text))
    loud = is_loud(text)
    quiet = not CAPITALS.search(text)
    found, depth = [], 0
    for hit in TOKEN.finditer(text):
        piece = hit[0]
        if hit.lastgroup == "sign":
            depth = max(0, depth + (piece in "([{") - (piece in ")]}"))
            found.append(Token(piece, piece, piece, "sign", depth, False, False))
        elif hit.lastgroup == "initial":
            low = plain(piece[0])
            found.append(Token(piece, low, low, "initial", depth, False, True))
        elif hit.lastgroup == "number":
            digits = re.match(r"\d+", piece)[0].lstrip("0") or "0"
            found.append(Token(piece, digits, digits, "number", depth, False, False))
        else:
            for part in _parted(piece):
                if part == "-":
                    found.append(Token("-", "-", "-", "sign", depth, False, False))
                else:
                    found.append(_word(part, depth, loud=loud, quiet=quiet))
    return tuple(_joined(found))


def in_full(text: str) -> str:
    """With «д/с», «ж.-д.» and the like written out."""
    if not any(sign in text for sign in "/.-("):
        return text
    return _shortenings().sub(lambda hit: written_short()[plain(hit[0])], text)


@cache
def _shortenings() -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(written_short(), key=len, reverse=True)))
    return re.compile(rf"(?<![^\W_])(?:{known})(?![^\W_])", re.IGNORECASE)


def _joined(found: list[Token]) -> list[Token]:
    """«ОИПК и ПРР и СО» as one abbreviation."""
    made: list[Token] = []
    for token in found:
        is_next = len(made) > 1 and token.is_acronym and made[-1].text == "и"
        if is_next and made[-2].is_acronym:
            made.pop()
            first = made.pop()
            low = f"{first.low}и{token.low}"
            text = f"{first.text}и{token.text}"
            made.append(first._replace(text=text, low=low, stem=low))
        else:
            made.append(token)
    return made


def _parted(piece: str) -> list[str]:
    """«МГИМО-Одинцово» in three: an abbreviation, a dash, a place."""
    head, dash, tail = piece.partition("-")
    if dash and len(head) > 2 and head.isupper() and tail.islower() and len(tail) < 4:
        return [head]  # «ADPU-nun»
    if (
        dash
        and len(head) > 2
        and head.isupper()
        and CAPITALS.match(tail)
        and not tail.isupper()
    ):
        return [head, "-", tail]
    return [piece]


@lru_cache(maxsize=100_000)
def _word(piece: str, depth: int, *, loud: bool, quiet: bool) -> Token:
    low, root = folded(piece)
    is_acronym = not loud and is_acronym_like(piece)
    is_capital = quiet or piece[0].isupper()
    return Token(piece, low, root, "word", depth, is_acronym, is_capital)


@lru_cache(maxsize=200_000)
def folded(piece: str) -> tuple[str, str]:
    low = plain(piece)
    low = short_words().get(low, low)
    return low, stem(low)


@lru_cache(maxsize=100_000)
def is_acronym_like(piece: str) -> bool:
    """«БГПУ», «ГрГУ», «ИПКиППРО»: two capitals or more, most of a short word."""
    if len(piece) > LONGEST_ACRONYM or "-" in piece and not piece.isupper():
        return False
    capitals = sum(letter.isupper() for letter in piece)
    return capitals >= 2 and capitals * 2 >= len(piece) - 2


def is_loud(text: str) -> bool:
    """Whether all is written in capitals, so that they tell nothing."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    long = [word for word in words if len(word) > 7]
    return bool(long) and len(words) > 1 and all(word.isupper() for word in words)
