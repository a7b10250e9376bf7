"""`mosty menu`: the institution's own entries in the menus."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from mosty.access.refusals import Refused
from mosty.pages import actions
from mosty.pages.models import MenuItem
from mosty.ui.terminal import terminal_language


class Command(BaseCommand):
    help = "Puts an entry into the main menu or the footer, takes one out, lists them."

    def add_arguments(self, parser):
        doing = parser.add_subparsers(dest="what", required=True)
        add = doing.add_parser("add", help="put one in, after the rooms' own")
        add.add_argument("title", help="in Russian")
        add.add_argument("address", help="like /contacts/ or https://…")
        add.add_argument("--title-en", default="", help="the title in English")
        add.add_argument("--place", choices=MenuItem.Place.values, default="main")
        add.add_argument(
            "--position", type=int, default=1, help="the smaller stands earlier"
        )
        remove = doing.add_parser("remove", help="take one out")
        remove.add_argument("number", type=int, help="as the list says it")
        doing.add_parser("list", help="say which there are")

    def handle(self, *args, what, **options):
        with translation.override(terminal_language()):
            try:
                self.do(what, options)
            except Refused as refusal:
                raise CommandError(str(refusal.message)) from refusal

    def do(self, what, options):
        if what == "add":
            item = actions.put_into_menu(
                options["title"],
                options["address"],
                by="mosty menu",
                title_en=options["title_en"],
                place=options["place"],
                position=options["position"],
            )
            self.tell(item)
        elif what == "remove":
            item = MenuItem.objects.filter(pk=options["number"]).first()
            if item is None:
                raise CommandError(f"No entry {options['number']}. See the list.")
            actions.take_out_of_menu(item, by="mosty menu")
        else:
            for item in MenuItem.objects.all():
                self.tell(item)

    def tell(self, item):
        self.stdout.write(f"{item.pk}\t{item.place}\t{item.address}\t{item.title_ru}")
