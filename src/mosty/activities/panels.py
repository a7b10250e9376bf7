"""Panels that higher rooms put on the pages of directions and forms."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    DIRECTION = "direction"
    FORM = "form"


@dataclass(frozen=True)
class Panel:
    """A section of a page: its heading, its template and what that needs."""

    title: object
    template: str
    context: dict


_makers: dict[Place, list[Callable]] = {place: [] for place in Place}


def offer(place: Place, make: Callable) -> None:
    """`make(thing, user, on)` gives a `Panel`, or None when it has nothing to show."""
    if make not in _makers[place]:
        _makers[place].append(make)


def panels(place: Place, thing, *, user, on) -> list[Panel]:
    made = (make(thing, user, on) for make in _makers[place])
    return [panel for panel in made if panel is not None]
