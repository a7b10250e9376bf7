"""Which clause of one language is which of the other.

Numbers, the row of a table, what must be equal in both, and known words each speak
for a pair; the best row of pairs that keeps the order is taken (Needleman–Wunsch).
"""

import math
from collections import Counter
from dataclasses import dataclass

from mosty.documents.texts.clauses import Clause
from mosty.documents.texts.glossary import concepts_in
from mosty.documents.texts.values import values_of

BAND = 60
UNNUMBERED = 1.0
WORTHY = 2.0
NUMBER, OTHER_NUMBER, ROW, CONCEPTS, VALUES, LENGTH = 1.6, -0.4, 1.5, 6.0, 2.5, 1.0


@dataclass(frozen=True)
class Told:
    """A clause with all that speaks for its pair."""

    clause: Clause
    number: str
    marks: frozenset
    length: int


def told_of(clauses: list[Clause], *, language: str) -> list[Told]:
    return [_told(one, language) for one in clauses]


def _told(clause: Clause, language: str) -> Told:
    values = values_of(clause.text, language=language)
    marks = {(one.kind, one.value) for one in values if one.kind != "name"}
    marks |= {("some", one.kind) for one in values if one.kind != "name"}
    marks |= {
        ("concept", number) for number in concepts_in(clause.text, language=language)
    }
    number = clause.key if clause.is_numbered else ""
    return Told(clause, number, frozenset(marks), len(clause.text))


def pair(
    left: list[Clause], right: list[Clause], *, languages: tuple[str, str]
) -> list[tuple[Clause | None, Clause | None]]:
    """Pairs in order; where one side has nothing for a clause, None."""
    ours = told_of(left, language=languages[0])
    theirs = told_of(right, language=languages[1])
    weights = _weights([*ours, *theirs])
    steps = _best(ours, theirs, weights)
    return [
        (left[i] if i is not None else None, right[j] if j is not None else None)
        for i, j in steps
    ]


def _weights(told: list[Told]) -> dict:
    """Rare marks weigh more than those of every other clause."""
    counts = Counter(mark for one in told for mark in one.marks)
    return {
        mark: math.log(1 + len(told) / count) * (1.5 if mark[0] != "concept" else 1)
        for mark, count in counts.items()
    }


def score(one: Told, other: Told, weights: dict) -> float:
    """Above 0 for clauses that may be a pair."""
    told = -WORTHY
    if one.number and other.number:
        told += NUMBER if one.number == other.number else OTHER_NUMBER
    elif one.number or other.number:
        told -= 1.0
    elif one.clause.key == other.clause.key:
        told += UNNUMBERED
    if one.clause.row and other.clause.row:
        told += ROW if one.clause.row == other.clause.row else -ROW
    told += CONCEPTS * _alike(one.marks, other.marks, weights)
    shorter, longer = sorted((one.length, other.length))
    told += LENGTH * (shorter + 10) / (longer + 10)
    if one.clause.is_heading == other.clause.is_heading:
        told += 0.3
    return told


def _alike(one: frozenset, other: frozenset, weights: dict) -> float:
    if not one and not other:
        return 0.25
    both = sum(weights[mark] for mark in one & other)
    return both / sum(weights[mark] for mark in one | other)


def _best(ours, theirs, weights) -> list[tuple[int | None, int | None]]:
    height, width = len(ours), len(theirs)
    slope = width / height if height else 1
    is_wide = height * width <= 160_000
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    way = [["up"] * (width + 1) for _ in range(height + 1)]
    way[0] = ["left"] * (width + 1)
    for i in range(1, height + 1):
        for j in range(1, width + 1):
            up, beside = best[i - 1][j], best[i][j - 1]
            best[i][j], way[i][j] = (up, "up") if up > beside else (beside, "left")
            if not is_wide and abs(j - i * slope) > BAND:
                continue
            across = best[i - 1][j - 1] + score(ours[i - 1], theirs[j - 1], weights)
            if across > best[i][j]:
                best[i][j], way[i][j] = across, "across"
    return _walked(way, height, width)


def _walked(way, i: int, j: int) -> list[tuple[int | None, int | None]]:
    steps: list[tuple[int | None, int | None]] = []
    while i or j:
        step = way[i][j]
        if step == "across":
            i, j = i - 1, j - 1
            steps.append((i, j))
        elif j == 0 or (i and step == "up"):
            i -= 1
            steps.append((i, None))
        else:
            j -= 1
            steps.append((None, j))
    return steps[::-1]
