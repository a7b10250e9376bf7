"""Which sign parts the columns of a delimited text."""

import csv
import io
from collections import Counter

DELIMITERS = (";", "\t", ",")
SAMPLE_ROWS = 200
LONGEST_FIELD = 1_000_000

csv.field_size_limit(LONGEST_FIELD)


def delimiter_of(text: str, *, is_sure: bool = True) -> str:
    """The delimiter, or an empty string when the text is not a delimited table.

    `is_sure` says that the text is known to be delimited: then the best guess is
    given even for a table among long lines of prose.
    """
    scores = {sign: _score(text, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=scores.__getitem__)
    needed = 0.0 if is_sure else 0.6
    if scores[best] > needed:
        return best
    return ";" if is_sure else ""


def rows_of(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Rows with the line each begins on, quoted line breaks kept."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows, line = [], 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return rows
        except csv.Error:
            row = []
        rows.append((line, row))
        line = reader.line_num + 1


def _score(text: str, delimiter: str) -> float:
    """The share of rows that have the most frequent number of columns, if over 1."""
    sample = "\n".join(text.splitlines()[:SAMPLE_ROWS])
    rows = [row for _, row in rows_of(sample, delimiter) if any(row)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return count / len(rows) if count > 1 or width > 2 else 0.0
