"""Typed readers of environment variables.

A missing or odd variable stops the start with a sentence that helps.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "yes" if default else "no").strip().lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”: write yes or no.")


def number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default)).strip()
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} is “{value}”: write a whole number.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [part for part in text(name, default).replace(",", " ").split() if part]


def folder(name: str, default: Path) -> Path:
    return Path(text(name) or default).expanduser().absolute()


def data_folder() -> Path:
    """Where this Mosty keeps what is its own: MOSTY_DATA, or `var` right here."""
    return folder("MOSTY_DATA", Path.cwd() / "var")
