"""Numbers of records of rooms above, shown beside each organisation of a list.

A room registers an expression over organisations in its `apps.py`. It counts only
what every member of the staff may see.
"""

from collections.abc import Callable

_counts: dict[str, Callable] = {}
_holders: dict[str, Callable] = {}


def offer(name: str, expression: Callable, *, holders: Callable) -> None:
    """`expression()` gives a number for `OuterRef("pk")` of an organisation.

    `holders()` gives the ids of the organisations for which it is not nought.
    """
    _counts[name], _holders[name] = expression, holders


def counted(rows, name: str):
    """The rows along with the number `name`, where a room offers it."""
    if name not in _counts:
        return rows
    return rows.annotate(**{f"number_of_{name}": _counts[name]()})


def having(rows, name: str):
    """Those with at least one, where a room offers the number."""
    if name not in _holders:
        return rows
    return rows.filter(pk__in=_holders[name]())
