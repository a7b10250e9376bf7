"""What a data set says of each of its columns, and how a value leaves the house."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import pgettext

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
    """A column of a data set; `value(row)` gives a plain value, None when unknown.

    `words(value)` says a code in the reader's language, for who reads a workbook.
    """

    name: str
    type: str
    title: object
    description: object
    value: Callable
    words: Callable | None = None

    def told(self, row):
        """The value as a person reads it: no codes, no true and false."""
        value = self.value(row)
        if isinstance(value, bool):
            return pgettext("value", "yes") if value else pgettext("value", "no")
        if value is None or self.words is None:
            return value
        return str(self.words(value)).replace("\xa0", " ")


def label_of(choices) -> Callable:
    """`words` for a column that holds one of the `choices` of a model."""
    labels = dict(choices.choices)
    return lambda value: labels.get(value, value)


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
