"""`mosty redirect`: old addresses lead to new ones."""

from urllib.parse import unquote

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from mosty.access.refusals import Refused
from mosty.pages import actions
from mosty.pages.models import Redirect
from mosty.ui.terminal import terminal_language


class Command(BaseCommand):
    help = "Leads an address at which nothing stands any more to a new one."

    def add_arguments(self, parser):
        doing = parser.add_subparsers(dest="what", required=True)
        add = doing.add_parser("add", help="lead one; one that is led is led anew")
        add.add_argument("old", help="like /old-page.html")
        add.add_argument("new", help="like /contacts/")
        doing.add_parser("list", help="say which there are")

    def handle(self, *args, what, **options):
        if what == "list":
            for moved in Redirect.objects.order_by("old_path"):
                self.stdout.write(f"{moved.old_path}\t{moved.new_path}")
            return
        with translation.override(terminal_language()):
            try:
                actions.lead_on(
                    unquote(options["old"]), options["new"], by="mosty redirect"
                )
            except Refused as refusal:
                raise CommandError(str(refusal.message)) from refusal
