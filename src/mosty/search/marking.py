"""Found words marked in texts, and the piece of a long text that shows them."""

from collections.abc import Callable, Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mosty.search.words import spans

LONGEST_ENDING = 5
SNIPPET = 180
LEAD = 60


def tells(stems: Iterable[str], *beginnings: str) -> Callable[[str], bool]:
    """Whether a folded word is a form of one of the stems, or begins so."""
    wanted = set()
    for stem in stems:
        wanted.add(stem)
        if stem.isascii() and stem.endswith("i"):
            wanted.add(stem[:-1] + "y")

    def is_meant(word: str) -> bool:
        if word.startswith(beginnings):
            return True
        if word.isdigit():
            return word in wanted
        shortest = max(1, len(word) - LONGEST_ENDING)
        return any(word[:cut] in wanted for cut in range(shortest, len(word) + 1))

    return is_meant


def marked(text: str, is_meant: Callable[[str], bool]) -> SafeString:
    """The text escaped, each meant word in `<mark>`."""
    pieces, done = [], 0
    for word, start, end in spans(text):
        if is_meant(word):
            pieces += [escape(text[done:start]), "<mark>", escape(text[start:end])]
            pieces.append("</mark>")
            done = end
    return mark_safe("".join([*pieces, escape(text[done:])]))


def snippet(text: str, is_meant: Callable[[str], bool]) -> SafeString:
    """The piece of the text around its first meant word; empty without one."""
    start = next((start for word, start, _ in spans(text) if is_meant(word)), None)
    if start is None:
        return SafeString("")
    first = max(0, start - LEAD)
    if first:
        first = text.find(" ", first, start) + 1 or start
    last = min(len(text), first + SNIPPET)
    if last < len(text):
        last = max(text.rfind(" ", start, last), start + 1)
        if last == start + 1:
            last = min(len(text), first + SNIPPET)
    piece = marked(" ".join(text[first:last].split()), is_meant)
    before, after = "… " if first else "", " …" if last < len(text) else ""
    return mark_safe(f"{before}{piece}{after}")
