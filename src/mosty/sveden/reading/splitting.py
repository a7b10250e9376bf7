"""Several agreements in one cell, each with the words that are its own."""

import re

from mosty.sveden.reading.numbering import NUMBER
from mosty.sveden.reading.numerals import settled
from mosty.sveden.reading.papers import LABEL, says_planned
from mosty.sveden.reading.titles import HEAD
from mosty.ui import written_dates

MARK = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?!\d)|[-–—•·*▪●○◦]|[а-я]\))\s*")
STARTS_PAPER = re.compile(
    rf"^(?:{MARK.pattern.removeprefix('^')})?[«\"]?(?:и\s+)?(?={HEAD.pattern})", re.I
)
INLINE_MARK = re.compile(r"(?:(?<=^)|(?<=[\s;.]))(?:\(?\d{1,2}\))\s*(?=\S)")
BETWEEN = re.compile(
    rf"(?:;\s*|(?<=\d\d)\s*(?:г\.?|года)?\s+(?=(?-i:[А-ЯЁA-Z]))|(?<=[\w)])(?<!\bдоп)\.\s+|(?<=[\w).]),\s+|\s+и\s+|\s+а\s+также\s+)(?={HEAD.pattern})",
    re.IGNORECASE,
)


PROLONGS = re.compile(
    r"\s*доп(?:\.|олнительн\w+)\s*соглашени\w*\b.*(?:продл|пролонг)", re.I | re.DOTALL
)


def papers_in(text: str) -> list[str]:
    """The parts of a cell, one for each agreement; one part for one agreement."""
    for split in (_by_labels, _by_marks, _by_lines, _inline):
        parts = split(text)
        if len(parts) > 1:
            return parts
    return [text]


def lines_of(text: str) -> list[str]:
    """Lines without their list marks."""
    return [line for each in text.splitlines() if (line := without_mark(each))]


def without_mark(text: str) -> str:
    return MARK.sub("", text, count=1).strip()


def _by_labels(text: str) -> list[str]:
    """«Наименование: … Дата: …» again and again."""
    labels = list(LABEL.finditer(text))
    if len(labels) < 4:
        return [text]
    first = labels[0]["label"].lower()
    starts = [each.start() for each in labels if each["label"].lower() == first]
    if len(starts) < 2:
        return [text]
    return _pieces(text, starts)


def _by_marks(text: str) -> list[str]:
    """«1) Договор … 2) Соглашение …»."""
    starts = [each.start() for each in INLINE_MARK.finditer(text)]
    if len(starts) < 2:
        return [text]
    parts = _pieces(text, starts)
    return parts if all(_tells(part) for part in parts) else [text]


def _by_lines(text: str) -> list[str]:
    """Lines that begin with the name of a paper; others belong to the line before."""
    parts: list[list[str]] = []
    for line in text.splitlines():
        if not parts or STARTS_PAPER.match(line):
            parts.append([line])
        else:
            parts[-1].append(line)
    if len(parts) > 1 and not STARTS_PAPER.match(parts[0][0]):
        parts = [[*parts[0], *parts[1]], *parts[2:]]
    found = [without_mark("\n".join(part)) for part in parts]
    return found if all(_tells(part) for part in found) else [text]


def _inline(text: str) -> list[str]:
    """«Договор № 1 от …; Соглашение № 2 от …»."""
    starts = [0, *(each.end() for each in BETWEEN.finditer(text))]
    if len(starts) < 2:
        return [text]
    ends = [*starts[1:], len(text)]
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    parts = _with_prolongations(parts)
    whole = len(parts) > 1 and all(_has_facts(part) for part in parts)
    if not whole:
        return [text]
    return [
        without_mark(re.sub(r"(?:[,;]|\s+и|\s+а\s+также)\s*$", "", p)) for p in parts
    ]


def _with_prolongations(parts: list[str]) -> list[str]:
    """An additional agreement that only prolongs belongs to the paper before it."""
    found = parts[:1]
    for part in parts[1:]:
        if PROLONGS.match(part):
            found[-1] += part
        else:
            found.append(part)
    return found


def _pieces(text: str, starts: list[int]) -> list[str]:
    starts = [0 if at == 0 and not text[: starts[0]].strip() else start
              for at, start in enumerate(starts)]  # fmt: skip
    head = text[: starts[0]].strip()
    ends = [*starts[1:], len(text)]
    parts = [
        without_mark(text[start:end].strip())
        for start, end in zip(starts, ends, strict=True)
    ]
    if head:
        parts[0] = f"{head}\n{parts[0]}"
    return parts


def _tells(part: str) -> bool:
    """Whether a part is a paper by itself, and no mere addition to one."""
    return bool(HEAD.search(part)) or _has_facts(part) or says_planned(part)


def _has_facts(part: str) -> bool:
    return bool(NUMBER.search(part) or written_dates.find_dates(settled(part)))
