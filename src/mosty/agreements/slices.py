"""Filters of the register to which figures lead: faults, states on a day, periods.

None is offered in the panel; each stands as a chip. Several of one name narrow the
list together, so that a figure of a list that is narrowed already leads to its rows.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, CharField, Q, Value, When
from django.utils.translation import gettext as _

from mosty.agreements import periods, telling
from mosty.agreements.health.checks import BY_NAME
from mosty.agreements.health.declaring import Asking
from mosty.agreements.life.conditions import in_life
from mosty.agreements.life.counted import counted
from mosty.agreements.life.told import STATES as LIFE
from mosty.agreements.models import Agreement, Stage, TermRule
from mosty.agreements.term import EXPIRING_WITHIN_DAYS, TermState
from mosty.institution.context import current as institution
from mosty.listings.filters import NOTHING, Reading
from mosty.listings.listing import Viewing
from mosty.listings.related import Related
from mosty.ui.dates import speak
from mosty.ui.labels import label

MOST_KEYS = 6
LONGEST_KEY = 400
LIVES = {state: words for state, (words, _kind) in LIFE.items()}
RUNNING = (TermState.IN_FORCE, TermState.EXPIRING)


@dataclass(frozen=True)
class SeenReading(Reading):
    """What was understood, and for whom and on which day."""

    viewing: Viewing | None = None


@dataclass(frozen=True)
class Words:
    """How the keys are told to one reader."""

    told: Callable
    viewing: Viewing

    def __call__(self, key: str) -> str:
        return self.told(key, self.viewing.on)


@dataclass(frozen=True)
class Slice(Related):
    """Rows by a key that has no list of its own.

    `named(key, on)` tells the key in words, empty where there is none such;
    `links(key, viewing)` is its `Q` over the rows of `model`.
    """

    model: type = Agreement

    def options(self, viewing: Viewing) -> Words:
        return Words(self.named, viewing)

    def read(self, query, options) -> Reading:
        given = dict.fromkeys(query.getlist(self.name))
        keys = [key.strip()[:LONGEST_KEY] for key in given if key.strip()][:MOST_KEYS]
        known = [key for key in keys if options(key)]
        return SeenReading(
            tuple((self.name, key) for key in known),
            tuple((self.name, key) for key in keys if key not in known),
            options.viewing,
        )

    def narrowed(self, reading: Reading, viewing: Viewing) -> Q:
        return self.condition(reading)

    def condition(self, reading) -> Q:
        if reading.odd or not reading.pairs:
            return NOTHING
        wanted = Q()
        for key in reading.keys:
            wanted &= self.links(key, reading.viewing)
        return wanted

    def ids(self, reading: Reading) -> set[int]:
        if not reading.pairs or reading.odd:
            return set()
        rows = self.model.objects.filter(self.condition(reading)).order_by()
        return set(rows.values_list("pk", flat=True))

    def told(self, pair, options) -> str:
        return options(pair[1])


def fault_named(key, on) -> str:
    check = BY_NAME.get(key)
    return str(check.title) if check else ""


def with_fault(key, viewing) -> Q:
    asking = Asking(viewing.on, institution().country_code)
    return BY_NAME[key].where(asking)


def state_asked(key) -> tuple[list[str], datetime.date] | None:
    """`in_force,expiring.2025-12-31`: states, and the day they are asked for."""
    states, _dot, day = key.partition(".")
    try:
        on = datetime.date.fromisoformat(day)
    except ValueError:
        return None
    names = states.split(",")
    known = set(names) <= set(TermState) and periods.is_known(on.year)
    return (names, on) if known else None


def state_named(key, on) -> str:
    asked = state_asked(key)
    if asked is None:
        return ""
    told = ", ".join(telling.states()[one] for one in asked[0])
    return _("On %(day)s: %(states)s") % {"day": speak(asked[1]), "states": told}


def in_state(key, viewing) -> Q:
    states, day = state_asked(key)
    rows = Agreement.objects.alias(then=state_then(day)).filter(then__in=states)
    return Q(pk__in=rows.order_by().values("pk"))


def state_then(day: datetime.date) -> Case:
    """The `TermState` of a day that may lie behind, told from what is known today.

    One ended early was in force until then, one put away later stood in the register.
    """
    was_signed = Q(stage__in=(Stage.SIGNED, Stage.ENDED, Stage.ARCHIVED), origin__gt="")
    is_away = Q(stage=Stage.ARCHIVED) & ~Q(staged_at__date__gt=day)
    no_end = Q(ends_on=None, is_endless=False)
    soon = day + datetime.timedelta(days=EXPIRING_WITHIN_DAYS)
    return Case(
        When(Q(stage=Stage.REFUSED) | is_away, then=Value(TermState.CLOSED)),
        When(
            Q(stage=Stage.ENDED) & ~Q(ended_early_on__gt=day),
            then=Value(TermState.ENDED),
        ),
        When(Q(ended_early_on__lte=day), then=Value(TermState.ENDED)),
        When(~was_signed, then=Value(TermState.PLANNED)),
        When(ends_on__lt=day, then=Value(TermState.EXPIRED)),
        When(Q(starts_on=None) | no_end, then=Value(TermState.UNKNOWN)),
        When(starts_on__gt=day, then=Value(TermState.NOT_YET)),
        When(ends_on__lte=soon, then=Value(TermState.EXPIRING)),
        default=Value(TermState.IN_FORCE),
        output_field=CharField(),
    )


def rule_named(key, on) -> str:
    if key not in TermRule.values:
        return ""
    return _("Term: %(rule)s") % {"rule": label(TermRule, key)}


def of_rule(key, viewing) -> Q:
    return Q(term_rule=key)


def life_named(key, on) -> str:
    return _("Proof of life: %(life)s") % {"life": LIVES[key]} if key in LIVES else ""


def in_life_state(key, viewing) -> Q:
    rows = in_life(Agreement.objects.order_by(), viewing.on, counted(), key)
    return Q(pk__in=rows.values("pk"))


def undirected_named(key, on) -> str:
    return _("No direction") if key == "none" else ""


def undirected(key, viewing) -> Q:
    links = Agreement.directions.through.objects.values("agreement")
    return ~Q(pk__in=links)


def period_named(words):
    def named(key, on) -> str:
        period = periods.understood(key, on=on)
        return words() % {"period": period_told(period)} if period else ""

    return named


def period_told(period) -> str:
    """`2026`, `IV квартал 2026`, or the two days."""
    if period == periods.year_of(period.since.year):
        return str(period.since.year)
    if period.quarter:
        told = {"quarter": ROMAN[period.quarter], "year": period.since.year}
        return _("%(quarter)s quarter of %(year)s") % told
    days = {"since": speak(period.since), "until": speak(period.until)}
    return _("%(since)s to %(until)s") % days


ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


def within(column: str, period) -> Q:
    return Q(**{f"{column}__gte": period.since, f"{column}__lte": period.until})


def signed_in(key, viewing) -> Q:
    """Those signed in it; of a day known to the year alone only whole years tell."""
    period = periods.understood(key, on=viewing.on)
    wanted = within("signed_on", period)
    return wanted if period.is_year else wanted & ~Q(signed_precision="year")


def ended_in(key, viewing) -> Q:
    """Those whose last day is in it and is past today."""
    period = periods.understood(key, on=viewing.on)
    is_over = Q(stage=Stage.SIGNED, ends_on__lt=viewing.on) & within("ends_on", period)
    was_ended = Q(stage=Stage.ENDED) & within("ended_early_on", period)
    return is_over | was_ended


def ends_in(key, viewing) -> Q:
    """Those whose last day is in it and is still to come."""
    period = periods.understood(key, on=viewing.on)
    return Q(stage=Stage.SIGNED, ends_on__gte=viewing.on) & within("ends_on", period)


def added_in(key, viewing) -> Q:
    period = periods.understood(key, on=viewing.on)
    return within("added_at__date", period)


SLICES = (
    Slice("fault", "", fault_named, with_fault),
    Slice("then", "", state_named, in_state),
    Slice("rule", "", rule_named, of_rule),
    Slice("lives", "", life_named, in_life_state),
    Slice("without", "", undirected_named, undirected),
    Slice(
        "signed_in",
        "",
        period_named(lambda: _("Signed in: %(period)s")),
        signed_in,
    ),
    Slice("ended_in", "", period_named(lambda: _("Ended in: %(period)s")), ended_in),
    Slice("ends_in", "", period_named(lambda: _("Ends in: %(period)s")), ends_in),
    Slice(
        "added_in",
        "",
        period_named(lambda: _("Entered in the register in: %(period)s")),
        added_in,
    ),
)
