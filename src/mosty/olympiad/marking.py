"""What an answer to a task is worth, by its key; plain functions over plain values.

An answer is what the sheet sends: a choice's id, a list of ids, a mapping, a text, a
point. Whatever else comes is worth nothing and raises nothing: a fold over a log must
end. Essays and files are marked by people and are worth `None` here.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from mosty.olympiad.words import fits

NOTHING, WHOLE = Fraction(0), Fraction(1)
NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,9})?")
SPACES = re.compile(r"[\s\u00a0\u202f]")


class Kind(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDER = "order"
    MATCH = "match"
    SHORT = "short"
    NUMBER = "number"
    YEAR = "year"
    POINT = "point"
    GAP = "gap"
    TIMELINE = "timeline"
    ESSAY = "essay"
    FILE = "file"


BY_PEOPLE = frozenset({Kind.ESSAY, Kind.FILE})


@dataclass(frozen=True)
class Place:
    """A place on a picture, in thousandths of its width and height."""

    id: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Key:
    """What is right. Each kind of task reads its own fields.

    `right`: ids of choices, in order where the order is asked; `pairs`: id to id;
    `gaps`: the accepted words of each gap; `words`: those of a short answer; `places`:
    where a point may fall. `is_strict` gives all or nothing.
    """

    right: tuple[str, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    gaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    value: Fraction = NOTHING
    tolerance: Fraction = NOTHING
    typos: int = 0
    is_strict: bool = False


def worth(kind: Kind, key: Key, answer) -> Fraction | None:
    """The share of the points, from 0 to 1; `None` where people decide.

    Whatever a device sent is worth something or nothing: no answer stops the marking
    of the others.
    """
    if kind in BY_PEOPLE:
        return None
    try:
        share = SHARES[kind](key, answer)
    except (TypeError, ValueError, ArithmeticError, LookupError, RecursionError):
        return NOTHING
    return NOTHING if key.is_strict and share < WHOLE else share


def rounded(points: Fraction) -> Decimal:
    """Points as they are kept and told: to the hundredth, halves up."""
    number = Decimal(points.numerator) / Decimal(points.denominator)
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)


def of_single(key: Key, answer) -> Fraction:
    return whole_if(isinstance(answer, str) and (answer,) == key.right)


def of_multiple(key: Key, answer) -> Fraction:
    """Right ones chosen less wrong ones chosen, of all that are right."""
    chosen = set(texts(answer))
    right = set(key.right)
    if not right:
        return NOTHING
    gained = len(chosen & right) - len(chosen - right)
    return Fraction(max(gained, 0), len(right))


def of_order(key: Key, answer) -> Fraction:
    """Pairs that stand in the right order, above chance: half of them is nothing."""
    given = texts(answer)
    if len(given) != len(key.right) or set(given) != set(key.right):
        return NOTHING
    if len(given) < 2:
        return WHOLE
    rank = {one: place for place, one in enumerate(key.right)}
    pairs = [
        rank[first] < rank[second]
        for place, first in enumerate(given)
        for second in given[place + 1 :]
    ]
    return max(Fraction(2 * sum(pairs) - len(pairs), len(pairs)), NOTHING)


def of_match(key: Key, answer) -> Fraction:
    if not key.pairs or not isinstance(answer, Mapping):
        return NOTHING
    right = sum(answer.get(left) == one for left, one in key.pairs.items())
    return Fraction(right, len(key.pairs))


def of_short(key: Key, answer) -> Fraction:
    is_text = isinstance(answer, str)
    return whole_if(is_text and fits(answer, key.words, typos=key.typos))


def of_gap(key: Key, answer) -> Fraction:
    if not key.gaps or not isinstance(answer, Mapping):
        return NOTHING
    right = sum(
        isinstance(answer.get(name), str) and fits(answer[name], words, typos=key.typos)
        for name, words in key.gaps.items()
    )
    return Fraction(right, len(key.gaps))


def of_number(key: Key, answer) -> Fraction:
    number = number_of(answer)
    return whole_if(number is not None and abs(number - key.value) <= key.tolerance)


def of_point(key: Key, answer) -> Fraction:
    """A point within a right place, or the id of one, chosen from the list of places."""
    if not isinstance(answer, Mapping):
        return NOTHING
    if "place" in answer:
        return whole_if(any(answer["place"] == one.id for one in key.places))
    x, y = (number_of(answer.get(axis)) for axis in "xy")
    if x is None or y is None:
        return NOTHING
    return whole_if(any(is_within(one, x, y) for one in key.places))


def is_within(place: Place, x: Fraction, y: Fraction) -> bool:
    across, down = x - Fraction(place.x), y - Fraction(place.y)
    return across**2 + down**2 <= Fraction(place.radius) ** 2


def number_of(answer) -> Fraction | None:
    """The number of a text as people type it, `1 703`, `3,5`; or a number of JSON."""
    if isinstance(answer, bool):
        return None
    if isinstance(answer, int):
        return Fraction(answer)
    if isinstance(answer, float):
        return Fraction(str(answer)) if math.isfinite(answer) else None
    if not isinstance(answer, str):
        return None
    text = SPACES.sub("", answer[:40]).replace("−", "-")
    return Fraction(text.replace(",", ".")) if NUMBER.fullmatch(text) else None


def texts(answer) -> list[str]:
    if isinstance(answer, str) or not isinstance(answer, Sequence):
        return []
    return [one for one in answer if isinstance(one, str)]


def whole_if(is_right: bool) -> Fraction:
    return WHOLE if is_right else NOTHING


SHARES: dict[Kind, Callable[[Key, object], Fraction]] = {
    Kind.SINGLE: of_single,
    Kind.MULTIPLE: of_multiple,
    Kind.ORDER: of_order,
    Kind.TIMELINE: of_order,
    Kind.MATCH: of_match,
    Kind.SHORT: of_short,
    Kind.GAP: of_gap,
    Kind.NUMBER: of_number,
    Kind.YEAR: of_number,
    Kind.POINT: of_point,
}
