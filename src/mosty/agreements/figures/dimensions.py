"""By what agreements are counted, and the pairs of the register that open each figure."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Case, F, IntegerField, When
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements import telling
from mosty.agreements.life.conditions import life_state
from mosty.agreements.life.counted import counted
from mosty.agreements.models import Stage, TermRule
from mosty.agreements.models.agreement import Kind, Section
from mosty.agreements.slices import LIVES, state_then
from mosty.listings.filters import NONE
from mosty.ui.labels import labels

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """The year of the figures, and the day for which states are told."""

    year: int
    on: datetime.date
    today: datetime.date


@dataclass(frozen=True)
class Dimension:
    """One way to count.

    `value(asked)` is an expression over agreements; `pairs(key, asked)` opens the
    rows of a key in the register, taking the place of the parameters `instead`.
    `titles(options, asked)` gives words by key, in order; `options` are the choices of
    the register's filters by their names. `is_ordered` keeps that order, else the
    biggest stand first. A row of several keys (a direction) has `is_linked`.
    """

    name: str
    title: object
    value: Callable
    pairs: Callable[[str, Asked], Pairs]
    titles: Callable[[Mapping, Asked], Mapping[str, object]]
    instead: tuple[str, ...] = ()
    is_ordered: bool = False
    is_code: bool = False
    is_linked: bool = False
    is_years: bool = False
    lacks: Callable[[str], bool] = field(default=lambda key: False)

    def key_of(self, value) -> str:
        if value is None:
            return NONE
        return str(value).lower() if self.is_code else str(value)


def by_filter(name: str) -> Callable[[str, Asked], Pairs]:
    return lambda key, asked: ((name, key),)


def of_filter(name: str) -> Callable[[Mapping, Asked], Mapping]:
    return lambda options, asked: options[name]


def year_of_end(asked) -> Case:
    """As the slice `ended_in` tells it."""
    return Case(
        When(stage=Stage.SIGNED, ends_on__lt=asked.today, then=ExtractYear("ends_on")),
        When(stage=Stage.ENDED, then=ExtractYear("ended_early_on")),
        output_field=IntegerField(),
    )


def signed_year(key, asked) -> Pairs:
    if key == NONE:
        return (("signed", NONE),)
    return (("signed_in", key),)


def direction(key, asked) -> Pairs:
    return (("without", NONE),) if key == NONE else (("direction", key),)


NOT_STATED = pgettext_lazy("several", "not stated")
DIMENSIONS = (
    Dimension(
        "country",
        _("Country"),
        lambda asked: F("country_id"),
        by_filter("country"),
        of_filter("country"),
        ("country",),
        is_code=True,
    ),
    Dimension(
        "region",
        _("Region"),
        lambda asked: F("region_id"),
        by_filter("region"),
        of_filter("region"),
        ("region",),
        is_code=True,
    ),
    Dimension(
        "direction",
        _("Direction"),
        lambda asked: None,
        direction,
        lambda options, asked: {**options["direction"], NONE: NOT_STATED},
        ("direction",),
        is_ordered=True,
        is_linked=True,
    ),
    Dimension(
        "signed",
        _("Year of signing"),
        lambda asked: ExtractYear("signed_on"),
        signed_year,
        lambda options, asked: {NONE: pgettext_lazy("year", "not stated")},
        ("signed",),
        is_ordered=True,
        is_years=True,
    ),
    Dimension(
        "ended",
        _("Year of the end"),
        year_of_end,
        lambda key, asked: (("ended_in", key),),
        lambda options, asked: {},
        is_ordered=True,
        is_years=True,
        lacks=lambda key: key == NONE,
    ),
    Dimension(
        "stage",
        _("Stage"),
        lambda asked: F("stage"),
        by_filter("stage"),
        lambda options, asked: labels(Stage),
        ("stage",),
        is_ordered=True,
    ),
    Dimension(
        "state",
        _("State on the day"),
        lambda asked: state_then(asked.on),
        lambda key, asked: (("then", f"{key}.{asked.on}"),),
        lambda options, asked: telling.states(),
        is_ordered=True,
    ),
    Dimension(
        "section",
        _("Section"),
        lambda asked: F("section"),
        by_filter("section"),
        lambda options, asked: labels(Section),
        ("section",),
        is_ordered=True,
    ),
    Dimension(
        "kind",
        _("Kind"),
        lambda asked: F("kind"),
        by_filter("kind"),
        lambda options, asked: labels(Kind),
        ("kind",),
    ),
    Dimension(
        "rule",
        _("How long it runs"),
        lambda asked: F("term_rule"),
        by_filter("rule"),
        lambda options, asked: labels(TermRule),
        is_ordered=True,
    ),
    Dimension(
        "lives",
        _("Proof of life"),
        lambda asked: life_state(asked.today, counted()),
        by_filter("lives"),
        lambda options, asked: LIVES,
        is_ordered=True,
        lacks=lambda key: key == "",
    ),
    Dimension(
        "responsible",
        _("Responsible"),
        lambda asked: F("responsible_id"),
        by_filter("responsible"),
        of_filter("responsible"),
        ("responsible",),
    ),
)
BY_NAME = {one.name: one for one in DIMENSIONS}
