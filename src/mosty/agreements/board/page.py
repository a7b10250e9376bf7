"""The board as one person sees it: columns by stage, cards with what they wait for."""

import datetime
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import BigIntegerField, Case, Count, F, Q, When, Window
from django.db.models.functions import RowNumber
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
    "section",
    "subject",
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


def first_of(rows, since: datetime.date) -> tuple[dict[str, int], list[int]]:
    """How many there are in each column, and the ids of its first cards, in one question.

    Who waits longest comes first; of those signed since the day, the last signed.
    """
    is_signed = Q(stage=Stage.SIGNED)
    place = Window(
        RowNumber(),
        partition_by="stage",
        order_by=[
            Case(When(is_signed, then=None), default="staged_at").asc(nulls_first=True),
            Case(When(is_signed, then="signed_on")).desc(),
            Case(
                When(is_signed, then=-F("pk")),
                default="pk",
                output_field=BigIntegerField(),
            ),
        ],
    )
    shown = rows.filter(Q(stage__in=STAGES) | Q(is_signed, signed_on__gte=since))
    shown = shown.order_by().annotate(
        place=place, in_column=Window(Count("pk"), partition_by="stage")
    )
    found = shown.filter(place__lte=MOST_CARDS).order_by("stage", "place")
    counts, keys = {}, []
    for key, stage, number in found.values_list("pk", "stage", "in_column"):
        counts[stage] = number
        keys.append(key)
    return counts, keys


class Board:
    """Read when it is first asked for; narrowed by the filters of the register."""

    def __init__(self, query: QueryDict, viewing, *, jurisdiction: str):
        self.viewing, self.query = viewing, query
        self.jurisdiction = jurisdiction
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
        since = self.viewing.on - SIGNED_WITHIN
        counts, keys = first_of(rows, since)
        cards = self.cards_of(keys)
        days = f"{since}--{datetime.date(2199, 12, 31)}"
        more = {stage: {"stage": stage.value} for stage in STAGES}
        more[Stage.SIGNED] = {"stage": Stage.SIGNED.value, "signed_in": days}
        return [
            Column(
                stage,
                TITLES.get(stage, stage.label),
                counts.get(stage.value, 0),
                self.url(**pairs),
                [card for at, card in cards if at == stage],
            )
            for stage, pairs in more.items()
        ]

    def cards_of(self, keys) -> list[tuple[str, Card]]:
        held = with_partner(Agreement.objects.filter(pk__in=keys))
        held = held.select_related("responsible").only(*READ).order_by()
        found = {one.pk: one for one in held}
        agreements = [found[key] for key in keys if key in found]
        waits = Waits(agreements, on=self.viewing.on, jurisdiction=self.jurisdiction)
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


TITLES = {Stage.SIGNED: _("Signed within a month")}
MOVES = {
    stage.value: [(other.value, other.label) for other in Stage if other in NEXT[stage]]
    for stage in Stage
}
