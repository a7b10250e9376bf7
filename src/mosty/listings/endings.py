"""Who hears that an action on many records came to its end.

The room stands below those that write to people: they ask to be told.
"""

from collections.abc import Callable

TELLERS: list[Callable] = []


def tell(teller: Callable) -> None:
    """`teller(run, title)` is called in the transaction that ends a run."""
    if teller not in TELLERS:
        TELLERS.append(teller)


def ended(run, title) -> None:
    for teller in TELLERS:
        teller(run, title)
