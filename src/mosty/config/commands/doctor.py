"""`mosty doctor`: look at every part that Mosty stands on, and say what to do.

Exit code 0 when nothing is at fault, 1 when something is; warnings are no faults.
"""

import argparse
import json
import os
from dataclasses import asdict, replace
from pathlib import Path

from django.conf import settings

from mosty.config.backup.faults import BackupFault
from mosty.config.backup.programs import connect
from mosty.config.checkup import machine, server
from mosty.config.checkup.findings import Finding, fault
from mosty.config.database import DatabaseFault
from mosty.config.database.addresses import Address, address, is_embedded
from mosty.config.database.borrowing import running
from mosty.config.database.place import Place

SIGNS = {"fine": "ok", "warning": "warning", "fault": "FAULT", "not looked at": "?"}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty doctor", description=__doc__)
    parser.add_argument("--json", action="store_true", help="for a program to read")
    options = parser.parse_args(arguments)
    found = [*of_database(Path(settings.DATA)), *machine.findings(settings)]
    is_well = all(finding.state in {"fine", "warning"} for finding in found)
    if options.json:
        told = {"ok": is_well, "findings": [asdict(finding) for finding in found]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print("\n".join(line(finding) for finding in found))
    return 0 if is_well else 1


def line(finding: Finding) -> str:
    told = f"{SIGNS[finding.state]:<8} {finding.part:<13} {finding.said}"
    return f"{told}\n{'':<23}→ {finding.remedy}" if finding.remedy else told


def of_database(data: Path) -> list[Finding]:
    """A database that was never made is told, not made; one that sleeps is woken."""
    if is_embedded(os.environ) and not Place(data).files.exists():
        return unreachable("there is none yet", "`mosty serve` makes it.")
    try:
        with running(os.environ, data):
            return of_server(serving_address())
    except DatabaseFault as error:
        return unreachable("it does not start", str(error))


def serving_address() -> Address:
    return address({**os.environ, "MOSTY_DATABASE_ROLE": "app"}, settings.DATA)


def of_server(there: Address) -> list[Finding]:
    try:
        connection = connect(there)
    except BackupFault as error:
        return unreachable(str(error), "Start the server, or correct DATABASE_URL.")
    with connection:
        connection.autocommit = True
        return server.findings(connection, settings.APPEND_ONLY_TABLES)


def unreachable(said: str, remedy: str) -> list[Finding]:
    first = fault("database", said, remedy)
    unknown = replace(
        first, state="not looked at", said="needs the database", remedy=""
    )
    return [first, *(replace(unknown, part=part) for part in server.PARTS[1:])]
