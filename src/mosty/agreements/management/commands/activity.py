"""`mosty activity`: record what was done, list it, put it away."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.activities.actions import put_away
from mosty.activities.models import Activity, State
from mosty.agreements.doing import record_done
from mosty.agreements.done import BadDone, read_file, understood
from mosty.ui.terminal import terminal_language

TEXTS = ("title_ru", "title_en", "summary_ru", "summary_en", "place_ru", "place_en")
NUMBERS = ("agreements", "partners", "directions", "forms")
REPEATED = "may be given more than once"


class Command(BaseCommand):
    help = "Records what was done in cooperation, lists it, puts a record away."

    def add_arguments(self, parser):
        doing = parser.add_subparsers(dest="what", required=True)
        add_recording(doing.add_parser("record", help="enter one activity"))
        archive = doing.add_parser("archive", help="take one off the pages")
        archive.add_argument("number", type=int, help="as the list says it")
        doing.add_parser("list", help="say which there are")

    def handle(self, *args, what, **options):
        with translation.override(terminal_language()):
            try:
                self.do(what, options)
            except Refused as refusal:
                raise CommandError(str(refusal.message)) from refusal
            except BadDone as fault:
                raise CommandError(str(fault)) from fault

    def do(self, what, options):
        if what == "record":
            said = read_file(options["file"]) if options["file"] else {}
            done = understood({**said, **said_by(options)})
            self.tell(record_done(done, by="mosty activity"))
        elif what == "archive":
            number = options["number"]
            activity = Activity.objects.filter(pk=number).first()
            if activity is None:
                raise CommandError(f"There is no activity {number}. See the list.")
            put_away(activity, by="mosty activity")
        else:
            standing = Activity.objects.filter(is_archived=False).with_pages()
            for activity in standing.order_by("pk"):
                self.tell(activity)

    def tell(self, activity):
        with translation.override(settings.LANGUAGE_CODE):
            url = settings.PUBLIC_URL + activity.get_absolute_url()
        self.stdout.write(f"{activity.pk}\t{url}\t{activity.title_ru}")


def add_recording(parser):
    add = parser.add_argument
    add("file", nargs="?", default="", help="YAML; what options say goes before it")
    add("--title", dest="title_ru", help="what was done, in Russian")
    add("--title-en", help="the same in English")
    add("--summary", dest="summary_ru", help="more of it, in Russian")
    add("--summary-en")
    add("--place", dest="place_ru", help="where, in Russian")
    add("--place-en")
    add("--state", choices=State.values)
    add("--audience", choices=Audience.values, help="everybody without it")
    add("--from", help="2026, 2026-03 or 2026-03-12")
    add("--until", help="the same")
    for name, helped in (
        ("agreement", "its number in the register"),
        ("partner", "the number in its address; else those of the agreements"),
        ("direction", "its number"),
        ("form", "its number"),
    ):
        add(f"--{name}", type=int, action="append", dest=f"{name}s", help=helped)
    add("--country", action="append", dest="countries", help="its code, like BY")
    add("--region", action="append", dest="regions", help="its code, like RU-TA")
    for name, form in (
        ("target", "4.7=WHY"),
        ("people", "BY=30 or BY=30:online"),
        ("result", "TITLE"),
        ("evidence", "ADDRESS=TITLE"),
    ):
        add(f"--{name}", action="append", metavar=form, help=REPEATED)


def said_by(options) -> dict:
    """What the options say, with the keys of a file."""
    plain = (*TEXTS, *NUMBERS, "countries", "regions", "state", "audience")
    said = {name: options[name] for name in (*plain, "from", "until")}
    parts = {
        "targets": [target(one) for one in options["target"] or ()],
        "people": [people(one) for one in options["people"] or ()],
        "results": [{"title_ru": one} for one in options["result"] or ()],
        "evidence": [evidence(one) for one in options["evidence"] or ()],
    }
    return {name: value for name, value in {**said, **parts}.items() if value}


def target(text) -> dict:
    code, _equals, reason = text.partition("=")
    return {"target": code, "reason_ru": reason}


def people(text) -> dict:
    code, _equals, count = text.partition("=")
    number, _colon, how = count.partition(":")
    row = {"country": code, "number": int(number) if number.isdecimal() else None}
    return {**row, "how": how} if how else row


def evidence(text) -> dict:
    """The title stands after the last `=`, for an address may hold others."""
    address, _equals, title = text.rpartition("=")
    return {"address": address, "title_ru": title}
