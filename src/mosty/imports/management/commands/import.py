"""`mosty import`: a page into the register, its flags, undoing."""  # noqa: N999 - Django names the command after its file

import json
from functools import partial

from django.core.management.base import BaseCommand
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mosty.access.refusals import Refused
from mosty.documents.refusals import UnreadableFile
from mosty.imports import telling
from mosty.imports.actions import (
    accept_flag,
    import_page,
    preview_page,
    refuse_flag,
    undo,
)
from mosty.imports.models import Flag, Import
from mosty.imports.page.output import as_json
from mosty.institution.context import current as institution
from mosty.ui.terminal import terminal_language

REFUSED, USAGE = 1, 2
BY = "command"


class Command(BaseCommand):
    requires_system_checks = []
    help = "Reads an institution's page into the register; decides on its flags."

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        page = what.add_parser("page", help="read a page: text, HTML, DOCX, XLSX, CSV")
        page.add_argument("file")
        page.add_argument("--dry-run", action="store_true", help="write nothing")
        page.add_argument("--json", action="store_true", help="for programs")
        undoing = what.add_parser("undo", help="take an import back as a whole")
        undoing.add_argument("number", type=int, metavar="ID")
        what.add_parser("list", help="imports, the newest first")
        flags = what.add_parser("flags", help="what looked odd and is not decided")
        flags.add_argument("number", type=int, nargs="?", metavar="ID")
        flags.add_argument("--all", action="store_true", help="decided ones too")
        accepting = what.add_parser("accept", help="apply proposed corrections")
        accepting.add_argument("flags", type=int, nargs="+", metavar="FLAG_ID")
        accepting.add_argument(
            "--as", dest="value", default="", metavar="TEXT", help="your own correction"
        )
        refusing = what.add_parser("refuse", help="say that the original is right")
        refusing.add_argument("flags", type=int, nargs="+", metavar="FLAG_ID")

    def handle(self, *, what, **options):
        zone = institution().time_zone
        with translation.override(terminal_language()), timezone.override(zone):
            try:
                getattr(self, f"{what}_")(**options)
            except UnreadableFile as refusal:
                self.refuse_file(refusal, is_json=options.get("json", False))
            except Refused as refusal:
                self.end(str(refusal), REFUSED)

    def page_(self, *, file, dry_run, **options):
        read = preview_page if dry_run else partial(import_page, by=BY)
        made = read(file, today=timezone.localdate())
        if options["json"]:
            self.print_json(made, is_preview=dry_run)
            return
        is_stored = made.is_new and not dry_run
        found = made.flags.all() if is_stored else made.page.flags
        self.say(telling.reading(made.page))
        if found:
            self.say(["", _("Worth a look:")])
        self.say(telling.flags(found))
        self.say(["", *telling.outcome(made, is_preview=dry_run)])

    def undo_(self, *, number, **options):
        undo(self.found(Import, number), by=BY)
        self.say([_("Import %(number)s is undone.") % {"number": number}])

    def list_(self, **options):
        rows = list(Import.objects.all())
        self.say(telling.imports(rows) if rows else [_("Nothing was imported yet.")])

    def flags_(self, *, number, **options):
        flags = Flag.objects.standing() if options["all"] else Flag.objects.waiting()
        if number is not None:
            flags = flags.filter(of_import=self.found(Import, number))
        found = list(flags)
        self.say(
            telling.flags(found) if found else [_("Nothing waits for a decision.")]
        )

    def accept_(self, *, flags, value, **options):
        for flag in [self.found(Flag, number) for number in flags]:
            accept_flag(flag, by=BY, value=value)
            said = _("Flag %(number)s is accepted: %(text)s")
            text = value or flag.proposed
            self.say([said % {"number": flag.pk, "text": text}])

    def refuse_(self, *, flags, **options):
        for flag in [self.found(Flag, number) for number in flags]:
            refuse_flag(flag, by=BY)
            self.say([_("Flag %(number)s is refused.") % {"number": flag.pk}])

    def found(self, model, number):
        thing = model.objects.filter(pk=number).first()
        if thing is None:
            self.end(
                _("There is no such number: %(number)s.") % {"number": number}, USAGE
            )
        return thing

    def say(self, lines):
        for line in lines:
            self.stdout.write(line)

    def print_json(self, made, *, is_preview):
        outcome = {
            "import": None if is_preview else made.pk,
            "dry_run": is_preview,
            "is_new": made.is_new,
            **{name: made.counts[name] for name in ("made", "changed", "kept", "gone")},
        }
        answer = as_json(made.page) | {"outcome": outcome}
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))

    def refuse_file(self, refusal, *, is_json):
        if is_json:
            error = {
                "code": refusal.code,
                "message": refusal.sentence,
                "place": refusal.place,
                "remedy": refusal.remedy,
            }
            self.stdout.write(json.dumps({"error": error}, ensure_ascii=False))
        self.end(str(refusal), REFUSED)

    def end(self, message, code):
        self.stderr.write(message)
        raise SystemExit(code)
