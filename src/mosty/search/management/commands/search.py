"""`mosty search reindex`: the index made anew from the things themselves."""

from django.core.management.base import BaseCommand, CommandError

from mosty.search import actions


class Command(BaseCommand):
    help = "Keep the search index: `reindex` makes it anew, `sweep` forgets old words."

    def add_arguments(self, parser):
        parser.add_argument("step", choices=["reindex", "sweep"])

    def handle(self, *, step, **options):
        try:
            self.stdout.write(self.told(step))
        except actions.IndexBusy as busy:
            raise CommandError(str(busy)) from busy

    def told(self, step):
        if step == "reindex":
            return f"{actions.reindex()} things can be found."
        return f"{actions.sweep()} words were taken away."
