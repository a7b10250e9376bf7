"""The site's secret key: made once, kept in the data folder."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from mosty.config.database.place import make_folder

NAME = "secret-key"
SHORTEST = 32


def secret_key(data_dir: Path) -> str:
    """The key of this data folder; the first start makes it, readable by its owner only.

    Starts at the same moment agree: the file appears whole, and only once.
    """
    path = Path(data_dir) / NAME
    try:
        if not path.exists():
            make_folder(path.parent)
            _make(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"The secret key in {path} cannot be read or made ({error}). Run as the "
            "owner of the data folder, or set SECRET_KEY."
        ) from error
    if len(key) < SHORTEST:
        raise ImproperlyConfigured(
            f"The secret key in {path} is shorter than {SHORTEST} characters. Remove "
            "the file: a new one is made at the next start (people sign in again)."
        )
    return key


def _make(path):
    fresh = path.with_name(f".{NAME}-{secrets.token_hex(6)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(fresh, path)
    except FileExistsError:  # another start was faster
        pass
    finally:
        fresh.unlink()
