"""Rule packs that come with Mosty, one file for each country."""

import datetime
from pathlib import Path

import yaml

FOLDER = Path(__file__).parents[1] / "data" / "packs"
BILINGUAL = ("title", "authority", "source", "note", "letter")


def packs() -> list[dict]:
    """The columns of each pack, in the order of the files' names."""
    return [columns_of(path) for path in sorted(FOLDER.glob("*.yaml"))]


def columns_of(path: Path) -> dict:
    """What a file says, as columns of `RulePack`; what it leaves out is empty."""
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = {
        f"{name}_{language}": (said.get(f"{name}_{language}") or "").strip()
        for name in BILINGUAL
        for language in ("ru", "en")
    }
    plain = ("key", "jurisdiction", "partners", "kinds", "subjects")
    terms = ("term_count", "term_unit", "exemptions", "papers", "language")
    return {
        **words,
        **{name: said[name] for name in (*plain, *terms)},
        "starts_on": day(said.get("starts_on")),
        "ends_on": day(said.get("ends_on")),
    }


def day(told) -> datetime.date | None:
    """YAML reads a day as a date already; a quoted one is read here."""
    if told is None or isinstance(told, datetime.date):
        return told
    return datetime.date.fromisoformat(told)
