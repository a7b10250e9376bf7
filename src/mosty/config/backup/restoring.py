"""A backup is read back, after everything that speaks against it was looked at."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mosty.config.backup.archive import DUMP, FILES, MANIFEST, members, verified
from mosty.config.backup.contents import CLEAR, contents_of, version_of
from mosty.config.backup.faults import BackupFault
from mosty.config.backup.files import Exchange, stored_in
from mosty.config.backup.programs import connect, programs_for
from mosty.config.database.addresses import Address

# Rows that an empty Mosty has, too.
ALWAYS_THERE = (
    "activities_sdgtarget",
    "agreements_rulepack",
    "auth_",
    "django_",
    "journal_datachange",
    "partners_checksource",
    "places_",
    "procrastinate_",
)

LEAVING_S = 2  # a connection that was closed just now is counted for a moment
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND backend_type = 'client backend'
"""


@dataclass(frozen=True)
class Target:
    """Where a backup goes: a database and a folder of files."""

    address: Address
    folder: Path
    known_migrations: frozenset[str]
    chosen_binaries: str = ""


def restore(
    source: Path, target: Target, *, replace: bool, tell: Callable[[str], None] = print
) -> dict:
    """Put database and files of the archive in the place of the target's.

    Until the new database is committed as a whole, nothing is changed. Gives the
    manifest; `tell` hears what is lost.
    """
    manifest = verified(source)
    with connect(target.address) as connection:
        server_major = version_of(connection) // 10_000
        refuse_newer(manifest, target, server_major=server_major)
        refuse_company(connection)
        refuse_or_tell_loss(connection, target, replace=replace, tell=tell)
    programs = programs_for(server_major, target.chosen_binaries)
    try:
        with Exchange(target.folder) as exchange:
            unpack(source, exchange)
            words = programs.statements(exchange.dump, server_major=server_major)
            programs.run(target.address, chain([CLEAR.encode()], words))
            exchange.change_over()
    except OSError as error:
        where = error.filename or target.folder
        raise BackupFault(
            f"{where} cannot be written: {error.strerror}. Make room or give the right "
            "to write, and restore again."
        ) from error
    look_over(manifest, target)
    return manifest


def refuse_newer(manifest: dict, target: Target, *, server_major: int) -> None:
    newer = sorted(set(manifest["migrations"]) - target.known_migrations)
    if newer:
        raise BackupFault(
            f"The backup was made by a newer Mosty ({manifest['mosty']}; this one does "
            f"not know {newer[-1]}). Install that version first. Nothing was changed."
        )
    made_by = manifest["postgresql"] // 10_000
    if made_by > server_major:
        raise BackupFault(
            f"The backup comes from PostgreSQL {made_by} and does not go into "
            f"PostgreSQL {server_major}. Use a server as new. Nothing was changed."
        )


def refuse_company(connection) -> None:
    connection.autocommit = True
    deadline = time.monotonic() + LEAVING_S
    while others := connection.execute(OTHERS).fetchone()[0]:
        if time.monotonic() < deadline:
            time.sleep(0.1)
            continue
        raise BackupFault(
            f"Somebody works in this database ({others} connections). Stop every "
            "`mosty serve` and every node first. Nothing was changed."
        )


def refuse_or_tell_loss(connection, target: Target, *, replace: bool, tell) -> None:
    lost = loss(connection, target.folder)
    if not lost:
        return
    if not replace:
        raise BackupFault(
            "There is something here already: " + ", ".join(lost) + ". With --replace "
            "all of it is removed for what the backup holds; make a backup of it "
            "first. Nothing was changed."
        )
    tell("Replaced and lost: " + ", ".join(lost) + ".")


def loss(connection, folder: Path) -> list[str]:
    """What a restore would remove, like `agreements_agreement 18`, most rows first."""
    contents = contents_of(connection)
    rows = {
        name: count
        for name, count in contents.rows.items()
        if count and not name.startswith(ALWAYS_THERE)
    }
    lost = [
        f"{name} {rows[name]}" for name in sorted(rows, key=lambda name: -rows[name])
    ]
    files = sum(1 for _ in stored_in(folder))
    if files:
        lost.append(f"files {files}")
    return lost


def unpack(source: Path, exchange: Exchange) -> None:
    for about, pieces in members(source):
        if about.name == DUMP:
            exchange.put_dump(pieces)
        elif about.name != MANIFEST:
            name = about.name.removeprefix(FILES)
            exchange.put(name, pieces, mtime=about.mtime)


def look_over(manifest: dict, target: Target) -> None:
    """Count what came, refresh the planner's figures."""
    with connect(target.address) as connection:
        connection.autocommit = True
        connection.execute("ANALYZE")
        rows = contents_of(connection).rows
    files = sum(1 for _ in stored_in(target.folder))
    if rows != manifest["rows"] or files != manifest["files"]:
        raise BackupFault(
            "What was restored is not what the manifest counts. Did somebody write "
            "meanwhile? Stop everything and restore again with --replace."
        )
