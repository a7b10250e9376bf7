"""What the settings of the institution borrow from here."""

from mosty.access.refusals import Refused
from mosty.documents import sandbox
from mosty.institution.offered import lend

LOGO_WIDTH = 480


def register() -> None:
    lend(picture=logo)


def logo(data: bytes) -> bytes:
    """A stranger's picture made anew as WebP, no wider than a logo needs.

    Raises `ValueError` with words for people.
    """
    try:
        drawn = sandbox.picture_anew(data, widths=(LOGO_WIDTH,))
    except Refused as refusal:
        raise ValueError(str(refusal.message)) from refusal
    return next(one.data for one in drawn[1:] if one.media_type == "image/webp")
