"""The Sustainable Development Goal 4: its targets, and who speaks of it."""

import re
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "data" / "sdg4-en-ru.yml"
SPOKEN = re.compile(
    r"цел\w*\s+(?:в\s+области\s+)?устойчивого\s+развития|\bцур\b|"
    r"sustainable\s+development\s+goal|\bsdg\b",
    re.IGNORECASE,
)


def targets() -> list[dict[str, str]]:
    """The ten targets, each with `code`, `text_ru` and `text_en`."""
    goal = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [
        {"code": row["code"], "text_ru": row["ru"], "text_en": row["en"]}
        for row in goal["targets"]
    ]


def is_spoken_of(text: str) -> bool:
    """Whether a text names the goals of sustainable development."""
    return bool(SPOKEN.search(text))
