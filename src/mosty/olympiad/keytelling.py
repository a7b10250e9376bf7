"""A task's key as a person who checks it reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mosty.olympiad.bank.written import LANGUAGES
from mosty.ui.bilingual import current_language


@dataclass(frozen=True)
class Line:
    """A line of the key; `is_right` is None where nothing is right or wrong."""

    text: str
    is_right: bool | None = None


def key_told(written: dict) -> list[Line]:
    """The key in the reader's language, in the author's order."""
    kind = written["kind"]
    if kind in {"single", "multiple"}:
        return [Line(said(one), bool(one["right"])) for one in written["choices"]]
    if kind in {"order", "timeline"}:
        return [
            Line(f"{one['year']} — {said(one)}" if "year" in one else said(one))
            for one in written["items"]
        ]
    if kind == "match":
        return [
            Line(f"{said(one, 'left_')} — {said(one, 'right_')}")
            for one in written["pairs"]
        ]
    if kind == "point":
        return [Line(place_told(one), bool(one["right"])) for one in written["places"]]
    if kind in {"number", "year"}:
        told = {"value": written["value"], "tolerance": written["tolerance"]}
        words = _("%(value)s, give or take %(tolerance)s")
        return [Line(words % told if written["tolerance"] else str(written["value"]))]
    if kind in {"essay", "file"}:
        return [Line(f"{said(one)} — {one['points']}") for one in written["criteria"]]
    gaps = written["gaps"] if kind == "gap" else [written]
    return [line_of_words(one) for one in gaps]


def place_told(place: dict) -> str:
    return f"{said(place)} ({place['x']}, {place['y']}, r {place['radius']})"


def line_of_words(thing: dict) -> Line:
    words = [word for one in LANGUAGES for word in thing.get(f"keys_{one}") or ()]
    text = "; ".join(words)
    if thing.get("typos"):
        text += " · " + _("slips forgiven: %(number)s") % {"number": thing["typos"]}
    return Line(text)


def said(thing: dict, prefix: str = "") -> str:
    language = current_language()
    other = "ru" if language == "en" else "en"
    return thing.get(f"{prefix}{language}") or thing.get(f"{prefix}{other}") or ""
