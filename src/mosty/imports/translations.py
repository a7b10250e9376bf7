"""What a file of translations says: which record, which columns, which texts."""

from dataclasses import dataclass
from pathlib import Path

import yaml

NUMBERED = {
    "directions": {"title_ru", "title_en", "text_en"},
    "forms": {"title_ru", "title_en", "text_en"},
    "promises": {"text_en"},
    "partners": {"name_en"},
}
SINGLE = {"goal": {"text_en"}, "institution": {"name_en", "short_name_en", "unit_en"}}
PROJECT = {"title_en", "summary_en", "about_en"}


class BadTranslations(Exception):
    """The file cannot be used; the message says where and why, for people."""


@dataclass(frozen=True)
class Translation:
    """New texts of one record: the `key`th of its part, or the one so named.

    A partner's key is the row of the published list that names it.
    """

    part: str
    key: object
    texts: dict[str, str]


def read_translations(path) -> list[Translation]:
    """The translations of a YAML file; raises `BadTranslations`."""
    try:
        said = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadTranslations(f"{path}: {error}") from error
    if not isinstance(said, dict):
        raise BadTranslations(f"{path}: expected parts such as goal: and directions:")
    found = []
    for part, content in said.items():
        found += list(_part(part, content))
    return found


def _part(part, content):
    if part in SINGLE:
        yield Translation(part, None, _texts(part, content, SINGLE[part]))
    elif part in NUMBERED and isinstance(content, dict):
        for number, texts in content.items():
            if not isinstance(number, int):
                raise BadTranslations(f"{part}: “{number}” is no number")
            where = f"{part} {number}"
            yield Translation(part, number, _texts(where, texts, NUMBERED[part]))
    elif part == "projects" and isinstance(content, list):
        for texts in content:
            if not isinstance(texts, dict) or not texts.get("title_ru"):
                raise BadTranslations(
                    "projects: each needs its title_ru to be found by"
                )
            rest = {name: text for name, text in texts.items() if name != "title_ru"}
            yield Translation(part, texts["title_ru"], _texts(part, rest, PROJECT))
    else:
        known = ", ".join([*SINGLE, *NUMBERED, "projects"])
        raise BadTranslations(f"“{part}” is no part that is known: {known}")


def _texts(where, texts, allowed) -> dict[str, str]:
    if not isinstance(texts, dict):
        raise BadTranslations(f"{where}: expected columns such as text_en:")
    for name, text in texts.items():
        if name not in allowed:
            raise BadTranslations(f"{where}: no column {name}; {sorted(allowed)}")
        if not isinstance(text, str) or not text.strip():
            raise BadTranslations(f"{where}: {name} is empty")
    return {name: text.strip() for name, text in texts.items()}
