"""The shapes of the map and the grid of tiles, from one replaceable data file."""

import json
from dataclasses import dataclass
from functools import cache

from mosty.places import tables
from mosty.places.projection import HEIGHT, WIDTH, project

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shape:
    """A country or region in units of the map.

    `at` is a point well inside its largest part, `room` the radius of the circle
    that fits there, `box` its left, top, right and bottom.
    """

    code: str
    path: str
    at: Point
    room: float
    box: Box


@dataclass(frozen=True)
class Atlas:
    """All that the data file holds; `attribution` by language."""

    attribution: dict[str, str]
    shapes: dict[str, Shape]
    grid: tuple[int, int]
    tiles: dict[str, tuple[int, int]]


@cache
def atlas() -> Atlas:
    """The data file, read once."""
    data = json.loads((tables.DATA / "map.json").read_text(encoding="utf-8"))
    shapes = {
        code: Shape(code, one["d"], tuple(one["at"]), one["room"], tuple(one["box"]))
        for code, one in data["shapes"].items()
    }
    tiles = {code: tuple(cell) for code, cell in data["tiles"].items()}
    return Atlas(data["attribution"], shapes, tuple(data["grid"]), tiles)


@cache
def point_of(code: str) -> Point | None:
    """Where a country or region stands on the map; None beyond its frame.

    Without a shape in the data file it is the capital's place.
    """
    shape = atlas().shapes.get(code)
    if shape:
        return shape.at
    for row in (*tables.read("regions_ru"), *tables.read("countries_oksm")):
        if row["code"] == code:
            x, y = project(float(row["longitude"]), float(row["latitude"]))
            return (x, y) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None
    return None


def is_russian(code: str) -> bool:
    """Whether a code of the map is a Russian region."""
    return code.startswith("RU-")


def box_of(code: str) -> Box | None:
    """The frame of one shape; that of Russia is the frame of its regions."""
    known = atlas().shapes
    if code == "RU":
        boxes = [one.box for one in known.values() if is_russian(one.code)]
        return joined(boxes)
    return known[code].box if code in known else None


def joined(boxes: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )
