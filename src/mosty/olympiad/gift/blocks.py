"""The questions of a GIFT text as blocks of lines, and its escapes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ESCAPED = re.compile(r"\\([~=#{}:n\\])", re.DOTALL)
CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(?P<name>.*)", re.IGNORECASE)
# Escaped signs stand here while the rest is taken apart: private letters of Unicode.
HIDDEN = {sign: chr(0xE000 + place) for place, sign in enumerate("~=#{}:\\")}
SHOWN = {ord(hidden): sign for sign, hidden in HIDDEN.items()}


@dataclass(frozen=True)
class Block:
    """A question as written: from which line, under which category, its text with
    escaped signs hidden."""

    line: int
    category: str
    text: str


def blocks(text: str) -> Iterator[Block]:
    """Questions stand apart by empty lines; a line that begins with // is a remark.

    An empty line within braces does not part a question: many files have some.
    """
    category, start, lines, depth = "", 0, [], 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("//") and not depth:
            continue
        if not lines and (found := CATEGORY.match(line)):
            category = found["name"].strip()
            continue
        line = hidden(line)
        if not line.strip() and not depth:
            if lines:
                yield Block(start, category, "\n".join(lines))
            lines = []
            continue
        start = start if lines else number
        lines.append(line)
        depth = max(depth + line.count("{") - line.count("}"), 0)
        if depth and is_abandoned(lines):
            depth = 0
    if lines:
        yield Block(start, category, "\n".join(lines))


def is_abandoned(lines: list[str]) -> bool:
    """Whether a brace was never closed: two empty lines end the question all the same."""
    return len(lines) > 2 and not lines[-1].strip() and not lines[-2].strip()


def hidden(text: str) -> str:
    """Escaped signs as private letters, so that they part nothing."""
    return ESCAPED.sub(lambda one: "\n" if one[1] == "n" else HIDDEN[one[1]], text)


def shown(text: str) -> str:
    """The signs back in their places."""
    return text.translate(SHOWN)


def escaped(text: str) -> str:
    """A text as GIFT writes it."""
    text = re.sub(r"([~=#{}:\\])", r"\\\1", text)
    return re.sub(r"\r\n?|\n", r"\\n", text)
