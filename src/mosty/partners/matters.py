"""What an entry of the contact log may concern: records of rooms above.

A room registers a callable in its `apps.py`; the log keeps `kind:key`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Matter:
    """A record that letters may be about."""

    key: int
    title: str
    url: str


_offers: dict[str, Callable] = {}


def offer(kind: str, matters: Callable[[object, object], Sequence[Matter]]) -> None:
    """`matters(organisation, user)` gives those that the user may see."""
    _offers[kind] = matters


def offered(organisation, user) -> list[tuple[str, str]]:
    """Choices of a form: `kind:key` and the title."""
    return [
        (f"{kind}:{one.key}", one.title)
        for kind, matters in _offers.items()
        for one in matters(organisation, user)
    ]


def known(organisation, user) -> dict[str, Matter]:
    """Everything that may be concerned, by `kind:key`."""
    return {
        f"{kind}:{one.key}": one
        for kind, matters in _offers.items()
        for one in matters(organisation, user)
    }
