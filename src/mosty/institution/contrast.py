"""Colours that can be read: WCAG contrast, and a shade of the same hue that holds.

Sources: WCAG 2.2, definitions of relative luminance and contrast ratio; OKLab and
OKLCh by Björn Ottosson, as CSS Color 4 gives them.
"""

import math
import re
from dataclasses import dataclass

LEAST = 4.5
HEX = re.compile(r"#[0-9a-f]{6}")
LIGHT_PAPERS = ("#fbfcfc", "#f1f4f4")
DARK_PAPERS = ("#13181a", "#1a2023")
STEPS = 100


@dataclass(frozen=True)
class Shades:
    """An accent on light and on dark paper, and the letters that stand on it."""

    light: str
    dark: str
    on_light: str
    on_dark: str


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, from 0 to 1."""
    red, green, blue = (linear(part) for part in parts_of(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, papers=LIGHT_PAPERS) -> float:
    return min(contrast(colour, paper) for paper in papers)


def readable(colour: str, papers=LIGHT_PAPERS, *, least: float = LEAST) -> str:
    """The colour itself, or the nearest lightness of its hue that can be read."""
    if least_contrast(colour, papers) >= least:
        return colour
    lightness, chroma, hue = to_oklch(colour)
    is_dark_paper = luminance(papers[0]) < 0.2
    goal = 1.0 if is_dark_paper else 0.0
    for step in range(1, STEPS + 1):
        share = step / STEPS
        shade = from_oklch(lightness + (goal - lightness) * share, chroma, hue)
        if least_contrast(shade, papers) >= least:
            return shade
    return "#ffffff" if is_dark_paper else "#000000"


def shades_of(accent: str) -> Shades:
    """What an accent looks like in both schemes; each can be read on its papers."""
    light, dark = readable(accent), readable(accent, DARK_PAPERS, least=7)
    return Shades(light, dark, letters_on(light), letters_on(dark))


def letters_on(colour: str) -> str:
    white, black = "#ffffff", "#08191c"
    return max((white, black), key=lambda letters: contrast(letters, colour))


def parts_of(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1; `ValueError` for what is no `#rrggbb`."""
    if not HEX.fullmatch(colour.lower()):
        raise ValueError(colour)
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def encoded(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def cube_root(value: float) -> float:
    return math.copysign(abs(value) ** (1 / 3), value)


def to_oklch(colour: str) -> tuple[float, float, float]:
    """Lightness from 0 to 1, chroma, hue in radians."""
    red, green, blue = (linear(part) for part in parts_of(colour))
    long = cube_root(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cube_root(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cube_root(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    parts = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(encoded(part) * 255):02x}" for part in parts)
