"""Lists of pupils as schools paste them: a verdict for each line, no name kept.

A line is the pupil, the grade, and where it applies the minutes to be added and the
ground for them; between them stand tabs, semicolons or commas, as a spreadsheet or a
hand writes them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mosty.documents.tables.shapes import Document
from mosty.olympiad.models import Track

MOST_LINES = 500
MOST_EXTRA_MIN = 240
LONGEST_NAME, LONGEST_GROUND = 120, 200
NUMBERED = re.compile(r"^\s*\d{1,3}[.)]\s*")
ALONE = re.compile(r"^(?P<name>.*\D)\s+(?P<grade>1[0-2]|[1-9])\s*[«\"]?\w?[»\"]?$")
GRADE = re.compile(r"^\s*(1[0-2]|[1-9])(?!\d)")
MINUTES = re.compile(r"^\s*\+?\s*(\d{1,3})(?!\d)")
HEADS = re.compile(
    r"класс|grade|ф\.?\s*и\.?\s*о|фамили|имя|name|ученик|pupil", re.IGNORECASE
)


@dataclass(frozen=True)
class Line:
    """A pupil of a list; `faults` are codes that keep the line out."""

    number: int
    name: str
    grade: int | None
    extra_min: int
    ground: str
    track: Track | None = None
    faults: tuple[str, ...] = field(default=())
    remarks: tuple[str, ...] = field(default=())


def rows_of(text: str) -> list[list[str]]:
    """The columns of each line that says something, without a head."""
    rows = [columns_of(one) for one in text.replace("\0", " ").splitlines()]
    rows = [row for row in rows if any(row)]
    if rows and is_head(rows[0]):
        rows = rows[1:]
    return rows


def columns_of(line: str) -> list[str]:
    """Tabs part columns where there are any, else semicolons, else commas."""
    line = NUMBERED.sub("", line)
    sign = next((one for one in "\t;," if one in line), None)
    if sign is None:
        found = ALONE.match(line.strip())
        return [found["name"].strip(), found["grade"]] if found else [line.strip()]
    columns = [one.strip() for one in line.split(sign)]
    if columns[0].isdecimal() and len(columns) > 2:
        columns = columns[1:]
    return columns


def is_head(row: Sequence[str]) -> bool:
    return bool(HEADS.search(" ".join(row))) and not any(
        GRADE.match(one) for one in row[1:]
    )


def text_of(document: Document) -> str:
    """A workbook's or a table's cells as the lines that one would have pasted."""
    tables = document.tables()
    if not tables:
        return "\n".join(one.text for one in document.lines())
    largest = max(tables, key=lambda one: one.height * one.width)
    lines = [[tidy(cell.text) for cell in row] for row in largest.grid()]
    return "\n".join("\t".join(row) for row in lines)


def tidy(text: str) -> str:
    return " ".join(text.split())


def judged(
    text: str, tracks: Sequence[Track], *, fixed: Track | None = None
) -> list[Line]:
    """Each line with its track and what keeps it out.

    `tracks` are those among which the grade decides; `fixed` is one for the whole list.
    """
    found, seen = [], {}
    for number, row in enumerate(rows_of(text), 1):
        line = judge(number, row, tracks, fixed=fixed)
        key = (line.name.casefold(), line.grade)
        if line.name and key in seen:
            line = Line(**{**vars(line), "remarks": ("twice",)})
        seen[key] = number
        found.append(line)
    return found


def judge(number, row, tracks, *, fixed) -> Line:
    name, grade_told, extra_told, ground, *_rest = [*row, "", "", "", ""]
    grade_found, extra_found = GRADE.match(grade_told), MINUTES.match(extra_told)
    grade = int(grade_found[1]) if grade_found else None
    extra = int(extra_found[1]) if extra_found else 0
    track = track_of(grade, tracks, fixed=fixed)
    faults = [
        code
        for code, is_so in (
            ("no_name", not name),
            ("long_name", len(name) > LONGEST_NAME),
            ("no_grade", grade is None and fixed is None),
            ("no_track", grade is not None and track is None),
            ("odd_extra", bool(extra_told) and extra_found is None),
            ("much_extra", extra > MOST_EXTRA_MIN),
            ("no_ground", extra > 0 and not ground),
            ("long_ground", len(ground) > LONGEST_GROUND),
            ("name_in_ground", names(name, ground)),
        )
        if is_so
    ]
    return Line(number, name, grade, extra, ground, track, tuple(faults))


def track_of(grade, tracks, *, fixed) -> Track | None:
    """The fixed track if the grade, where it is told, belongs to it; else by grade."""
    if fixed is not None:
        is_within = grade is None or fixed.from_grade <= grade <= fixed.to_grade
        return fixed if is_within else None
    if grade is None:
        return None
    fitting = [one for one in tracks if one.from_grade <= grade <= one.to_grade]
    return fitting[0] if fitting else None


def names(name: str, ground: str) -> bool:
    """Whether a ground names the pupil: no name is kept."""
    words = {one.casefold() for one in re.findall(r"\w{4,}", name)}
    return bool(words & {one.casefold() for one in re.findall(r"\w{4,}", ground)})
