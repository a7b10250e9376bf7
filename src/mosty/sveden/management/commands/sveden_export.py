"""`mosty sveden export`: the block of the statutory page for another site.

It stands as `mosty sveden_export` too: the word after `sveden` needs the database,
the others do not.
"""

import zoneinfo
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mosty.institution.context import current as institution
from mosty.sveden import block, standing


class Command(BaseCommand):
    help = "The statutory page as one static file that asks nobody for anything."
    requires_system_checks = []

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--page", action="store_true", help="a whole page (as it is, by default)"
        )
        what.add_argument(
            "--fragment", action="store_true", help="the tables only, for another page"
        )
        parser.add_argument("--to", metavar="FILE", help="write there, not here")
        parser.add_argument(
            "--language", choices=[code for code, _name in settings.LANGUAGES]
        )

    def handle(self, *, fragment, to, language, **options):
        ours, language = institution(), language or settings.LANGUAGE_CODE
        with timezone.override(zoneinfo.ZoneInfo(ours.time_zone)):
            shown = standing.shown()
            if fragment:
                text = block.fragment(shown, language=language)
            else:
                text = block.whole_page(shown, language=language, institution=ours)
        if not to:
            self.stdout.write(text, ending="")
            return
        try:
            Path(to).write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{to}: {error.strerror or error}") from error
