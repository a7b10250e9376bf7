"""The board as one person sees it: columns by stage, cards with what they wait for."""

import datetime
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, F
from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mosty.agreements import rules, telling
from mosty.agreements.board.waits import Wait, Waits
from mosty.agreements.models import NEXT, Agreement, Stage
from mosty.agreements.narrowed import narrowed
from mosty.agreements.partner import partner_of, with_partner
from mosty.agreements.register import REGISTER
from mosty.listings.asked import understood
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

STAGES = (
    Stage.IDEA,
    Stage.DRAFT,
    Stage.NEGOTIATION,
    Stage.APPROVAL,
    Stage.CLEARANCE,
    Stage.SIGNING,
)
MOST_CARDS = 10
SIGNED_WITHIN = datetime.timedelta(days=30)
SELECTS = ("responsible", "kind", "direction", "country", "section")
FILTERS = {one.name: one for one in REGISTER.filters}
READ = (
    "register_number",
    "stage",
    "staged_at",
    "kind",
    "kind_text_ru",
    "kind_text_en",
    "responsible__family_name",
    "responsible__given_name",
    "responsible__patronymic",
    "responsible__erased_at",
    "counterpart__audience",
    "counterpart__is_archived",
    "counterpart__name_ru",
    "counterpart__name_en",
)


@dataclass(frozen=True)
class Card:
    """An agreement on the board; `days` at its stage are None where not known."""

    pk: int
    number: int
    title: str
    url: str
    kind: str
    responsible: str
    days: int | None
    since: str
    waits: list[Wait]
    moves: list[tuple[str, str]]


@dataclass(frozen=True)
class Column:
    stage: Stage
    title: object
    count: int
    url: str
    cards: list[Card] = field(default_factory=list)

    @property
    def left(self) -> int:
        return self.count - len(self.cards)


class Board:
    """Read when it is first asked for; narrowed by the filters of the register."""

    def __init__(self, query: QueryDict, viewing):
        self.viewing, self.query = viewing, query
        self.is_mine = query.get("mine") == "1" and bool(viewing.user.person_id)
        asked = query.copy()
        if self.is_mine:
            asked["responsible"] = str(viewing.user.person_id)
        listing = REGISTER.seen_by(viewing.user)
        self.narrowing = understood(listing, asked, viewing)
        self.may_keep = rules.may_keep(viewing.user)
        self.columns = self.read()

    def read(self) -> list[Column]:
        rows = narrowed(self.narrowing, self.viewing)
        if self.is_mine:
            rows = rows.filter(responsible=self.viewing.user.person_id)
        at_work = rows.filter(stage__in=STAGES).order_by()
        counts = dict(at_work.values_list("stage").annotate(number=Count("pk")))
        since = self.viewing.on - SIGNED_WITHIN
        signed = rows.filter(stage=Stage.SIGNED, signed_on__gte=since)
        cards = self.cards_of(rows, signed)
        columns = [
            Column(
                stage,
                stage.label,
                counts.get(stage.value, 0),
                self.url(stage=stage.value),
                [card for at, card in cards if at == stage],
            )
            for stage in STAGES
        ]
        done = [card for at, card in cards if at == Stage.SIGNED]
        number = len(done) if len(done) < MOST_CARDS else signed.count()
        days = f"{since}--{datetime.date(2199, 12, 31)}"
        url = self.url(stage=Stage.SIGNED.value, signed_in=days)
        return [*columns, Column(Stage.SIGNED, SIGNED_LATELY, number, url, done)]

    def cards_of(self, rows, signed) -> list[tuple[str, Card]]:
        """The cards of all columns, who waits longest first, by one question of ids."""
        first = rows.order_by(F("staged_at").asc(nulls_first=True), "pk")
        parts = [
            first.filter(stage=stage).values_list("pk", flat=True)[:MOST_CARDS]
            for stage in STAGES
        ]
        last = signed.order_by("-signed_on", "-pk").values_list("pk", flat=True)
        keys = list(parts[0].union(*parts[1:], last[:MOST_CARDS], all=True))
        held = with_partner(Agreement.objects.filter(pk__in=keys))
        held = held.select_related("responsible").only(*READ).order_by()
        found = {one.pk: one for one in held}
        agreements = [found[key] for key in keys if key in found]
        waits = Waits(agreements, on=self.viewing.on)
        return [(one.stage, self.card(one, waits)) for one in agreements]

    def card(self, one, waits) -> Card:
        partner = partner_of(one, self.viewing.audiences)
        kind = telling.kind_of(one)
        day = localdate(one.staged_at) if one.staged_at else None
        return Card(
            pk=one.pk,
            number=one.register_number,
            title=in_language(partner, "name").text if partner else kind,
            url=numbered("agreements_office:record", pk=one.pk),
            kind=kind,
            responsible=str(one.responsible or ""),
            days=(self.viewing.on - day).days if day else None,
            since=speak(day) if day else "",
            waits=waits.of(one),
            moves=MOVES[one.stage] if self.may_keep else [],
        )

    def url(self, **more) -> str:
        pairs = [p for p in self.narrowing.filter_pairs if p[0] not in more]
        return f"{reverse(REGISTER.url_name)}?{urlencode([*pairs, *more.items()])}"

    @property
    def choices(self) -> list[dict]:
        return [
            {
                "name": name,
                "title": FILTERS[name].title,
                "options": [
                    (key, title, key in self.narrowing.readings[name].keys)
                    for key, title in self.narrowing.options[name].items()
                ],
            }
            for name in SELECTS
        ]

    @property
    def address(self) -> str:
        """The filters as they stand in the address of the board."""
        pairs = [
            (name, value)
            for name in (*SELECTS, "mine")
            for value in self.query.getlist(name)
            if value
        ]
        return urlencode(pairs)


SIGNED_LATELY = _("Signed within a month")
MOVES = {
    stage.value: [(other.value, other.label) for other in Stage if other in NEXT[stage]]
    for stage in Stage
}
