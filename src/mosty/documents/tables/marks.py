"""List marks at the beginning of a line, and spaces within it."""

import re

# Flags of states are pairs of letters that stand for no word.
INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\ufe0f\U0001f1e6-\U0001f1ff]"
)
BULLET = re.compile(r"^(?:[-–—−•·*▪●○◦]\s+|\(?\d{1,2}[.)]\s+|[а-я]\)\s+)(?=\S)")


def neat(text: str) -> str:
    """One line with single spaces and without invisible signs."""
    if not text:
        return text
    return " ".join(INVISIBLE.sub("", text).split())


def neat_lines(text: str) -> str:
    """As `neat`, line breaks kept."""
    if "\n" not in text:
        return neat(text)
    lines = (neat(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def without_bullet(text: str) -> tuple[str, bool]:
    """The text after its list mark, and whether there was one."""
    match = BULLET.match(text)
    return (text[match.end() :], True) if match else (text, False)
