"""The report for the committee: what a period brought, beside the same a year before."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.activities import times
from mosty.activities.models import Activity
from mosty.agreements import narrowed, periods, slices, telling
from mosty.agreements.models import Agreement
from mosty.agreements.partner import partner_of, with_partner
from mosty.agreements.register import REGISTER
from mosty.listings.asked import understood
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

MOST_LINES = 100
FIRST = "this-quarter"


@dataclass(frozen=True)
class Line:
    """One record: its number or nothing, its name, its day and what more is told."""

    number: str
    title: str
    url: str
    day: str
    text: str


@dataclass(frozen=True)
class Chapter:
    """A kind of thing that came in the period; `url` opens exactly these records."""

    name: str
    title: str
    count: int
    url: str
    before: int
    before_url: str
    lines: list[Line]
    none: str

    @property
    def left(self) -> int:
        return self.count - len(self.lines)

    @property
    def change(self) -> int:
        return self.count - self.before


@dataclass(frozen=True)
class Report:
    period: periods.Period
    word: str
    told: str
    before_told: str
    narrowed_by: list[str]
    chapters: list[Chapter]


@dataclass(frozen=True)
class Asking:
    """For whom, narrowed by what: `pairs` are those of the register."""

    viewing: object
    narrowing: object

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return self.narrowing.filter_pairs

    def agreements(self):
        return narrowed.narrowed(self.narrowing, self.viewing)

    def deeds(self):
        rows = Activity.objects.kept_for(self.viewing.user)
        if not self.pairs:
            return rows
        return rows.filter(narrowed.under(urlencode(self.pairs), self.viewing))

    def register_url(self, *more) -> str:
        return f"{reverse(REGISTER.url_name)}?{urlencode([*self.pairs, *more])}"

    def deeds_url(self, *more) -> str:
        own = [("under", urlencode(self.pairs))] if self.pairs else []
        return f"{reverse('agreements_office:deeds')}?{urlencode([*own, *more])}"


PAPERS = (
    ("signed_in", slices.signed_in, "signed_on"),
    ("ended_in", slices.ended_in, "ends_on"),
    ("ends_in", slices.ends_in, "ends_on"),
)
DEEDS = (
    ("done_in", narrowed.done_in),
    ("planned_in", narrowed.planned_in),
)


def report_of(query: QueryDict, viewing) -> Report:
    """What the address asks for; without a known period that of this quarter."""
    listing = REGISTER.seen_by(viewing.user)
    asking = Asking(viewing, understood(listing, query, viewing))
    word = query.get("period", FIRST)
    period = periods.understood(word, on=viewing.on)
    if period is None:
        word = FIRST
        period = periods.spoken(FIRST, on=viewing.on)
    former = periods.year_before(period)
    return Report(
        period=period,
        word=word,
        told=slices.period_told(period),
        before_told=slices.period_told(former),
        narrowed_by=told_of(asking.narrowing),
        chapters=chapters_of(asking, period.key, former.key),
    )


def told_of(narrowing) -> list[str]:
    return [
        str(one.told(pair, narrowing.options[one.name]))
        for one in REGISTER.filters
        for pair in narrowing.readings[one.name].pairs
    ]


def chapters_of(asking, now: str, then: str) -> list[Chapter]:
    words = titles()
    chapters = [
        papers_chapter(asking, name, condition, now, then, by=column, words=words[name])
        for name, condition, column in PAPERS
    ]
    chapters += [
        deeds_chapter(asking, name, condition, now, then, words=words[name])
        for name, condition in DEEDS
    ]
    signed, ended, ends, done, planned = chapters
    return [signed, ended, done, planned, ends]


def titles() -> dict[str, tuple[str, str]]:
    return {
        "signed_in": (_("Agreements signed"), _("None was signed.")),
        "ended_in": (_("Agreements ended"), _("None ended.")),
        "ends_in": (_("Agreements that will end"), _("None will end.")),
        "done_in": (_("What was done"), _("Nothing is recorded.")),
        "planned_in": (_("What is planned"), _("Nothing is planned.")),
    }


def papers_chapter(asking, name, condition, now, then, *, by, words) -> Chapter:
    viewing = asking.viewing
    rows = asking.agreements().filter(condition(now, viewing))
    shown = list(with_partner(rows).order_by(by, "register_number")[:MOST_LINES])
    return Chapter(
        name,
        words[0],
        len(shown) if len(shown) < MOST_LINES else rows.count(),
        asking.register_url((name, now)),
        asking.agreements().filter(condition(then, viewing)).count(),
        asking.register_url((name, then)),
        [paper_line(row, viewing, by) for row in shown],
        words[1],
    )


def paper_line(row: Agreement, viewing, by) -> Line:
    partner = partner_of(row, viewing.audiences)
    kind = telling.kind_of(row)
    if by == "signed_on":
        day = speak(row.signed_on, row.signed_precision)
    else:
        day = speak(row.ended_early_on) or telling.until_of(row, viewing.on)
    return Line(
        str(row.register_number),
        in_language(partner, "name").text if partner else kind,
        numbered("agreements_office:record", pk=row.pk),
        day,
        kind,
    )


def deeds_chapter(asking, name, condition, now, then, *, words) -> Chapter:
    viewing = asking.viewing
    rows = asking.deeds().filter(condition(now, viewing))
    shown = list(rows.order_by("starts_on", "pk")[:MOST_LINES])
    return Chapter(
        name,
        words[0],
        len(shown) if len(shown) < MOST_LINES else rows.count(),
        asking.deeds_url((name, now)),
        asking.deeds().filter(condition(then, viewing)).count(),
        asking.deeds_url((name, then)),
        [deed_line(row) for row in shown],
        words[1],
    )


def deed_line(row) -> Line:
    return Line(
        "",
        in_language(row, "title").text,
        numbered("agreements_office:deed", pk=row.pk),
        times.days(row),
        str(row.kind_said.label),
    )
