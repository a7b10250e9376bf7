"""What is on somebody's desk and can pass to a colleague.

Rooms offer their kinds in their `apps.py`: agreements, promises, steps of approval,
open steps with partners. A handover asks here what there is and passes it on, all in
one transaction.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """One record of a desk; `audience` is who may see it at all."""

    key: int
    title: object
    url: str = ""
    text: object = ""
    audience: str = "staff"


@dataclass(frozen=True)
class Belonging:
    """A kind of thing that is somebody's.

    `of(person)` gives the pieces. `pass_on(keys, giver=, taker=, by=)` writes the new
    name into those of them that are the giver's still, in the transaction of the
    caller, and gives their keys: what went to somebody else meanwhile stays there.
    """

    name: str
    title: object
    of: Callable[[object], Sequence[Piece]]
    pass_on: Callable[..., Collection[int]]
    order: int = 50


BELONGINGS: dict[str, Belonging] = {}


def offer_belonging(belonging: Belonging) -> None:
    BELONGINGS[belonging.name] = belonging


def belongings() -> list[Belonging]:
    return sorted(BELONGINGS.values(), key=lambda one: one.order)
