"""How a column's value stands in a cell of the workbook, and back, without loss.

Texts are texts whatever they begin with. A date is a date where Excel knows the day,
else ISO 8601; a moment is ISO 8601 in UTC, because Excel would round it. Signs that
XML may not hold are written as ECMA-376 has it (`_x0008_`). Lists and other structures
are JSON, a list of plain words is parted by commas.
"""

import datetime
import json
import re
import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

LONGEST = 32_000
FIRST_DAY = datetime.date(1900, 3, 1)
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]")
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
WORD = re.compile(r"^[\w.:-]+$")
DAY = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
YES, NO = {"true", "yes", "да", "1"}, {"false", "no", "нет", "0"}


class BadCell(ValueError):
    """`code` names what is wrong with a cell; `facts` fill its sentence."""

    def __init__(self, code, **facts):
        self.code, self.facts = code, facts
        super().__init__(code)


def told(field, value):
    """What is written into the cell; None is an empty one."""
    if value is None or value == "":
        return None
    if isinstance(field, ArrayField):
        return listed(value)
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date):
        return value if value >= FIRST_DAY else value.isoformat()
    if isinstance(value, float):
        return value if float(f"{value:.15g}") == value else repr(value)
    return str(value)


def listed(values) -> str | None:
    if not values:
        return None
    if all(isinstance(one, str | int) and WORD.match(str(one)) for one in values):
        return ", ".join(str(one) for one in values)
    return json.dumps(values, ensure_ascii=False)


def escaped(text: str) -> str:
    """The text as a cell may hold it; readers of workbooks turn it back."""
    text = LOOKS_ESCAPED.sub("_x005F_", text)
    return FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def read(field, cell):
    """The value of a cell for a column; raises `BadCell`."""
    if cell is None or cell == "":
        return nothing(field)
    return _reader(field)(field, cell)


def nothing(field):
    """What an empty cell means."""
    if isinstance(field, ArrayField):
        return []
    if field.null:
        return None
    if field.has_default():
        is_open = not field.choices and isinstance(
            field, models.CharField | models.TextField
        )
        return "" if is_open else field.get_default()
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return datetime.datetime.now(datetime.UTC)
    if field.empty_strings_allowed and field.blank:
        return ""
    raise BadCell("empty")


def _reader(field):
    for kind, reader in READERS:
        if isinstance(field, kind):
            return reader
    raise TypeError(f"no cell is declared for {type(field).__name__}")


def _array(field, cell) -> list:
    text = str(cell).strip()
    if text.startswith("["):
        values = _json(field, text)
    else:
        values = [one.strip() for one in text.split(",") if one.strip()]
    return [_read_one(field.base_field, one) for one in values]


def _read_one(field, value):
    return _reader(field)(field, value)


def _json(field, cell):
    try:
        return json.loads(str(cell))
    except ValueError as error:
        raise BadCell("not_json") from error


def _text(field, cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime.date):
        raise BadCell("not_text", printed=str(cell))
    text = str(cell)
    if field.choices and text not in {str(code) for code, _label in field.flatchoices}:
        raise BadCell("no_code", printed=text)
    if field.max_length and len(text) > field.max_length:
        raise BadCell("too_long", length=len(text), most=field.max_length)
    return text


def _boolean(field, cell) -> bool:
    word = str(int(cell) if isinstance(cell, bool | float) else cell).strip().lower()
    if word in YES | NO:
        return word in YES
    raise BadCell("not_boolean", printed=str(cell))


def _integer(field, cell) -> int:
    try:
        number = int(cell) if not isinstance(cell, float) else _whole(cell)
    except (TypeError, ValueError) as error:
        raise BadCell("not_number", printed=str(cell)) from error
    low, high = connection.ops.integer_field_range(field.get_internal_type())
    if not low <= number <= high:
        raise BadCell("not_number", printed=str(cell))
    return number


def _whole(cell: float) -> int:
    if not cell.is_integer():
        raise ValueError
    return int(cell)


def _float(field, cell) -> float:
    try:
        return float(cell)
    except (TypeError, ValueError) as error:
        raise BadCell("not_number", printed=str(cell)) from error


def _day(field, cell) -> datetime.date:
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    text = str(cell).strip()
    russian = DAY.match(text)
    if russian:
        text = f"{russian[3]}-{int(russian[2]):02}-{int(russian[1]):02}"
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError as error:
        raise BadCell("not_date", printed=str(cell)) from error


def _moment(field, cell) -> datetime.datetime:
    if isinstance(cell, datetime.datetime):
        moment = cell
    else:
        try:
            moment = datetime.datetime.fromisoformat(str(cell).strip())
        except ValueError as error:
            raise BadCell("not_moment", printed=str(cell)) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _uuid(field, cell) -> uuid.UUID:
    try:
        return uuid.UUID(str(cell))
    except ValueError as error:
        raise BadCell("not_key", printed=str(cell)) from error


READERS = (
    (ArrayField, _array),
    (models.JSONField, _json),
    (models.BooleanField, _boolean),
    (models.DateTimeField, _moment),
    (models.DateField, _day),
    (models.IntegerField, _integer),
    (models.AutoField, _integer),
    (models.FloatField, _float),
    (models.UUIDField, _uuid),
    (models.CharField | models.TextField, _text),
)
