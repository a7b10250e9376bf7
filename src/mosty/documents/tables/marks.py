"""List marks at the beginning of a line, and spaces within it."""

import re

# Flags of states are pairs of letters that stand for no word.
INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\ufe0f\U0001f1e6-\U0001f1ff]"
)
PRINTABLE = (b"\xef\xb8\x8f", b"\xf0\x9f\x87")  # those of the above, in UTF-8
BULLET = re.compile(r"^(?:[-–—−•·*▪●○◦]\s+|\(?\d{1,2}[.)]\s+|[а-я]\)\s+)(?=\S)")


def neat(text: str) -> str:
    """One line with single spaces and without invisible signs."""
    if not text or _is_neat(text):
        return text
    return " ".join(INVISIBLE.sub("", text).split())


def _is_neat(text: str) -> bool:
    """Most texts are. What is printable has no space but one, and no signs but flags."""
    if not text.isprintable() or "  " in text or text[0] == " " or text[-1] == " ":
        return False
    octets = text.encode()
    return not any(sign in octets for sign in PRINTABLE)


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
