"""`mosty messages`: bring the Russian catalogues up to date and compile them."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mosty.ui import catalogue


class Command(BaseCommand):
    help = "Extracts strings into each room's catalogue and compiles it with Babel."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="only say what is not translated"
        )
        parser.add_argument(
            "--compile", action="store_true", help="only compile what is there"
        )
        parser.add_argument("rooms", nargs="*", help="rooms to refresh; all by default")

    def handle(self, *, check, compile, rooms, **options):
        package = Path(settings.PACKAGE)
        chosen = [
            room for room in catalogue.rooms(package) if not rooms or room.name in rooms
        ]
        faults = 0
        for room in chosen:
            if not (check or compile):
                catalogue.refresh(room)
            if not check:
                catalogue.compile_mo(room)
            if not compile:
                faults += self.tell(catalogue.verdict_on(room))
        if faults:
            raise CommandError(f"{faults} strings have no Russian yet.")

    def tell(self, verdict):
        for kind in ("untranslated", "fuzzy"):
            for message in getattr(verdict, kind):
                self.stdout.write(f"{verdict.room}: {kind}: {message!r}")
        return len(verdict.untranslated) + len(verdict.fuzzy)
