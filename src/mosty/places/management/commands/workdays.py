"""`mosty workdays [FILE.csv]`: the production calendar, and a year to add to it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mosty.places import actions, workdays


class Command(BaseCommand):
    help = (
        "Tell which years of working days are loaded, or load one: a CSV with the "
        "columns day,is of the days that differ from Monday to Friday (work or off)."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", metavar="FILE.csv")

    def handle(self, *, file, **options):
        if file:
            self._load(Path(file))
        years = ", ".join(map(str, sorted(workdays.loaded_years())))
        self.stdout.write(f"Working days are loaded for {years}.")

    def _load(self, file: Path) -> None:
        try:
            actions.load_workdays(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file}: {error}") from error
        except workdays.NoCalendar as error:
            raise CommandError(f"{file}: {error}") from error
