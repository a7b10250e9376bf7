"""Higher rooms that keep something of the institution hear when it changes."""

from collections.abc import Callable

_followers: dict[str, Callable] = {}


def follow(name: str, hear: Callable) -> None:
    """`hear(institution, by=…)` runs in the transaction that changed it."""
    _followers[name] = hear


def tell(institution, *, by) -> None:
    for hear in _followers.values():
        hear(institution, by=by)
