"""Whether two names are probably of one organisation. Proposes, never merges."""

import re
from functools import lru_cache

WORD = re.compile(r"[\w-]+")
QUOTED = re.compile(r"«(.*)»", re.DOTALL)
LEGAL_STEMS = (
    "государственн",
    "бюджетн",
    "автономн",
    "казенн",
    "муниципальн",
    "федеральн",
    "некоммерческ",
    "образовательн",
    "учрежден",
    "образован",
    "дополнительн",
    "профессиональн",
    "взросл",
    "высш",
    "акционерн",
    "обществ",
    "ограниченн",
    "ответственност",
)
LEGAL_FORMS = (
    "гуо гу уо гбу гау гбоу гаоу огаоу когоау фгбоу фгаоу фгбу гбпоу мбу мбоу мау "
    "ано ао оао зао пао ооо тоо ргп нао чоу ноу дпо спо во впо гоу моу до с на и "
    "праве хозяйственного ведения"
)
LEGAL_WORDS = frozenset(LEGAL_FORMS.split())


def is_legal_word(word: str) -> bool:
    """Whether a word belongs to a legal form, not to the name proper."""
    word = word.lower().replace("ё", "е")
    return word in LEGAL_WORDS or word.startswith(LEGAL_STEMS)


@lru_cache(maxsize=8192)
def name_key(name: str) -> tuple[str, ...]:
    """What is left of a name without legal form, quotes and the order of words.

    Words in quotes are all kept; before and after them, legal words go; of an
    unquoted name only those at its beginning.
    """
    text = paired_quotes(name).lower().replace("ё", "е")
    quoted = QUOTED.search(text)
    if quoted is None:
        words = WORD.findall(text.replace("«", " ").replace("»", " "))
        while words and is_legal_word(words[0]):
            words = words[1:]
        return tuple(sorted(words))
    outside = WORD.findall(text[: quoted.start()] + " " + text[quoted.end() :])
    inside = WORD.findall(quoted.group(1))
    return tuple(sorted([*(w for w in outside if not is_legal_word(w)), *inside]))


def probably_same(one: str, other: str) -> bool:
    """Whether both names come to the same words; equal names are no finding."""
    if plain(one) == plain(other):
        return False
    key = name_key(one)
    return len(key) > 1 and key == name_key(other)


def plain(name: str) -> str:
    """A name to compare by: single spaces, one case, ё as е, one kind of quotes."""
    text = paired_quotes(" ".join(name.split()))
    return text.lower().replace("ё", "е")


def paired_quotes(text: str) -> str:
    """Straight and foreign quotes as « and », told apart by what stands before."""
    made = []
    for sign in text:
        if sign in '"“”„‟':
            before = made[-1] if made else " "
            sign = "«" if before.isspace() or before in "(«-–—" else "»"
        made.append(sign)
    return "".join(made)
