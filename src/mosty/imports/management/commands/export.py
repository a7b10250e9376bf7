"""`mosty export page`: the register as the text table it was read from."""

from pathlib import Path

from django.core.management.base import BaseCommand

from mosty.imports.exports import register_as_text


class Command(BaseCommand):
    help = "Prints the public register as a text table, ready for a page."

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["page"])
        parser.add_argument("--output", metavar="FILE", help="write there, not here")

    def handle(self, *, what, output, **options):
        text = register_as_text()
        if output:
            Path(output).write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")
