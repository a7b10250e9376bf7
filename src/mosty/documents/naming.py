"""The name under which a reader saves a file."""

from pathlib import PurePosixPath

from mosty.documents.filetypes import SUFFIXES

LONGEST_NAME = 200
MEANT = {suffix: media_type for media_type, suffix in SUFFIXES.items()}
MEANT |= {".jpeg": MEANT[".jpg"]}
FREE = {".txt", ".zip"}
DOS, ELF = b"MZ", b"\x7fELF"
PROGRAMS = set(
    [
        ".exe",
        ".msi",
        ".com",
        ".scr",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".js",
        ".jar",
        ".apk",
        ".sh",
    ]
)


def meant_by(name: str) -> str:
    """The end of a name, in small letters: `.pdf`."""
    return PurePosixPath(name).suffix.lower()


def is_program(name: str, start: bytes = b"") -> bool:
    """By its name, or by its first bytes whatever it is called."""
    is_run = start.startswith(ELF) or (start.startswith(DOS) and b"\0" in start)
    return is_run or meant_by(name) in PROGRAMS


def is_as_named(name: str, media_type: str) -> bool:
    """Whether a file holds what its name promises; names that promise nothing do.

    A picture named as another kind of picture is kept under the right name.
    """
    suffix = meant_by(name)
    if suffix in FREE or suffix not in MEANT:
        return True
    meant = MEANT[suffix]
    is_picture = meant.startswith("image/") and media_type.startswith("image/")
    return is_picture or meant == media_type


def shown_name(name: str, media_type: str) -> str:
    """The name a reader saves it under: no folders, and the suffix of its content."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(sign for sign in plain if sign.isprintable()).strip(". ")
    stem = PurePosixPath(plain).stem[:LONGEST_NAME] or "file"
    suffix = SUFFIXES.get(media_type)
    return stem + (PurePosixPath(plain).suffix[:12] if suffix is None else suffix)
