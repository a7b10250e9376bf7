"""Composes the map of partners: shapes or tiles, labels, legend."""

from dataclasses import dataclass, field
from math import dist

from mosty.places import shapes, tables
from mosty.places.labels import Label, Subject, place
from mosty.places.projection import HEIGHT, WIDTH, project
from mosty.places.shapes import Point

DOT = 5
SMALL = 4.5
TARGET = 14  # units: 24 px and more where the map is 860 px wide
LABELS = 9
LARGE = 60
TILE_GAP = 5
FOREIGN_TILES = 6


@dataclass(frozen=True)
class MapTally:
    """What a country or region has: a count, its address, and words for it.

    `note` says the count in words («4 соглашения»); without it the number is said.
    """

    code: str
    label: str
    count: int
    url: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        return f"{self.label}: {self.note or self.count}"

    @property
    def caption(self) -> str:
        return f"{self.label}\u00a0· {self.count}" if self.count > 1 else self.label


@dataclass(frozen=True)
class MapPin:
    """A point on a map with its name, in degrees east and north."""

    longitude: float
    latitude: float
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class Hot:
    """One place that has something, ready to be drawn as a link."""

    tally: MapTally
    level: str
    path: str
    x: float
    y: float
    hit: float
    dot: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A map ready for its template."""

    width: int
    height: int
    land: str = ""
    russia: str = ""
    hot: list[Hot] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    home: Point | None = None
    cells: list[tuple[str, float, float]] = field(default_factory=list)
    beyond: list[MapTally] = field(default_factory=list)
    legend: list[tuple[str, str]] = field(default_factory=list)


def levels(tallies: list[MapTally]) -> dict[int, str]:
    """The class of each count: the upper part dark (h4), the lower light (h1).

    The line between them is the geometric mean of the least and the greatest, so
    that one large partner does not wash out all others.
    """
    counts = {tally.count for tally in tallies}
    if not counts:
        return {}
    line = (min(counts) * max(counts)) ** 0.5
    return {count: "h4" if count > line else "h1" for count in counts}


def drawable(tallies) -> list[MapTally]:
    """Those that have something and are not Russia as a whole."""
    return [one for one in tallies if one.count and one.code not in {"", "RU"}]


def level_of(code: str, tallies) -> str:
    """The class of one place among all, the lower where it has nothing."""
    tallies = drawable(tallies)
    counts = {one.code: one.count for one in tallies}
    return levels(tallies).get(counts.get(code), "h1")


def legend(levels: dict[int, str]) -> list[tuple[str, str]]:
    """Each class with the range of its counts, the dark one first."""
    rows = []
    for level in ("h4", "h1"):
        counts = [count for count, one in levels.items() if one == level]
        if counts:
            least, most = min(counts), max(counts)
            text = str(least) if least == most else f"{least}–{most}"
            rows.append((level, text))
    return rows


def draw_shapes(tallies: list[MapTally], *, home: MapPin | None = None) -> Drawing:
    """The map of shapes. Places beyond its frame are listed, not drawn."""
    classes = levels(tallies)
    shown = [one for one in tallies if shapes.point_of(one.code)]
    hot = [_hot(one, classes[one.count], shown) for one in _large_first(shown)]
    codes = {one.code for one in shown} - {"RU"}
    rest = [one for code, one in shapes.atlas().shapes.items() if code not in codes]
    home_at = project(home.longitude, home.latitude) if home else None
    return Drawing(
        WIDTH,
        HEIGHT,
        land="".join(one.path for one in rest if not shapes.is_russian(one.code)),
        russia="".join(one.path for one in rest if shapes.is_russian(one.code)),
        hot=hot,
        labels=_labels(hot, home, home_at),
        home=home_at,
        beyond=[one for one in tallies if one not in shown],
        legend=legend(classes),
    )


def draw_tiles(tallies: list[MapTally], *, language: str = "ru") -> Drawing:
    """Square tiles: every Russian region in its place, other countries above."""
    columns, rows = shapes.atlas().grid
    pitch, side = WIDTH / columns, WIDTH / columns - TILE_GAP
    classes = levels(tallies)
    regions = {one.code: one for one in tallies if shapes.is_russian(one.code)}
    foreign = [one for one in tallies if not shapes.is_russian(one.code)]
    names = _tile_names(language)
    hot, cells, quiet = [], [], ""
    for code, (column, row) in shapes.atlas().tiles.items():
        x, y = column * pitch, row * pitch
        if code in regions:
            hot.append(_tile(regions[code], classes, (x, y, side, names[code])))
        else:
            quiet += square(x, y, side)
            cells.append((names[code], x + side / 2, y + side / 2 + 6))
    for number, one in enumerate(foreign):
        column, row = _foreign_cell(number, columns, rows)
        corner = (column * pitch, row * pitch, side, one.code)
        hot.append(_tile(one, classes, corner))
        rows = max(rows, int(row) + 1)
    height = round(rows * pitch)
    return Drawing(
        WIDTH, height, russia=quiet, hot=hot, cells=cells, legend=legend(classes)
    )


def square(x: float, y: float, side: float) -> str:
    return f"M{x:.0f} {y:.0f}h{side:.0f}v{side:.0f}h-{side:.0f}z"


def circle(x: float, y: float, radius: float) -> str:
    two = 2 * radius
    start = f"M{x - radius:.1f} {y:.1f}"
    return f"{start}a{radius} {radius} 0 1 0 {two} 0a{radius} {radius} 0 1 0-{two} 0z"


def _tile(tally: MapTally, classes: dict[int, str], at: tuple) -> Hot:
    x, y, side, short = at
    middle = (x + side / 2, y + side / 2)
    level, words = classes[tally.count], (short, str(tally.count))
    return Hot(tally, level, square(x, y, side), *middle, side / 2, words=words)


def _foreign_cell(number: int, columns: int, rows: int) -> tuple[int, int]:
    """Two short rows above the west of Russia, the rest below it."""
    above = 2 * FOREIGN_TILES
    if number < above:
        return number % FOREIGN_TILES, number // FOREIGN_TILES
    last = shapes.atlas().grid[1]
    return (number - above) % columns, last + (number - above) // columns


def _tile_names(language: str) -> dict[str, str]:
    regions = tables.read("regions_ru")
    if language == "ru":
        return {row["code"]: row["short_ru"] for row in regions}
    return {row["code"]: row["code"].removeprefix("RU-") for row in regions}


def _large_first(tallies: list[MapTally]) -> list[MapTally]:
    def size(tally: MapTally) -> float:
        left, top, right, bottom = shapes.box_of(tally.code) or (0, 0, 0, 0)
        return (right - left) * (bottom - top)

    return sorted(tallies, key=size, reverse=True)


def _hot(tally: MapTally, level: str, others: list[MapTally]) -> Hot:
    x, y = shapes.point_of(tally.code)
    shape = shapes.atlas().shapes.get(tally.code)
    path = shape.path if shape else ""
    dot = circle(x, y, DOT) if not shape or shape.room < SMALL else ""
    points = [shapes.point_of(one.code) for one in others if one is not tally]
    nearest = min((dist((x, y), point) for point in points), default=4 * TARGET)
    return Hot(tally, level, path, x, y, round(min(TARGET, nearest / 2), 1), dot)


def _labels(hot: list[Hot], home: MapPin | None, at: Point | None) -> list[Label]:
    ranked = sorted(hot, key=lambda one: (-one.tally.count, -_room(one)))
    frame = (0, 0, WIDTH, HEIGHT)
    obstacles = {one.tally.code: _obstacle(one) for one in hot}
    labels = []
    if home and at:
        taken = list(obstacles.values())
        labels = place([Subject(home.label, at)], frame=frame, taken=taken)
        obstacles["home"] = (at[0] - 8, at[1] - 8, at[0] + 8, at[1] + 8)
    for one in ranked:
        taken = [box for code, box in obstacles.items() if code != one.tally.code]
        labels += place([_subject(one)], frame=frame, taken=taken, labels=labels)
        if len(labels) > LABELS:
            break
    return labels


def _subject(one: Hot) -> Subject:
    return Subject(
        one.tally.caption,
        (one.x, one.y),
        _room(one),
        shapes.box_of(one.tally.code),
        takes_inside=one.level == "h4",
    )


def _obstacle(one: Hot) -> shapes.Box:
    """What a label keeps off: all of a small or dark shape, the heart of a large."""
    box = shapes.box_of(one.tally.code) if one.path else None
    near = DOT + 3
    if not box or box[2] - box[0] < 2 * near:
        return (one.x - near, one.y - near, one.x + near, one.y + near)
    if one.level == "h4" or box[2] - box[0] < LARGE:
        return box
    room = _room(one)
    return (one.x - room, one.y - room, one.x + room, one.y + room)


def _room(one: Hot) -> float:
    shape = shapes.atlas().shapes.get(one.tally.code)
    return max(shape.room, DOT) if shape else DOT
