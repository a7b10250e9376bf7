"""What a file is, told from its content; its name only decides between texts."""

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

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKAGE_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsx"),
)
OLD_OR_OTHER = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
)
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
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return FileType(_package(data))
    _refuse_other(data)
    try:
        decoded = decode(data)
    except CannotRead as error:
        if error.code == "binary":
            raise CannotRead("binary", format=_named(data)) from error
        raise
    kind = _kind_of_text(decoded.text, name)
    return FileType(kind, text=decoded.text, encoding=decoded.encoding)


def _package(data: bytes) -> Kind:
    with archives.open_archive(data) as archive:
        names = set(archive.namelist())
        for part, kind in PACKAGE_PARTS:
            if part in names:
                return Kind(kind)
        raise CannotRead("format_not_read", format=_other_package(archive, names))


def _other_package(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names:
        return "ODF" if b"opendocument" in archives.entry(archive, "mimetype") else ""
    return "ZIP"


def _refuse_other(data: bytes) -> None:
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise CannotRead("protected")
        is_workbook = "Workbook".encode("utf-16-le") in data
        raise CannotRead("format_not_read", format="XLS" if is_workbook else "DOC")
    for start, label in OLD_OR_OTHER:
        if data.startswith(start):
            raise CannotRead("format_not_read", format=label)


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
        matches = puremagic.magic_string(data[:65536])
    except (puremagic.PureError, ValueError, IndexError, UnicodeError):
        return ""
    best = max(matches, key=lambda match: match.confidence, default=None)
    if best is None or best.confidence < 0.5:
        return ""
    return best.extension.lstrip(".").upper()
