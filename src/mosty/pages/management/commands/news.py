"""`mosty news`: write news, take them off, list them."""

from django.utils import timezone

from mosty.pages import actions
from mosty.pages.management.commands.page import TextCommand
from mosty.pages.models import News


class Command(TextCommand):
    help = "Writes a piece of news from an HTML file, takes one off, or lists them."
    model = News

    def add_arguments(self, parser):
        super().add_arguments(parser)
        self.add.add_argument("--slug", default="", help="its address; from the title")
        self.add.add_argument("--lead", default="", help="two lines for lists, Russian")
        self.add.add_argument("--lead-en", default="", help="the same in English")
        self.add.add_argument(
            "--draft", action="store_true", help="write it, but show it to nobody"
        )

    def write(self, options):
        texts = self.texts(options)
        times = self.times(options)
        if options["draft"]:
            times = {}
        elif times["published_from"] is None:
            times["published_from"] = timezone.now()
        return actions.write_news(
            texts.pop("title_ru"),
            texts.pop("body_ru"),
            by="mosty news",
            slug=options["slug"],
            lead_ru=options["lead"],
            lead_en=options["lead_en"],
            **texts,
            **times,
        )
