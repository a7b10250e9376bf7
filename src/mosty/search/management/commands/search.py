"""`mosty search reindex`: the index made anew from the things themselves."""

from django.core.management.base import BaseCommand

from mosty.search import actions


class Command(BaseCommand):
    help = "Keep the search index: `reindex` makes it anew, `sweep` forgets old words."

    def add_arguments(self, parser):
        parser.add_argument("step", choices=["reindex", "sweep"])

    def handle(self, *, step, **options):
        if step == "reindex":
            self.stdout.write(f"{actions.reindex()} things can be found.")
        else:
            self.stdout.write(f"{actions.sweep()} words were taken away.")
