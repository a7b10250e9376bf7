"""Numbers of records of rooms above, shown beside each organisation of a list.

A room registers an expression over organisations in its `apps.py`. It counts only
what every member of the staff may see.
"""

from collections.abc import Callable

_counts: dict[str, Callable] = {}


def offer(name: str, expression: Callable) -> None:
    """`expression()` gives a number for `OuterRef("pk")` of an organisation."""
    _counts[name] = expression


def counted(rows, name: str):
    """The rows along with the number `name`, where a room offers it."""
    if name not in _counts:
        return rows
    return rows.annotate(**{f"number_of_{name}": _counts[name]()})
