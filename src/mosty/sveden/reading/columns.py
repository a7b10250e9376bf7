"""Is a table a register of agreements, and which column is which without headings."""

import re

from mosty.places.printed import read_place
from mosty.sveden.reading import headings, saying
from mosty.sveden.reading.grid import Heading, Row
from mosty.sveden.reading.titles import PAPER_WORD

ENOUGH = 0.3
MOST = 0.5
SEEN = 60
LONGEST_PLACE = 80


def is_register(heading: Heading, rows: list[Row], context: tuple[str, ...]) -> bool:
    """Whether what stands below a heading is agreements, and nothing else.

    Markup wins; then what the headings name, then what the cells and the lines before
    the table speak of. Students, events, programmes are another matter.
    """
    columns = heading.columns
    said = [row for row in rows if len(row.own) > 1][:SEEN]
    if not said or "organisation" not in columns:
        return False
    kinds = {row.kind for row in said}
    if "dog" in kinds:
        return True
    if kinds == {"accr"}:
        return False
    share = _share_of_papers(said)
    if heading.foreign:
        is_named = "paper" in columns and share >= MOST
        return is_named and "person" not in heading.foreign
    about = " ".join(context[-3:])
    if headings.speaks_of_other(about) and share < MOST:
        return "paper" in columns and headings.speaks_of_papers(
            _title(heading, "paper")
        )
    if share >= ENOUGH:
        return True
    if headings.speaks_of_papers(" ".join(heading.texts)):
        return True
    names = {"state", "signed", "number", "term", "paper"} & set(columns)
    if headings.speaks_of_papers(about):
        return bool(names)
    return {"state", "signed", "term"} <= names or {"number", "signed"} <= names


def guessed(rows: list[Row]) -> dict[str, int]:
    """Columns told from their cells alone; empty when one of the three is not clear."""
    said = [row for row in rows if len(row.own) > 2][:SEEN]
    if not said:
        return {}
    found: dict[str, int] = {}
    for place in range(len(said[0].texts)):
        texts = [row.texts[place] for row in said if row.texts[place]]
        for name, test in TESTS:
            if name in found or len(texts) * 2 < len(said):
                continue
            if sum(map(test, texts)) >= 0.6 * len(texts):
                found[name] = place
                break
    return found if {"state", "organisation", "paper"} <= set(found) else {}


def with_number(columns: dict[str, int], rows: list[Row]) -> dict[str, int]:
    """A column «№» that does not count the rows holds the papers' numbers."""
    place = columns.get("row")
    if place is None or "number" in columns or {"kind", "paper"}.isdisjoint(columns):
        return columns
    texts = [row.texts[place].strip(" .)") for row in rows if len(row.own) > 1]
    said = [text for text in texts if text]
    counted = [int(text) for text in said if text.isdecimal()]
    steps = sum(
        1 for one, two in zip(counted, counted[1:], strict=False) if two == one + 1
    )
    if (
        not said
        or len(counted) * 2 >= len(said)
        and (counted[:1] == [1] or steps * 2 >= len(counted) - 1)
    ):
        return columns
    columns = {**columns, "number": place}
    del columns["row"]
    return columns


def _share_of_papers(rows: list[Row]) -> float:
    hits = sum(1 for row in rows if any(map(PAPER_WORD.search, row.own)))
    return hits / len(rows)


def _title(heading: Heading, name: str) -> str:
    place = heading.columns[name]
    return heading.texts[place] if place < len(heading.texts) else ""


def _is_state(text: str) -> bool:
    return len(text) < LONGEST_PLACE and read_place(text).code is not None


def _is_paper(text: str) -> bool:
    return bool(PAPER_WORD.search(text)) and not saying.is_template(text)


def _is_organisation(text: str) -> bool:
    return bool(WORDS.search(text)) and not PAPER_WORD.search(text)


WORDS = re.compile(
    r"университет|институт|академи|центр|школ|колледж|лице[йя]|гимнази|училищ|техникум|"
    r"организаци|общество|ассоциаци|министерств|учреждени|universit|institut|academ|"
    r"school|college|centre|center",
    re.IGNORECASE,
)
TESTS = (("state", _is_state), ("paper", _is_paper), ("organisation", _is_organisation))
