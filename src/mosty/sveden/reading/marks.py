"""What the markup of a cell says, its slips forgiven."""

import re
from functools import lru_cache

from mosty.sveden.spelling import CHILDREN, LEGACY_CHILDREN, LEGACY_MAIN, MAIN, spelling

NAMES = dict(zip(CHILDREN, ("state", "organisation", "paper"), strict=True))
PRIVATE = (
    ("state", r"^(?:stran|gosudar|countr|state)"),
    ("organisation", r"^(?:org|partn|vuz|uchrezhd|univ)"),
    ("paper", r"^(?:rekv|dogreg|dogovor_?r|contractre|requis)"),
)
PRIVATE_MAIN = re.compile(r"dogovor.{0,3}inter|inter.{0,12}dog|interdog|meshdog", re.I)


@lru_cache(maxsize=1024)
def meaning(mark: str) -> str:
    """`dog`, `accr`, `edu`, the name of a column, or nothing."""
    mark = mark.split("#")[0].strip()
    meant = spelling(mark).meant
    if meant == MAIN or (not meant and PRIVATE_MAIN.search(mark)):
        return "dog"
    if meant == LEGACY_MAIN:
        return "accr"
    if meant in LEGACY_CHILDREN:
        return "edu"
    if meant in NAMES:
        return NAMES[meant]
    plain = mark.lower()
    return next((name for name, form in PRIVATE if re.search(form, plain)), "")


def of_row(cells: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], str]:
    """For each cell its column's name, and what the row as a whole is."""
    if any(_holds_several(cell) for cell in cells):
        return (), ""
    roles = tuple(_last(cell) for cell in cells)
    kinds = {meaning(mark) for cell in cells for mark in cell}
    if "edu" in kinds or ("accr" in kinds and "dog" not in kinds):
        return roles, "accr"
    return roles, "dog" if "dog" in kinds or "paper" in kinds else ""


def _holds_several(cell: tuple[str, ...]) -> bool:
    """A cell with several main tags and what belongs to them is no cell of a row."""
    mains = [at for at, mark in enumerate(cell) if meaning(mark) == "dog"]
    papers = [mark for mark in cell if meaning(mark) in {"paper", "organisation"}]
    return len(mains) > 1 and len(papers) > 2


def _last(cell: tuple[str, ...]) -> str:
    found = [meaning(mark) for mark in cell]
    names = [name for name in found if name in {"state", "organisation", "paper"}]
    return names[-1] if names else ""
