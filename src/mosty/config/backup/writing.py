"""A backup is written: the database at one moment, then the files."""

import os
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg

from mosty.config.backup.archive import DUMP, FILES, Writer, pieces_of
from mosty.config.backup.contents import contents_of, version_of
from mosty.config.backup.faults import BackupFault
from mosty.config.backup.files import stored_in
from mosty.config.backup.programs import connect, programs_for
from mosty.config.database.addresses import Address


def write(target: Path, *, address: Address, folder: Path, chosen: str = "") -> dict:
    """Write database and folder to `target`, which appears whole or not at all.

    Gives the manifest. Mosty may go on working meanwhile: a file that was stored
    after the database's moment does no harm.
    """
    if target.exists():
        raise BackupFault(f"{target} is there already. Name another file.")
    if target.resolve().is_relative_to(folder.resolve()):
        raise BackupFault(f"{target} would be a part of itself. Name another place.")
    part = target.with_name(f".{target.name}.part-{os.getpid()}")
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            manifest = fill(Writer(file), address=address, folder=folder, chosen=chosen)
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    except OSError as error:
        raise BackupFault(
            f"{target} cannot be written: {error.strerror}. Name a place with more "
            "space or the right to write there."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def fill(writer: Writer, *, address: Address, folder: Path, chosen: str) -> dict:
    now = datetime.now(UTC)
    with connect(address) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        [snapshot] = connection.execute("SELECT pg_export_snapshot()").fetchone()
        server = version_of(connection)
        programs = programs_for(server // 10_000, chosen)
        contents = contents_of(connection)
        dump = programs.dump(address, snapshot=snapshot)
        writer.add(DUMP, dump, mtime=now.timestamp())
    for name, path in stored_in(folder):
        add_file(writer, FILES + name, path)
    manifest = {
        "mosty": version("mosty"),
        "made_at": now.isoformat(timespec="seconds"),
        "postgresql": server,
        "pg_dump": programs.major,
        "migrations": contents.migrations,
        "rows": contents.rows,
        "files": len(writer.members) - 1,
    }
    writer.finish(manifest)
    return manifest


def add_file(writer: Writer, name: str, path: Path) -> None:
    try:
        file = path.open("rb")
    except FileNotFoundError:  # removed since it was listed
        return
    except OSError as error:
        raise BackupFault(f"{path} cannot be read: {error.strerror}.") from error
    with file:
        writer.add(name, pieces_of(file), mtime=os.fstat(file.fileno()).st_mtime)
