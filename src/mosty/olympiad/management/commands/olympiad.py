"""`mosty olympiad`: the bank of tasks, and results out of the log."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from mosty.olympiad.actions import load_bank, rebuild
from mosty.olympiad.models import Edition
from mosty.ui.terminal import terminal_language


class Command(BaseCommand):
    requires_system_checks = []
    help = "Loads the bank of tasks, and folds results out of the log of answers."

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        what.add_parser("bank", help="add the tasks that come with Mosty")
        rebuilding = what.add_parser("rebuild", help="drop results and fold them anew")
        rebuilding.add_argument("edition", type=int, help="its number")

    def handle(self, *, what, edition=None, **options):
        with translation.override(terminal_language()):
            if what == "bank":
                number = {"number": load_bank(by="mosty olympiad")}
                self.stdout.write(_("Tasks added to the bank: %(number)s.") % number)
            else:
                self.rebuild(edition)

    def rebuild(self, number):
        edition = Edition.objects.filter(pk=number).first()
        if edition is None:
            raise CommandError(
                _("There is no edition %(number)s.") % {"number": number}
            )
        since = time.monotonic()
        made = rebuild(edition)
        told = {
            "attempts": made.attempts,
            "events": made.events,
            "seconds": f"{time.monotonic() - since:.1f}",
            "digest": made.digest,
        }
        self.stdout.write(
            _(
                "Folded: events %(events)s, attempts %(attempts)s, seconds %(seconds)s; "
                "SHA-256 %(digest)s"
            )
            % told
        )
