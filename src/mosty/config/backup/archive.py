"""The archive: a plain tar whose last member tells what all others are.

`database.dump` (PostgreSQL's custom format), `files/…`, and `manifest.json` with
the SHA-256 and size of each. Written and read in pieces, never held in memory.
"""

import hashlib
import json
import tarfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from mosty.config.backup.faults import BackupFault

FORMAT = 1
DUMP, MANIFEST, FILES = "database.dump", "manifest.json", "files/"
PIECE_BYTES = 1 << 20
LONGEST_MANIFEST_BYTES = 256 << 20


class Writer:
    """Writes members of sizes not known beforehand to a file that can be wound back."""

    def __init__(self, file: BinaryIO):
        self.file = file
        self.members: dict[str, dict] = {}

    def add(self, name: str, pieces: Iterable[bytes], *, mtime: float, mode=0o600):
        about = tarfile.TarInfo(name)
        about.mtime, about.mode = int(mtime), mode
        began = self.file.tell()
        self.file.write(header(about))
        digest = hashlib.sha256()
        for piece in pieces:
            self.file.write(piece)
            digest.update(piece)
            about.size += len(piece)
        self.file.write(b"\0" * (-about.size % tarfile.BLOCKSIZE))
        ended = self.file.tell()
        self.file.seek(began)
        self.file.write(header(about))
        self.file.seek(ended)
        self.members[name] = {"size": about.size, "sha256": digest.hexdigest()}

    def finish(self, manifest: dict) -> None:
        """Add the manifest; without it an archive is not whole."""
        whole = {"format": FORMAT, **manifest, "members": self.members.copy()}
        text = json.dumps(whole, indent=1).encode()
        self.add(MANIFEST, [text], mtime=time.time())
        self.file.write(b"\0" * tarfile.BLOCKSIZE * 2)


def header(about: tarfile.TarInfo) -> bytes:
    """As long for every size, so that it can be written again over itself."""
    return about.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape")


def pieces_of(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE_BYTES):
        yield piece


def verified(path: Path) -> dict:
    """The manifest, once every member was found to be what it says."""
    found, manifest = {}, None
    for about, pieces in members(path):
        if manifest is not None:
            raise BackupFault(f"{path}: there is more after the manifest.")
        if about.name == MANIFEST:
            manifest = read_manifest(path, about, pieces)
            continue
        digest = hashlib.sha256()
        for piece in pieces:
            digest.update(piece)
        found[about.name] = {"size": about.size, "sha256": digest.hexdigest()}
    if manifest is None:
        raise BackupFault(
            f"{path} is not whole: it has no manifest. The backup was broken off or "
            "the copy is not complete; use another one."
        )
    refuse_differences(path, found, manifest["members"])
    return manifest


def refuse_differences(path: Path, found: dict, told: dict) -> None:
    wrong = sorted(
        name for name in found.keys() | told.keys() if found.get(name) != told.get(name)
    )
    if wrong:
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        raise BackupFault(
            f"{path} is damaged: {', '.join(wrong[:3])}{more} is not what the manifest "
            "says. Use another backup; nothing was changed."
        )
    if DUMP not in found:
        raise BackupFault(f"{path} holds no database.")


def read_manifest(path: Path, about: tarfile.TarInfo, pieces: Iterable[bytes]) -> dict:
    if about.size > LONGEST_MANIFEST_BYTES:
        raise BackupFault(f"{path}: its manifest is too long to be true.")
    try:
        manifest = json.loads(b"".join(pieces))
        told, version = manifest["members"], manifest["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise BackupFault(f"{path}: its manifest cannot be read.") from error
    if version != FORMAT or not isinstance(told, dict):
        raise BackupFault(
            f"{path} has format {version}; this Mosty reads format {FORMAT}. Restore "
            "it with the Mosty that wrote it."
        )
    return manifest


def members(path: Path) -> Iterator[tuple[tarfile.TarInfo, Iterator[bytes]]]:
    """Each member with its pieces, in order; odd names and kinds are refused."""
    seen = set()
    with told_apart(path), tarfile.open(path, "r:", encoding="utf-8") as archive:
        for about in archive:
            refuse_odd(path, about, seen)
            seen.add(about.name)
            yield about, pieces_inside(path, archive.extractfile(about))


def pieces_inside(path: Path, member: BinaryIO) -> Iterator[bytes]:
    with told_apart(path):
        yield from pieces_of(member)


@contextmanager
def told_apart(path: Path):
    """Say of what cannot be read whether the file or its place is at fault."""
    try:
        yield
    except (tarfile.TarError, EOFError) as error:
        raise BackupFault(
            f"{path} cannot be read as a backup ({error}). It is another kind of file, "
            "or the copy is not complete; use another one."
        ) from error
    except OSError as error:
        raise BackupFault(f"{path} cannot be read: {error.strerror}.") from error


def refuse_odd(path: Path, about: tarfile.TarInfo, seen: set[str]) -> None:
    is_known = about.name in {DUMP, MANIFEST} or is_file_name(about.name)
    if not about.isreg() or not is_known or about.name in seen:
        raise BackupFault(
            f"{path} holds “{about.name}”, which no backup of Mosty holds. It was made "
            "by something else or changed; nothing was read from it."
        )


def is_file_name(name: str) -> bool:
    """Whether this is `files/` and a path that stays inside, written in one way."""
    rest = name.removeprefix(FILES)
    parts = PurePosixPath(rest).parts
    return (
        name.startswith(FILES)
        and bool(parts)
        and rest == "/".join(parts)
        and not {"..", "/"} & set(parts)
        and not parts[0].startswith(".mosty-")
        and "\0" not in name
    )
