"""Where a document is used, told by the rooms above.

A room registers a callable in its `apps.py`; nobody below knows who is above.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Use:
    """A record that shows or keeps the document; `url` leads to it, if anywhere."""

    title: str
    url: str = ""
    kind: object = ""


TELLERS: list[Callable] = []


def register(teller: Callable[[object, object], Iterable[Use]]) -> None:
    """`teller(document, user)` gives the uses that `user` may see."""
    TELLERS.append(teller)


def uses_of(document, user) -> list[Use]:
    return [use for teller in TELLERS for use in teller(document, user)]
