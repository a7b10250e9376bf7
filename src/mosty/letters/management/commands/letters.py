"""`mosty letters`: the queue in figures, reports of letters that came back, a test."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count

from mosty.letters import actions
from mosty.letters.models import Letter
from mosty.letters.reports import LARGEST_BYTES


class Command(BaseCommand):
    help = "Shows the queue, reads reports about returned letters, sends a test letter."

    def add_arguments(self, parser):
        doing = parser.add_subparsers(dest="what", required=True)
        queue = doing.add_parser("queue", help="how many letters are in which state")
        queue.add_argument("--json", action="store_true", help="for programs")
        bounces = doing.add_parser(
            "bounces", help="read reports from files or folders of .eml files"
        )
        bounces.add_argument("places", nargs="+", type=Path, metavar="FILE|FOLDER")
        bounces.add_argument("--json", action="store_true", help="for programs")
        doing.add_parser("mailbox", help="read what is new in MOSTY_BOUNCES now")
        test = doing.add_parser("test", help="send a test letter at once")
        test.add_argument("to", help="the address it goes to")
        test.add_argument("--language", choices=["ru", "en"], default="ru")

    def handle(self, *, what, **options):
        getattr(self, what)(options)

    def queue(self, options):
        rows = Letter.objects.values_list("state").annotate(count=Count("pk"))
        counts = dict(rows.order_by("state"))
        if options["json"]:
            self.stdout.write(json.dumps(counts))
            return
        for state, count in counts.items():
            self.stdout.write(f"{state:<10} {count}")
        if not counts:
            self.stdout.write("No letter was written yet.")

    def bounces(self, options):
        told = [self.read(file) for place in options["places"] for file in eml(place)]
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for one in told:
            self.stdout.write(f"{one['file']}: {one['said']}")
        known = sum(1 for one in told if one["letter"])
        self.stdout.write(f"{len(told)} files, {known} about letters of this site.")

    def read(self, file):
        try:
            with file.open("rb") as opened:
                raw = opened.read(LARGEST_BYTES)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        taken = actions.take_report(raw, by="command:letters")
        if taken.report is None:
            said = "no report about a letter"
        elif taken.letter is None:
            said = "a report about a letter that is not of this site"
        else:
            known = "" if taken.is_new else " (read before)"
            said = (
                f"{taken.report.status} {taken.letter.to}: {taken.report.said}{known}"
            )
        letter = taken.letter.pk if taken.letter else None
        return {"file": str(file), "letter": letter, "said": said}

    def mailbox(self, options):
        self.stdout.write(f"{actions.read_mailbox()} new reports.")

    def test(self, options):
        outcome = actions.test_letter(
            options["to"], by="command:letters", language=options["language"]
        )
        if not outcome.is_delivered:
            raise CommandError(f"the letter did not leave: {outcome.said}")
        self.stdout.write(outcome.said)


def eml(place):
    """The file, or the `.eml` files of a folder in their order."""
    if not place.exists():
        raise CommandError(f"{place} is not there")
    return sorted(place.glob("*.eml")) if place.is_dir() else [place]
