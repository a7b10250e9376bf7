"""Composes a close view of one country or region with pins on it."""

from dataclasses import dataclass

from mosty.places import shapes
from mosty.places.drawing import DOT, MapPin, circle
from mosty.places.labels import Label, Subject, place
from mosty.places.projection import project
from mosty.places.shapes import Box, Point

WIDTH, HEIGHT = 400, 268
NARROWEST = 96
AIR = 0.3
LABELS = 5


@dataclass(frozen=True)
class Closeup:
    """A part of the map, enlarged: paths in map units, pins in its own."""

    transform: str
    land: str
    russia: str
    hot: str
    pins: list[tuple[MapPin, float, float]]
    labels: list[Label]
    level: str = "h1"
    width: int = WIDTH
    height: int = HEIGHT


def draw(code: str, pins: list[MapPin], *, level: str = "h1") -> Closeup | None:
    """The place and its surroundings; None when it lies beyond the map.

    `level` is the class of the place on the map of all partners.
    """
    at, box = shapes.point_of(code), shapes.box_of(code)
    if at is None and box is None:
        return None
    points = [project(pin.longitude, pin.latitude) for pin in pins]
    frame = _frame(box or (*at, *at), points)
    scale = WIDTH / (frame[2] - frame[0])
    seen = [
        one for one in shapes.atlas().shapes.values() if shapes.meet(one.box, frame)
    ]
    hot = [one for one in seen if one.code == code or _is_russia(code, one.code)]
    rest = [one for one in seen if one not in hot]
    moved = [((x - frame[0]) * scale, (y - frame[1]) * scale) for x, y in points]
    return Closeup(
        transform=f"scale({scale:.3f}) translate({-frame[0]:.1f} {-frame[1]:.1f})",
        land="".join(one.path for one in rest if not shapes.is_russian(one.code)),
        russia="".join(one.path for one in rest if shapes.is_russian(one.code)),
        hot="".join(one.path for one in hot) or circle(*at, round(DOT / scale * 2, 1)),
        pins=[(pin, x, y) for pin, (x, y) in zip(pins, moved, strict=True)],
        labels=_labels(pins, moved),
        level=level,
    )


def _is_russia(code: str, other: str) -> bool:
    return code == "RU" and shapes.is_russian(other)


def _frame(box: Box, points: list[Point]) -> Box:
    """The box and the pins with air around them, in the picture's proportions."""
    left, top, right, bottom = shapes.joined([box, *((x, y, x, y) for x, y in points)])
    width = max((right - left) * (1 + AIR), NARROWEST)
    height = max((bottom - top) * (1 + AIR), width * HEIGHT / WIDTH)
    width = max(width, height * WIDTH / HEIGHT)
    x, y = (left + right) / 2, (top + bottom) / 2
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _labels(pins: list[MapPin], points: list[Point]) -> list[Label]:
    named = [(pin, at) for pin, at in zip(pins, points, strict=True) if pin.label]
    subjects = [Subject(pin.label, at) for pin, at in named]
    frame = (0, 0, WIDTH, HEIGHT)
    dots = [(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    return place(subjects[:LABELS], frame=frame, taken=dots)
