"""`mosty agreements`: the whole register into one workbook, and back."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mosty.agreements.exchange.faults import BadBook
from mosty.agreements.exchange.restoring import NotEntered, restore
from mosty.agreements.exchange.told import lines_of
from mosty.agreements.exchange.writing import write
from mosty.institution.context import current as institution
from mosty.ui.terminal import terminal_language

REFUSED, USAGE = 1, 2
BY = "mosty agreements"


class Command(BaseCommand):
    requires_system_checks = []
    help = "Writes the whole register into one XLSX workbook, and reads it back."

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        export = what.add_parser("export", help="write the workbook")
        export.add_argument("file", help="like register.xlsx; - for the output")
        entering = what.add_parser("import", help="read a workbook that Mosty wrote")
        entering.add_argument("file")
        entering.add_argument("--dry-run", action="store_true", help="write nothing")
        entering.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *, what, file, **options):
        with (
            translation.override(terminal_language()),
            timezone.override(institution().time_zone),
        ):
            if what == "export":
                self.export(file)
            else:
                self.enter(file, **options)

    def export(self, file):
        if file == "-":
            write(sys.stdout.buffer, at=timezone.now())
            return
        path = Path(file)
        waiting = path.with_name(f".{path.name}.part")
        try:
            with waiting.open("wb") as stream:
                counts = write(stream, at=timezone.now())
            waiting.replace(path)
        except OSError as error:
            self.end(f"{file}: {error.strerror}", USAGE)
        finally:
            waiting.unlink(missing_ok=True)
        told = {"count": counts["Agreements"], "file": file}
        self.stdout.write(_("%(file)s: %(count)s agreements.") % told)

    def enter(self, file, *, dry_run, **options):
        try:
            data = Path(file).read_bytes()
        except OSError as error:
            self.end(f"{file}: {error.strerror}", USAGE)
        code = 0
        try:
            outcome = restore(data, by=BY, is_dry_run=dry_run, name=Path(file).name)
        except BadBook as refusal:
            if options["json"]:
                self.say_json(
                    {"error": {"code": refusal.code, "message": str(refusal)}}
                )
            self.end(str(refusal), REFUSED)
        except NotEntered as refusal:
            outcome = refusal.outcome
        if outcome.faults:
            code = REFUSED
        if options["json"]:
            self.say_json({"dry_run": dry_run, **outcome.as_json()})
        else:
            for line in lines_of(outcome, is_dry_run=dry_run):
                self.stdout.write(line)
        if code:
            raise SystemExit(code)

    def say_json(self, told):
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1, default=str))

    def end(self, message, code):
        self.stderr.write(message)
        raise SystemExit(code)
