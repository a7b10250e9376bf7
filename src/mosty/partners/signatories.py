"""Persons who sign for a partner, as rooms above know them."""

from collections.abc import Callable

_tellers: dict[str, Callable] = {}


def offer(name: str, tell: Callable) -> None:
    """`tell(organisation)` gives the names of those who sign for it now."""
    _tellers[name] = tell


def of(organisation) -> list[str]:
    """Each name once, in the order in which they are told."""
    told = (name for tell in _tellers.values() for name in tell(organisation))
    return list(dict.fromkeys(name.strip() for name in told if name.strip()))
