"""What a stored file is, told from its content alone."""

import re

from mosty.documents.archives import open_archive
from mosty.documents.encodings import decode
from mosty.documents.faults import CannotRead

UNKNOWN = "application/octet-stream"
INLINE = {
    "application/pdf",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
}
OFFICE = "application/vnd.openxmlformats-officedocument."
PACKAGES = {
    "word/document.xml": OFFICE + "wordprocessingml.document",
    "xl/workbook.xml": OFFICE + "spreadsheetml.sheet",
    "ppt/presentation.xml": OFFICE + "presentationml.presentation",
}
STARTS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
SUFFIXES = {
    "application/pdf": ".pdf",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "text/plain": ".txt",
    "application/zip": ".zip",
    OFFICE + "wordprocessingml.document": ".docx",
    OFFICE + "spreadsheetml.sheet": ".xlsx",
    OFFICE + "presentationml.presentation": ".pptx",
}
SVG = re.compile(
    rb"^\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>|\s)*"
    rb"<(?:[\w.-]+:)?svg[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
LOOKED_AT = 65_536


def is_svg(data: bytes) -> bool:
    """Whether a browser might take it for an SVG, in whatever encoding."""
    plain = data[:LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return bool(SVG.match(plain))


def media_type_of(data: bytes) -> str:
    """The media type; `application/octet-stream` for what is not known."""
    for start, media_type in STARTS.items():
        if data.startswith(start):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    return "text/plain" if _is_text(data) else UNKNOWN


def _package(data: bytes) -> str:
    try:
        with open_archive(data) as archive:
            names = set(archive.namelist())
    except CannotRead:
        return UNKNOWN
    found = (kind for part, kind in PACKAGES.items() if part in names)
    return next(found, "application/zip")


def _is_text(data: bytes) -> bool:
    """Plain words; what has tags is not called text, so that nobody renders it."""
    if b"<" in data[:LOOKED_AT] and re.search(rb"<[a-zA-Z!?/]", data[:LOOKED_AT]):
        return False
    try:
        decode(data[:LOOKED_AT])
    except CannotRead:
        return False
    return True
