"""`mosty page`: write free pages, take them off, list them."""

import sys
import zoneinfo
from datetime import datetime, time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.dateparse import parse_date, parse_datetime

from mosty.access.refusals import Refused
from mosty.institution import context as institution
from mosty.pages import actions
from mosty.pages.models import Page
from mosty.pages.richtext import titled
from mosty.ui.terminal import terminal_language


def moment(text):
    """`2026-12-01` or `2026-12-01T10:00`, in the institution's zone."""
    if not text:
        return None
    zone = zoneinfo.ZoneInfo(institution.current().time_zone)
    try:
        found = parse_datetime(text) or parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise CommandError(f"“{text}” is no date: write 2026-12-01 or 2026-12-01T10:00")
    if not isinstance(found, datetime):
        found = datetime.combine(found, time.min)
    return found if timezone.is_aware(found) else found.replace(tzinfo=zone)


def read(name):
    """The text of a file, or of the standard input for `-`."""
    if not name:
        return ""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{name} cannot be read: {error}") from error


class TextCommand(BaseCommand):
    """What `mosty page` and `mosty news` share: `add`, `withdraw`, `list`."""

    model = None

    def add_arguments(self, parser):
        doing = parser.add_subparsers(dest="what", required=True)
        self.add = doing.add_parser("add", help="write one")
        self.add.add_argument(
            "file", help="the Russian text in HTML; - reads the input"
        )
        self.add.add_argument("--english", default="", help="the English text in HTML")
        self.add.add_argument("--title", default="", help="else the <h1> of the file")
        self.add.add_argument("--title-en", default="", help="the title in English")
        self.add.add_argument("--from", dest="since", default="", help="shown since")
        self.add.add_argument("--until", default="", help="shown until")
        withdraw = doing.add_parser("withdraw", help="take one off the site")
        withdraw.add_argument("slug", help="its address")
        doing.add_parser("list", help="say which there are")

    def handle(self, *args, what, **options):
        with translation.override(terminal_language()):
            try:
                self.do(what, options)
            except Refused as refusal:
                raise CommandError(str(refusal.message)) from refusal

    def do(self, what, options):
        if what == "list":
            self.tell()
        elif what == "add":
            self.stdout.write(settings.PUBLIC_URL + self.address(self.write(options)))
        else:
            self.withdraw(options["slug"])

    @staticmethod
    def address(text):
        with translation.override(settings.LANGUAGE_CODE):
            return text.get_absolute_url()

    def withdraw(self, slug):
        text = self.model.objects.filter(slug=slug).first()
        if text is None:
            raise CommandError(f"There is nothing at “{slug}”. See the list.")
        actions.withdraw(text, at=timezone.now(), by="mosty")

    def tell(self):
        for text in self.model.objects.order_by("slug"):
            since = text.published_from
            state = f"{since:%Y-%m-%d %H:%M}" if since else "draft"
            self.stdout.write(f"{text.slug}\t{state}\t{text.title_ru}")

    def texts(self, options):
        title_ru, body_ru = titled(read(options["file"]))
        title_en, body_en = titled(read(options["english"]))
        title_ru = options["title"] or title_ru
        if not title_ru:
            raise CommandError("Give a title: --title, or an <h1> in the file.")
        return {
            "title_ru": title_ru,
            "title_en": options["title_en"] or title_en,
            "body_ru": body_ru,
            "body_en": body_en,
        }

    def times(self, options):
        return {
            "published_from": moment(options["since"]),
            "published_until": moment(options["until"]),
        }


class Command(TextCommand):
    help = "Writes a free page from an HTML file, takes one off, or lists them."
    model = Page

    def add_arguments(self, parser):
        super().add_arguments(parser)
        self.add.add_argument("--slug", required=True, help="its address, like about")

    def write(self, options):
        texts, times = self.texts(options), self.times(options)
        times["published_from"] = times["published_from"] or timezone.now()
        return actions.write_page(
            options["slug"],
            texts.pop("title_ru"),
            texts.pop("body_ru"),
            by="mosty page",
            **texts,
            **times,
        )
