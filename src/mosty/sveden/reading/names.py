"""Mistakes in printed names of organisations, and what may be meant."""

import re

from mosty.partners.matching import is_legal_word, paired_quotes
from mosty.places.phrases import in_cyrillic

INITIAL = re.compile(r"(?<![^\W\d_])([А-ЯЁA-Z]\.)(?=[А-ЯЁA-Z][а-яёa-z])")
STRAIGHT = '"'
PLACE_FIRST = re.compile(
    r"^(?P<place>(?:Республики\s+\S+|города\s+\S+|"
    r"[А-ЯЁ][\w-]+(?:ой|ого|ей)\s+(?:области|края|республики|района|"
    r"автономного\s+округа)))\s+"
    r"(?P<name>(?:[А-ЯЁ]{2,8}\s+){0,3}[«\"“„].+[»\"”])$"
)
WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[А-яЁё]")
LATIN = re.compile(r"[A-Za-z]")
BRANCH = re.compile(r"^филиал\s+(?P<parent>.*?»+)", re.IGNORECASE)

KINDS = (
    ("association", r"^\W*(?:ассоциация|союз|association)\b"),
    ("authority", r"^\W*(?:министерство|комитет|департамент|ministry)\b"),
    ("school", r"\b(?:школа|лицей|гимназия)\b"),
    ("university", r"\b(?:университет|university)\b"),
    ("institute", r"\bинститут\s+развития\s+образования\b"),
)


def odd_codes(name: str) -> list[str]:
    """Codes of what is odd in a name, in the order they are told."""
    return [code for code in CORRECTIONS if correct(code, name) is not None]


def correct(code: str, name: str) -> str | None:
    """The name with one kind of mistake mended; None when there is none of it."""
    mended = CORRECTIONS[code](name)
    return mended if mended != name else None


def branch_parent(name: str) -> str:
    """The body of which a name says that this is a branch, or an empty string."""
    match = BRANCH.match(paired_quotes(name))
    return match["parent"] if match else ""


def kind_of_organisation(name: str) -> str:
    """What the name itself says the organisation is; `unknown` when it does not."""
    for kind, pattern in KINDS:
        if re.search(pattern, name, re.IGNORECASE):
            return kind
    return "unknown"


def _space_initials(name: str) -> str:
    return INITIAL.sub(r"\1 ", name)


def _balance(name: str) -> str:
    """Adds the quotes that are missing."""
    for _ in range(len(name)):
        mended = _add_quote(name)
        if mended == name:
            break
        name = mended
    return name


def _add_quote(name: str) -> str:
    """Adds the first quote that is missing.

    Two quotes that end together are printed as one in Russian, so «А «Б» is sound.
    """
    text = paired_quotes(name)
    depth = opened = 0
    last_open = -1
    for at, sign in enumerate(text):
        if sign == "«":
            depth, opened, last_open = depth + 1, opened + 1, at
        elif sign == "»" and depth == 0:
            start = _after_legal_form(text)
            return f"{name[:start]}«{name[start:]}"
        elif sign == "»":
            depth -= 1
    if depth > 1 or (depth == 1 and "»" not in text[last_open:]):
        return f"{name}{'»' * depth}"
    return name


def _after_legal_form(text: str) -> int:
    """Where the name proper begins: after «ГБУ ДПО»."""
    at = 0
    for match in re.finditer(r"\S+\s+", text):
        word = match.group().strip()
        if not (word.isupper() and is_legal_word(word)):
            break
        at = match.end()
    return at


def _turn(name: str) -> str:
    return PLACE_FIRST.sub(r"\g<name> \g<place>", name)


def _print_quotes(name: str) -> str:
    if STRAIGHT not in name or name.count(STRAIGHT) % 2:
        return name
    return paired_quotes(name)


def _one_alphabet(name: str) -> str:
    return WORD.sub(lambda word: _mended_word(word.group()), name)


def _mended_word(word: str) -> str:
    if not (CYRILLIC.search(word) and LATIN.search(word)):
        return word
    mended = in_cyrillic(word)
    return word if LATIN.search(mended) else mended


CORRECTIONS = {
    "missing_space_after_initial": _space_initials,
    "unbalanced_quotes": _balance,
    "inverted_name": _turn,
    "straight_quotes": _print_quotes,
    "look_alike_letters": _one_alphabet,
}
