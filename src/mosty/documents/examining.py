"""What a file is before it is stored: its type, its warnings, its picture."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.documents import limits
from mosty.documents.filetypes import SVG
from mosty.documents.naming import is_as_named, is_program
from mosty.documents.sandbox import Drawn, media_type_of, paper_facts, picture_anew

LARGEST_BYTES = 50_000_000
BEGINNING = 512
PDF = "application/pdf"
PICTURES = {"image/gif", "image/jpeg", "image/png", "image/webp"}


class TooLarge(Refused):
    message = _("The file is larger than 50 MB. Divide it or make the scans lighter.")


class Empty(Refused):
    message = _("The file is empty. Look whether it was saved, and choose it again.")


class NoSvg(Refused):
    message = _(
        "SVG drawings may carry code and are not stored. Save the picture as PNG "
        "or the paper as PDF."
    )


class NotAsNamed(Refused):
    """The content is not what the name promises."""

    def __init__(self, name):
        words = _(
            "“%(name)s” does not hold what its name says: the file is damaged or of "
            "another kind. Open it, save it anew as PDF and choose it again."
        )
        super().__init__(message=words % {"name": name})


class Program(Refused):
    def __init__(self, name):
        words = _(
            "“%(name)s” is a program, not a paper: it is not stored. Choose the scan, "
            "the PDF or the text."
        )
        super().__init__(message=words % {"name": name})


@dataclass(frozen=True)
class Examined:
    """A file that may be stored; of a picture, the bytes that were made anew."""

    data: bytes
    media_type: str
    pages: int | None = None
    warnings: list[str] = field(default_factory=list)
    renditions: list[Drawn] = field(default_factory=list)


def examined(data: bytes, *, widths: tuple[int, ...] = limits.PREVIEW_WIDTHS):
    """Look into the bytes, in processes apart; gives an `Examined`.

    Raises `Empty`, `TooLarge`, `NoSvg`, `HugePicture`, `BrokenPicture`.
    """
    if not data:
        raise Empty
    if len(data) > LARGEST_BYTES:
        raise TooLarge
    media_type = media_type_of(data)
    if media_type == SVG:
        raise NoSvg
    if media_type in PICTURES:
        itself, *others = picture_anew(data, widths=widths)
        return Examined(itself.data, itself.media_type, renditions=others)
    if media_type == PDF:
        pages, warnings = paper_facts(data)
        return Examined(data, media_type, pages=pages, warnings=warnings)
    return Examined(data, media_type)


def refuse_untrue(name: str, media_type: str, start: bytes) -> None:
    """Raise `Program` or `NotAsNamed` for what cannot be a paper of that name.

    `start` is the beginning of the file.
    """
    if is_program(name, start[:BEGINNING]):
        raise Program(name)
    if not is_as_named(name, media_type):
        raise NotAsNamed(name)
