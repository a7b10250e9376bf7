"""Where the running `mosty serve` stands, for commands that print addresses."""

from pathlib import Path

from mosty.config.database.borrowing import serving_lock

NAME = "address"


def write(data: Path, url: str) -> None:
    (data / NAME).write_text(f"{url}\n")


def forget(data: Path) -> None:
    (data / NAME).unlink(missing_ok=True)


def read(data: Path) -> str:
    """Its address, or nothing where nothing is served from this data folder."""
    place = data / NAME
    if place.exists() and serving_lock(data).is_held():
        return place.read_text().strip()
    return ""
