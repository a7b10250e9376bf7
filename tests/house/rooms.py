"""The rooms from the upper to the lower line, as `.importlinter` lists them."""

import configparser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "mosty"


def lines() -> list[list[str]]:
    """Each line of rooms, the upper first; brackets of rooms to come removed."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    layers = parser["importlinter:contract:rooms"]["layers"]
    return [
        [room.strip(" ()") for room in line.split("|")]
        for line in layers.strip().splitlines()
    ]


def level(room: str) -> int:
    """How high a room stands: the lowest line is 0."""
    for height, line in enumerate(reversed(lines())):
        if room in line:
            return height
    raise LookupError(room)


def python_files() -> list[Path]:
    return sorted(
        path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts
    )


def templates() -> list[Path]:
    return sorted(
        path
        for path in PACKAGE.rglob("*")
        if "templates" in path.parts and path.suffix in {".html", ".txt", ".typ"}
    )
