"""`mosty restore FILE`: put database and files of a backup in the place of these.

Everything is looked at first: each hash, the version, whether anybody works in the
database. What is here already is only replaced with --replace.
"""

import argparse
import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from mosty.config import migrations
from mosty.config.backup.faults import BackupFault
from mosty.config.backup.restoring import Target, restore
from mosty.config.commands import migrate
from mosty.config.commands.backup import owners_address
from mosty.config.database.borrowing import serving_lock
from mosty.config.database.place import make_folder


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty restore", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--replace", action="store_true", help="remove what is here already"
    )
    parser.add_argument("--json", action="store_true", help="print the manifest")
    options = parser.parse_args(arguments)
    try:
        with nobody_serving(Path(settings.DATA)):
            manifest = restore(
                options.file,
                here(),
                replace=options.replace,
                tell=lambda words: print(words, file=sys.stderr),
            )
            migrate.bring_up_to_date()
    except BackupFault as fault:
        print(f"mosty restore: {fault}", file=sys.stderr)
        return 1
    print(json.dumps(manifest) if options.json else told(manifest))
    return 0


def here() -> Target:
    return Target(
        address=owners_address(),
        folder=Path(settings.MEDIA_ROOT),
        known_migrations=frozenset(
            f"{label}.{name}" for label, name in migrations.known()
        ),
        chosen_binaries=os.environ.get("MOSTY_POSTGRES", ""),
    )


@contextmanager
def nobody_serving(data: Path):
    """Keep `mosty serve` from starting meanwhile; a fault where it runs."""
    make_folder(data)
    lock = serving_lock(data)
    if not lock.take(wait=False):
        raise BackupFault("`mosty serve` runs here. Stop it, then restore.")
    try:
        yield
    finally:
        lock.release()


def told(manifest: dict) -> str:
    return (
        f"Restored the backup of {manifest['made_at']}: {len(manifest['rows'])} tables "
        f"with {sum(manifest['rows'].values())} rows, {manifest['files']} files, each "
        "counted. Now: mosty doctor"
    )
