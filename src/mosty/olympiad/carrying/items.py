"""What was read of a file, one question after another."""

import re
import unicodedata
from dataclasses import dataclass

from mosty.olympiad.bank.finishing import hindrances_of, lacks_of

NOT_A_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Defaults:
    """What a file does not say of its tasks."""

    language: str = "ru"
    ages: tuple[str, ...] = ("5-7",)
    track: tuple[str, ...] = ("native",)
    topic: str = "today"
    difficulty: int = 2
    points: int = 2
    author: str = "?"


@dataclass(frozen=True)
class Item:
    """A question of a file: the task it makes, or the faults for which it makes none.

    `line` is the line or the row where it stands, `source` its beginning, `notes`
    codes of what has no place in a task.
    """

    line: int
    source: str
    written: dict | None = None
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def lacks(self) -> list[str]:
        return lacks_of(self.written) if self.written else []


def item_of(line: int, source: str, written: dict, notes=()) -> Item:
    """An item with its task, or with the faults that hinder one."""
    faults = tuple(hindrances_of(written))
    kept = None if faults else written
    return Item(line, source[:200], kept, faults, tuple(notes))


def key_of_text(text: str, line: int) -> str:
    """A short name out of Latin letters of a text, else of the line."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore")
    words = NOT_A_KEY.sub("-", plain.decode()).strip("-")[:60].strip("-")
    return words or f"imported-{line}"
