"""A text that names a partner and its state, taken apart."""

import re

from mosty.places.printed import is_place, read_place
from mosty.sveden.reading.columns import WORDS

SEPARATORS = " \t—–-:,.;|"
BRACKET = re.compile(r"\s*\(([^()]{3,80})\)$")
TWO_WORDS = re.compile(r"(?!г\.|гор\.|город\b)\W*[^\W\d]{2,}\s+[^\W\d]{2,}")
CHUNK = re.compile(r"[.,:;–—]\s+|\s[-–—]\s|\n")


def partner_of(text: str) -> tuple[str, str]:
    """The state and the partner in a text that names both, or the partner alone."""
    text = text.strip(SEPARATORS)
    bracket = BRACKET.search(text)
    if bracket and read_place(bracket.group(1)).code:
        return bracket.group(1), text[: bracket.start()].strip(SEPARATORS)
    chunks = list(CHUNK.finditer(text))
    for chunk in chunks:
        head, rest = text[: chunk.start()], text[chunk.end() :]
        if is_place(head) and WORDS.search(rest):
            return _lengthened(head, rest)
    for chunk in reversed(chunks):
        head, rest = text[: chunk.start()], text[chunk.end() :]
        if is_place(head) and TWO_WORDS.match(rest) and not is_place(rest):
            return head, rest.strip(SEPARATORS)
    for chunk in reversed(chunks):
        head, rest = text[: chunk.start()], text[chunk.end() :]
        if is_place(rest) and head:
            return rest, head.strip(SEPARATORS)
    return "", text


def _lengthened(state: str, rest: str) -> tuple[str, str]:
    """A town with its sign belongs to the place: «Беларусь, г. Минск, институт»."""
    town = re.match(r"(?:г\.|гор\.|город)\s*[А-ЯЁA-Z][\w-]*[.,:;–—]\s+", rest)
    if town:
        return f"{state}, {town.group().strip(SEPARATORS)}", rest[town.end() :]
    return state, rest.strip(SEPARATORS)


def mixed(text: str) -> tuple[str, str]:
    """The state and the partner of a cell that is said to hold both."""
    first, _, rest = text.partition("\n")
    if rest and is_place(first):
        return first, rest
    state, organisation = partner_of(text)
    is_sure = state and organisation and read_place(state).code
    return (state, organisation) if is_sure else ("", text)
