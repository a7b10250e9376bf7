"""A look into a ZIP container before anything is unpacked."""

import io
import struct
import zipfile
from pathlib import PurePosixPath

from mosty.documents import limits
from mosty.documents.faults import CannotRead

NESTED = {".zip", ".rar", ".7z", ".gz", ".bz2", ".xz", ".tar", ".tgz", ".zst"}
END = b"PK\x05\x06"
IS_ENCRYPTED = 0x1
DAMAGED = (
    zipfile.BadZipFile,
    ValueError,
    OSError,
    struct.error,
    NotImplementedError,  # a version of the format that there never was
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The container, if its declared sizes are sane; raises `CannotRead` otherwise."""
    _count_entries(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED as error:
        raise CannotRead("broken") from error
    _look(archive.infolist())
    return archive


def entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """One entry's content, never more than its declared size."""
    try:
        return archive.read(name)
    except KeyError as error:
        raise CannotRead("broken", place=name) from error
    except RuntimeError as error:
        raise CannotRead("protected") from error
    except Exception as error:  # zlib, lzma and zipfile each raise their own
        raise CannotRead("broken", place=name) from error


def _count_entries(data: bytes) -> None:
    """The count in the end record, before the directory itself is parsed."""
    at = data.rfind(END)
    if at < 0 or len(data) < at + 22:
        raise CannotRead("broken")
    (entries,) = struct.unpack_from("<H", data, at + 10)
    if entries > limits.MAX_ENTRIES:
        raise CannotRead("archive_bomb", entries=entries)


def _look(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limits.MAX_ENTRIES:
        raise CannotRead("archive_bomb", entries=len(entries))
    unpacked = sum(item.file_size for item in entries)
    if unpacked > limits.MAX_UNPACKED:
        raise CannotRead("archive_bomb", unpacked=unpacked)
    for item in entries:
        if item.flag_bits & IS_ENCRYPTED:
            raise CannotRead("protected", place=item.filename)
        ratio = item.file_size / max(item.compress_size, 1)
        if item.file_size > limits.RATIO_MATTERS_FROM and ratio > limits.MAX_RATIO:
            raise CannotRead("archive_bomb", place=item.filename, ratio=int(ratio))
        if PurePosixPath(item.filename).suffix.lower() in NESTED:
            raise CannotRead("archive_bomb", place=item.filename)
