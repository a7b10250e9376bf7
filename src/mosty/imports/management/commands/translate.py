"""`mosty translate`: English texts and short titles for what an import made."""

from django.core.management.base import BaseCommand, CommandError

from mosty.imports.actions.translating import translate
from mosty.imports.translations import BadTranslations, read_translations


class Command(BaseCommand):
    help = "Puts the translations of a YAML file into the records of the register."

    def add_arguments(self, parser):
        parser.add_argument("file", help="like examples/spbappo/translations.yml")

    def handle(self, *args, file, **options):
        try:
            translations = read_translations(file)
        except BadTranslations as error:
            raise CommandError(str(error)) from error
        outcome = translate(translations, by="mosty translate")
        self.stdout.write(f"{outcome.changed} changed, {outcome.kept} as they were")
        for where in outcome.missing:
            self.stderr.write(f"not found: {where}")
        if outcome.missing:
            raise CommandError("Some records were not found; the others are written.")
