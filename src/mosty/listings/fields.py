"""What a data set says of each of its columns, and how a value leaves the house."""

from collections.abc import Callable
from dataclasses import dataclass

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
TYPES = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "uri": {"type": "string", "format": "uri"},
    "list": {"type": "array", "items": {"type": "string"}},
}


@dataclass(frozen=True)
class Field:
    """A column of a data set; `value(row)` gives a plain value, None when unknown."""

    name: str
    type: str
    title: object
    description: object
    value: Callable


def as_text(value) -> str | int | float:
    """The value for a cell of CSV or XLSX; never a formula (CWE-1236)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        value = "; ".join(str(one) for one in value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_json(value):
    """The value for JSON: dates in ISO 8601, lists as lists, unknown as null."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [as_json(one) for one in value]
    return str(value)
