"""Panels that higher rooms put on the page of a partner."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """A section of the page: its heading, its template and what that needs."""

    title: object
    template: str
    context: dict


@dataclass(frozen=True)
class Maker:
    order: int
    make: Callable
    in_office: Callable


_makers: dict[str, Maker] = {}


def register_panel(
    name: str, make: Callable, *, order: int, in_office: Callable | None = None
) -> None:
    """`make(organisation, user, on)` gives a `Panel`, or None for nothing to show.

    `in_office` does the same for the page of the office, where the rows lead to
    their records there; without it, both pages show one panel.
    """
    _makers[name] = Maker(order, make, in_office or make)


def panels(organisation, *, user, on, is_office=False) -> list[Panel]:
    """The panels of higher rooms, in their order."""
    makers = sorted(_makers.values(), key=lambda one: one.order)
    chosen = [one.in_office if is_office else one.make for one in makers]
    made = (make(organisation, user, on) for make in chosen)
    return [panel for panel in made if panel is not None]
