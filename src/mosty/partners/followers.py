"""Higher rooms that keep something of an organisation hear when it changes."""

from collections.abc import Callable

_followers: dict[str, Callable] = {}


def follow(name: str, hear: Callable) -> None:
    """`hear(organisation)` runs in the transaction that changed it."""
    _followers[name] = hear


def tell(organisation) -> None:
    for hear in _followers.values():
        hear(organisation)
