"""`mosty journal verify`: recompute the chain over the journal."""

import dataclasses
import json

from django.core.management.base import BaseCommand, CommandError

from mosty.journal.actions import seal, verify


class Command(BaseCommand):
    help = "Checks the seals of the journal, or seals what can be sealed now."

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["verify", "seal"])
        parser.add_argument("--json", action="store_true", help="for programs")
        parser.add_argument(
            "--noted",
            default="",
            metavar="DIGEST",
            help="a seal written down earlier, which must still be in the chain",
        )

    def handle(self, *, what, noted, **options):
        if what == "seal":
            made = seal()
            self.stdout.write(f"Sealed {made}." if made else "Nothing to seal yet.")
            return
        verdict = verify(noted=noted)
        if options["json"]:
            facts = dataclasses.asdict(verdict) | {"is_sound": verdict.is_sound}
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
        else:
            self.tell(verdict)
        if not verdict.is_sound:
            raise CommandError("The journal was changed outside its actions.")

    def tell(self, verdict):
        self.stdout.write(
            f"{verdict.entries} entries under {verdict.seals} seals, "
            f"{verdict.unsealed} not sealed yet."
        )
        for fault in verdict.faults:
            self.stdout.write(f"  {fault}")
        self.stdout.write(f"Last seal: {verdict.digest}")
