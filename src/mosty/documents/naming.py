"""The name under which a reader saves a file."""

from pathlib import PurePosixPath

from mosty.documents.filetypes import SUFFIXES

LONGEST_NAME = 200


def shown_name(name: str, media_type: str) -> str:
    """The name a reader saves it under: no folders, and the suffix of its content."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(sign for sign in plain if sign.isprintable()).strip(". ")
    stem = PurePosixPath(plain).stem[:LONGEST_NAME] or "file"
    suffix = SUFFIXES.get(media_type)
    return stem + (PurePosixPath(plain).suffix[:12] if suffix is None else suffix)
