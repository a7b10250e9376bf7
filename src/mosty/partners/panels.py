"""Panels that higher rooms put on the page of a partner."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """A section of the page: its heading, its template and what that needs."""

    title: object
    template: str
    context: dict


_makers: dict[str, tuple[int, Callable]] = {}


def register_panel(name: str, make: Callable, *, order: int) -> None:
    """`make(organisation, user, on)` gives a `Panel`, or None for nothing to show."""
    _makers[name] = (order, make)


def panels(organisation, *, user, on) -> list[Panel]:
    """The panels of higher rooms, in their order."""
    makers = sorted(_makers.values(), key=lambda pair: pair[0])
    made = (make(organisation, user, on) for _order, make in makers)
    return [panel for panel in made if panel is not None]
