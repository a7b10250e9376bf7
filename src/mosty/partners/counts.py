"""Numbers of records of rooms above, shown beside each organisation of a list.

A room registers an expression over organisations in its `apps.py`. It counts only
what every member of the staff may see.
"""

from collections.abc import Callable

from mosty.access.desk import go_by

_counts: dict[str, Callable] = {}
_held: dict[str, Callable] = {}


def offer(name: str, expression: Callable, *, held: Callable) -> None:
    """`expression()` gives a number for `OuterRef("pk")` of an organisation.

    `held()` gives the records that are counted, each of an `organisation`
    and an `agreement`.
    """
    _counts[name], _held[name] = expression, held


def counted(rows, name: str):
    """The rows along with the number `name`, where a room offers it."""
    if name not in _counts:
        return rows
    return rows.annotate(**{f"number_of_{name}": _counts[name]()})


def having(rows, name: str):
    """Those with at least one, where a room offers the number."""
    if name not in _held:
        return rows
    held = _held[name]()
    go_by(held, of="agreement")
    return rows.filter(pk__in=held.values("organisation"))
