"""A text as it was read from a file: paragraphs, in one column or in two."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `label` is the number that Word prints before it.

    `row` is the row of the table in which it stands, 0 for none.
    """

    text: str
    label: str = ""
    row: int = 0


@dataclass(frozen=True)
class Reading:
    """One column of paragraphs, or two that say the same in two languages."""

    columns: tuple[tuple[Paragraph, ...], ...]

    @property
    def is_parallel(self) -> bool:
        return len(self.columns) == 2


def to_json(reading: Reading) -> list:
    """Plain values for the way between two processes."""
    return [[asdict(one) for one in column] for column in reading.columns]


def from_json(columns: list) -> Reading:
    """The reading that `to_json` gave."""
    return Reading(tuple(tuple(Paragraph(**one) for one in each) for each in columns))


def is_cyrillic(text: str) -> bool:
    """Whether most of its letters are Cyrillic."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum("Ѐ" <= sign <= "ӿ" for sign in letters) * 2 > len(letters)
