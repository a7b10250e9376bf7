"""Empty places of a text: brackets, lines to fill in, dots."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.agreements.texts.kept import READABLE, Text, reading_of
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import text_in
from mosty.documents.texts.shapes import Reading

SHOWN = 3
LONGEST = 60
SIGNED = r"(?!\s*(?:$|[/(A-ZА-ЯЁ]))"
PLACE = re.compile(
    r"\[(?!\s*\d+\s*\])[^\[\]\n]{0,160}\]"  # [not stated], but no footnote [1]
    r"|[«“\"]\s*_{2,}\s*[»”\"]"
    rf"|_{{3,}}+{SIGNED}"  # a line for a signature has a name after it, or nothing
    r"|…{2,}|\.{5,}",
    re.MULTILINE,
)


def places_in(reading: Reading) -> list[str]:
    """Each empty place as it stands in the text, in its order."""
    return [
        found[0][:LONGEST]
        for column in reading.columns
        for one in column
        for found in PLACE.finditer(one.text)
    ]


def places_of(version) -> list[str]:
    """Those of a stored version; none of one whose text cannot be read."""
    if version is None or version.media_type not in READABLE:
        return []
    try:
        return places_in(reading_of(Text(None, version)))
    except UnreadableFile:
        return []


def places_of_file(data: bytes, media_type: str) -> list[str]:
    """Those of a file that is not stored yet."""
    if media_type not in READABLE:
        return []
    try:
        return places_in(text_in(data))
    except UnreadableFile:
        return []


def told(places: list[str]) -> str:
    """`16 empty places: [Subject], «____», [not stated] and others`."""
    if not places:
        return ""
    first = list(dict.fromkeys(places))
    count = {"count": len(places), "places": ", ".join(first[:SHOWN])}
    words = ngettext(
        "%(count)s empty place: %(places)s",
        "%(count)s empty places: %(places)s",
        len(places),
    )
    more = _("and others") if len(first) > SHOWN else ""
    return " ".join(filter(None, (words % count, more)))
