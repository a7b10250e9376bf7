"""Texts of letters: a subject, a body, words in braces that are filled in.

Nothing else in a text means anything: no template language reaches a letter from
the database, and what is filled in is never read again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mosty.letters.kinds import LetterKind

PLACE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class Text:
    """The subject in one line and the plain body of a letter."""

    subject: str
    body: str


def parted(text: str) -> Text:
    """A shipped file: the subject, an empty line, the body."""
    subject, _break, body = text.replace("\r\n", "\n").strip().partition("\n")
    return Text(subject=subject.strip(), body=body.strip())


def places(text: str) -> list[str]:
    """The words in braces, each once, in their order."""
    return list(dict.fromkeys(name.strip() for name in PLACE.findall(text)))


def unknown_places(text: str, kind: LetterKind) -> list[str]:
    """Words in braces that this letter does not know."""
    known = {one.name for one in kind.placeholders}
    return [name for name in places(text) if name not in known]


def missing_places(body: str, kind: LetterKind) -> list[str]:
    """Needed words that the body does not hold."""
    held = places(body)
    return [
        one.name for one in kind.placeholders if one.is_needed and one.name not in held
    ]


def is_sound(text: Text, kind: LetterKind) -> bool:
    """Whether the text can be sent as this letter."""
    if not (text.subject and text.body):
        return False
    unknown = unknown_places(f"{text.subject}\n{text.body}", kind)
    return not (unknown or missing_places(text.body, kind))


def filled(text: Text, values: Mapping[str, object]) -> Text:
    """The text with values in the place of the words; a missing one is a KeyError."""

    def put(found: re.Match) -> str:
        return str(values[found[1].strip()])

    return Text(
        subject=" ".join(PLACE.sub(put, text.subject).split()),
        body=PLACE.sub(put, text.body).strip() + "\n",
    )
