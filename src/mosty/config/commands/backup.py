"""`mosty backup FILE`: write database and files to one archive.

Mosty may go on working meanwhile. The secret key is not part of it.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from django.conf import settings

from mosty.config.backup.faults import BackupFault
from mosty.config.backup.writing import write
from mosty.config.database.addresses import Address, address


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty backup", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print the manifest")
    options = parser.parse_args(arguments)
    try:
        manifest = write(
            options.file,
            address=owners_address(),
            folder=Path(settings.MEDIA_ROOT),
            chosen=os.environ.get("MOSTY_POSTGRES", ""),
        )
    except BackupFault as fault:
        print(f"mosty backup: {fault}", file=sys.stderr)
        return 1
    print(json.dumps(manifest) if options.json else told(options.file, manifest))
    return 0


def owners_address() -> Address:
    environ = {**os.environ, "MOSTY_DATABASE_ROLE": "owner"}
    return address(environ, settings.DATA)


def told(file: Path, manifest: dict) -> str:
    size_mb = file.stat().st_size / 1_000_000
    rows = sum(manifest["rows"].values())
    return (
        f"{file}: {size_mb:.1f} MB, {len(manifest['rows'])} tables with {rows} rows, "
        f"{manifest['files']} files."
    )
