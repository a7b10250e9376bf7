"""Keys of a variant as JSON, and back: numbers as texts, so that none is rounded."""

from dataclasses import dataclass
from fractions import Fraction

from mosty.olympiad.marking import Key, Kind, Place


@dataclass(frozen=True)
class Marked:
    """How an item of a variant is marked."""

    kind: Kind
    points: int
    key: Key


def to_json(kind: Kind, points: int, key: Key) -> dict:
    return {
        "kind": kind.value,
        "points": points,
        "right": list(key.right),
        "pairs": dict(key.pairs),
        "words": list(key.words),
        "gaps": {name: list(words) for name, words in key.gaps.items()},
        "places": [[one.id, one.x, one.y, one.radius] for one in key.places],
        "value": str(key.value),
        "tolerance": str(key.tolerance),
        "typos": key.typos,
        "is_strict": key.is_strict,
    }


def from_json(told: dict) -> Marked:
    key = Key(
        right=tuple(told["right"]),
        pairs=told["pairs"],
        words=tuple(told["words"]),
        gaps={name: tuple(words) for name, words in told["gaps"].items()},
        places=tuple(Place(*one) for one in told["places"]),
        value=Fraction(told["value"]),
        tolerance=Fraction(told["tolerance"]),
        typos=told["typos"],
        is_strict=told["is_strict"],
    )
    return Marked(Kind(told["kind"]), told["points"], key)
