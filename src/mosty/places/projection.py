"""The projection of our map: Albers equal-area conic, for Russia and its neighbours.

Central meridian 75° E, standard parallels 45° and 67°, on the sphere (Snyder, Map
Projections, USGS Professional Paper 1395, formulas 14-1 to 14-6).
"""

from math import cos, radians, sin, sqrt

CENTRAL_MERIDIAN = 75.0
PARALLELS = (45.0, 67.0)
WIDTH, HEIGHT = 1000, 706
SCALE = 692.0
LEFT, TOP = 484.0, 24.0

_N = (sin(radians(PARALLELS[0])) + sin(radians(PARALLELS[1]))) / 2
_C = cos(radians(PARALLELS[0])) ** 2 + 2 * _N * sin(radians(PARALLELS[0]))


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees east and north to units of the map, y downwards.

    The map is WIDTH by HEIGHT; a point outside it is off the map.
    """
    turn = (longitude - CENTRAL_MERIDIAN + 180) % 360 - 180
    angle = _N * radians(turn)
    radius = sqrt(_C - 2 * _N * sin(radians(latitude))) / _N
    return LEFT + SCALE * radius * sin(angle), TOP + SCALE * radius * cos(angle)


def is_on_map(longitude: float, latitude: float) -> bool:
    x, y = project(longitude, latitude)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT
