"""What a file is, told from its content; its name only decides between texts.

Knows no Django: a stranger's file is looked into in a process apart (`sandbox`).
"""

import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

import puremagic

from mosty.documents import archives
from mosty.documents.delimiters import delimiter_of
from mosty.documents.encodings import decode
from mosty.documents.faults import CannotRead

UNKNOWN = "application/octet-stream"
PLAIN, SVG, ZIP = "text/plain", "image/svg+xml", "application/zip"
OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Format:
    """A kind of file: its name for people, its media type, how its name ends."""

    name: str
    media_type: str
    suffix: str


SIGNATURES = (
    (rb"%PDF-", Format("PDF", "application/pdf", ".pdf")),
    (rb"\x89PNG\r\n\x1a\n", Format("PNG", "image/png", ".png")),
    (rb"\xff\xd8\xff", Format("JPEG", "image/jpeg", ".jpg")),
    (rb"GIF8[79]a", Format("GIF", "image/gif", ".gif")),
    (rb"RIFF.{4}WEBP", Format("WebP", "image/webp", ".webp")),
    (rb"\{\\rtf", Format("RTF", "application/rtf", ".rtf")),
    (rb"Rar!", Format("RAR", "application/vnd.rar", ".rar")),
    (rb"7z\xbc\xaf\x27\x1c", Format("7z", "application/x-7z-compressed", ".7z")),
    (rb"\x1f\x8b", Format("gzip", "application/gzip", ".gz")),
)
PARTS = (
    (
        "word/document.xml",
        Format("DOCX", OFFICE + "wordprocessingml.document", ".docx"),
    ),
    ("xl/workbook.xml", Format("XLSX", OFFICE + "spreadsheetml.sheet", ".xlsx")),
    (
        "xl/workbook.bin",
        Format(
            "XLSB", "application/vnd.ms-excel.sheet.binary.macroenabled.12", ".xlsb"
        ),
    ),
    (
        "ppt/presentation.xml",
        Format("PPTX", OFFICE + "presentationml.presentation", ".pptx"),
    ),
)
SUFFIXES = {
    **{one.media_type: one.suffix for _, one in (*SIGNATURES, *PARTS)},
    PLAIN: ".txt",
    ZIP: ".zip",
}
INLINE = {"application/pdf", "image/gif", "image/jpeg", "image/png", "image/webp"}
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOOKED_AT = 65_536
SVG_OPENING = re.compile(
    rb"^\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>|\s)*"
    rb"<(?:[\w.-]+:)?svg[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
ANY_TAG = re.compile(rb"<[a-zA-Z!?/]")
TAG = re.compile(
    r"<!doctype\s+html|<html[\s>]|<(table|tbody|tr|td|p|div|ul|ol|li|dl|h[1-6]|body)"
    r"(\s[^<>]*)?>",
    re.IGNORECASE,
)
CLOSING = re.compile(r"</[a-z][a-z0-9]*\s*>", re.IGNORECASE)


class Kind(StrEnum):
    TEXT = "text"
    HTML = "html"
    CSV = "csv"
    DOCX = "docx"
    XLSX = "xlsx"


READABLE = {"DOCX": Kind.DOCX, "XLSX": Kind.XLSX, "XLSB": Kind.XLSX}


@dataclass(frozen=True)
class FileType:
    """A kind that can be read; `text` and `encoding` are set for kinds of text."""

    kind: Kind
    text: str = ""
    encoding: str = ""


def type_of(data: bytes, *, name: str = "") -> FileType:
    """The type of a file; raises `CannotRead` for what holds no readable page."""
    if not data.strip(b" \t\r\n\x00"):
        raise CannotRead("empty")
    if data.startswith(ZIP_STARTS):
        return FileType(_readable_package(data))
    _refuse_other(data)
    try:
        decoded = decode(data)
    except CannotRead as error:
        if error.code == "binary":
            raise CannotRead("binary", format=_named(data)) from error
        raise
    kind = _kind_of_text(decoded.text, name)
    return FileType(kind, text=decoded.text, encoding=decoded.encoding)


def media_type_of(data: bytes) -> str:
    """The media type of any file; `application/octet-stream` if it is not known."""
    if is_svg(data):
        return SVG
    signed = _signed(data)
    if signed:
        return signed.media_type
    if data.startswith(ZIP_STARTS):
        try:
            with archives.open_archive(data) as archive:
                packed = _packed(archive)
        except CannotRead:
            return UNKNOWN
        return packed.media_type if packed else ZIP
    return PLAIN if _is_plain(data[:LOOKED_AT]) else UNKNOWN


def is_svg(data: bytes) -> bool:
    """Whether a browser might take it for an SVG, in whatever encoding."""
    plain = data[:LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return bool(SVG_OPENING.match(plain))


def _signed(data: bytes) -> Format | None:
    """The format that begins so."""
    for start, found in SIGNATURES:
        if re.match(start, data, re.DOTALL):
            return found
    return None


def _packed(archive: zipfile.ZipFile) -> Format | None:
    """The format whose part is in the archive."""
    names = set(archive.namelist())
    return next((found for part, found in PARTS if part in names), None)


def _is_plain(data: bytes) -> bool:
    """Plain words; what has tags is not called text, so that nobody renders it."""
    if ANY_TAG.search(data):
        return False
    try:
        decode(data)
    except CannotRead:
        return False
    return True


def _readable_package(data: bytes) -> Kind:
    with archives.open_archive(data) as archive:
        packed = _packed(archive)
        if packed is None:
            raise CannotRead("format_not_read", format=_other_package(archive))
    if packed.name not in READABLE:
        raise CannotRead("format_not_read", format=packed.name)
    return READABLE[packed.name]


def _other_package(archive: zipfile.ZipFile) -> str:
    if "mimetype" in archive.namelist():
        return "ODF" if b"opendocument" in archives.entry(archive, "mimetype") else ""
    return "ZIP"


def _refuse_other(data: bytes) -> None:
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise CannotRead("protected")
        is_workbook = "Workbook".encode("utf-16-le") in data
        raise CannotRead("format_not_read", format="XLS" if is_workbook else "DOC")
    signed = _signed(data)
    if signed:
        raise CannotRead("format_not_read", format=signed.name)


def _kind_of_text(text: str, name: str) -> Kind:
    opening = TAG.search(text)
    if opening and (CLOSING.search(text) or opening.group().startswith("<!")):
        return Kind.HTML
    suffix = PurePath(name).suffix.lower()
    if suffix in {".csv", ".tsv"}:
        return Kind.CSV
    if suffix in {".txt", ".md"} or "|" in text:
        return Kind.TEXT
    return Kind.CSV if delimiter_of(text, is_sure=False) else Kind.TEXT


def _named(data: bytes) -> str:
    """The name of a known binary format, or nothing."""
    try:
        matches = puremagic.magic_string(data[:LOOKED_AT])
    except (puremagic.PureError, ValueError, IndexError, UnicodeError):
        return ""
    best = max(matches, key=lambda match: match.confidence, default=None)
    if best is None or best.confidence < 0.5:
        return ""
    return best.extension.lstrip(".").upper()
