"""Exactly what a register shows, as a file: its columns, its filter, its order."""

from html import unescape

from django.utils.html import strip_tags

from mosty.listings import counting, narrowing
from mosty.listings.answers import file_name
from mosty.listings.fields import Field
from mosty.listings.wording import wording_of

LONGEST_KEY = 18


def fields_of(columns, viewing) -> tuple[Field, ...]:
    """The columns as fields of a file, headed in the reader's language."""
    return tuple(
        Field(
            name=plain(str(one.title)),
            type=one.type,
            title=one.title,
            description="",
            value=value_of(one, viewing),
        )
        for one in columns
    )


def value_of(column, viewing):
    if column.value:
        return lambda row: column.value(row, viewing)
    return lambda row: told(column.cell(row, viewing))


def told(cell) -> str | None:
    """The text of a cell without its markup; None is not known."""
    if cell.text is None:
        return None
    text = str(cell.text)
    if hasattr(cell.text, "__html__"):
        text = unescape(strip_tags(text))
    return plain(text)


def plain(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def rows_of(shown, keys=None):
    """All rows of the address in order, or those of `keys` only."""
    asked, viewing = shown.asked, shown.viewing
    wording = wording_of(shown.listing, asked.text, viewing)
    rows = narrowing.all_rows(
        shown.reading, asked, viewing, wording=wording, counted=shown.count
    )
    return rows if keys is None else rows.filter(pk__in=keys)


def keys_of(shown) -> list[int]:
    """The keys of everything that is found, in order."""
    return list(counting.ids_from(0, shown.listing, shown.asked, shown.count))


def name_of(shown) -> str:
    return file_name(shown.listing, shown.asked)


def numbers_in(given) -> list[int]:
    """Of the keys that were sent those that a row can have."""
    return [int(key) for key in given if key.isdecimal() and len(key) < LONGEST_KEY]


def known_keys(shown, given) -> list[int]:
    """Of the keys that were sent those of rows that the person may see."""
    wanted = set(numbers_in(given))
    return [key for key in shown.count.roll.ids if key in wanted]
