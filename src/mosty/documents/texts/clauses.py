"""A text as numbered clauses, each with a key that stays while its number stays."""

from collections.abc import Iterable
from dataclasses import dataclass

from mosty.documents.texts.numbering import Mark, mark_of
from mosty.documents.texts.shapes import Paragraph

LONGEST_HEADING = 120


@dataclass(frozen=True)
class Clause:
    """A clause: `2.1` for a number, `2.1/3` for its third item, `2.1:1` for an
    unnumbered paragraph after it, `0:1` for the first before all numbers.

    `label` is the number as printed, empty where there is none. Keys within an annex
    begin with `A1-`. A number met a second time has `~2` at its end.
    """

    key: str
    label: str
    text: str
    row: int = 0

    @property
    def is_numbered(self) -> bool:
        return bool(self.label) and ":" not in self.key

    @property
    def is_heading(self) -> bool:
        text = self.text.rstrip()
        return len(text) <= LONGEST_HEADING and not text.endswith((".", ";", ":", ","))

    @property
    def whole(self) -> str:
        """The clause as it is printed."""
        return f"{self.label} {self.text}".strip()


def clauses_of(paragraphs: Iterable[Paragraph]) -> list[Clause]:
    """The clauses of a text in its order."""
    builder = _Builder()
    for one in paragraphs:
        mark = mark_of(one.text, label=one.label)
        builder.add(one, mark)
    return builder.clauses


class _Builder:
    """Knows under which number it is while it reads on."""

    def __init__(self):
        self.clauses: list[Clause] = []
        self.prefix = ""
        self.part: tuple[int, ...] = ()
        self.path: tuple[int, ...] = ()
        self.met: dict[str, int] = {}
        self.loose: dict[str, int] = {}

    def add(self, paragraph: Paragraph, mark: Mark | None) -> None:
        if mark is None:
            self._keep(self._next(":"), "", paragraph.text, paragraph.row)
            return
        if mark.kind == "bullet":
            key = self._next("/")
        elif mark.kind == "item":
            key = f"{self._here()}/{mark.path[0]}"
        else:
            key = self._numbered(mark)
        self._keep(key, mark.label, mark.rest, paragraph.row)

    def _numbered(self, mark: Mark) -> str:
        if mark.kind == "annex":
            self.prefix, self.part, self.path = f"A{mark.path[0]}-", (), ()
            return f"{self.prefix}0"
        if mark.kind == "part":
            self.part = self.path = mark.path
        elif len(mark.path) == 1 and self.part:
            self.path = (*self.part, *mark.path)
        else:
            self.path = mark.path
        return self._here()

    def _here(self) -> str:
        return self.prefix + (".".join(map(str, self.path)) or "0")

    def _next(self, sign: str) -> str:
        """The next unnumbered paragraph, or bullet, under the present number."""
        here = self._here() + sign
        self.loose[here] = self.loose.get(here, 0) + 1
        return f"{here}{self.loose[here]}"

    def _keep(self, key: str, label: str, text: str, row: int) -> None:
        self.met[key] = self.met.get(key, 0) + 1
        if self.met[key] > 1:
            key = f"{key}~{self.met[key]}"
        self.clauses.append(Clause(key, label, text, row))
