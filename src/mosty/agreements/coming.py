"""What comes of the terms of agreements, and who is bound by one on a day."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mosty.agreements import term
from mosty.agreements.actions.reckoning import (
    amendments_among,
    amendments_of,
    whole_term,
)
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.models.agreement import Level, RenewalRule
from mosty.agreements.telling import precision_of_end, state_of
from mosty.agreements.term import Event, EventKind, TermState
from mosty.ui.dates import speak

KINDS = {
    EventKind.END: _("The term ends"),
    EventKind.NOTICE: _("Last day for a notice"),
    EventKind.RENEWAL: _("Renewed by itself"),
}
BINDING = (TermState.IN_FORCE, TermState.EXPIRING)
AHEAD = datetime.timedelta(days=731)
AT_ONCE = 1000


@dataclass(frozen=True)
class Coming:
    agreement: Agreement
    event: Event
    told: object
    when: str


@dataclass(frozen=True)
class Bound:
    """Who is bound on the day `on`; nobody where the agreement is not in force.

    `alone_on` is the day from which fewer than two are, where a party left or leaves.
    """

    on: datetime.date
    is_in_force: bool
    is_unknown: bool
    parties: list
    is_too_few: bool
    alone_on: datetime.date | None = None


def told_of(agreement, event) -> Coming:
    when = speak(event.on, event.precision)
    return Coming(agreement, event, KINDS[event.kind], when)


def coming_of(agreement, on) -> list[Coming]:
    """What comes within two years of one signed agreement."""
    if agreement.stage != Stage.SIGNED:
        return []
    found = events_of(agreement, on, on + AHEAD, amendments_of(agreement))
    return [told_of(agreement, event) for event in found][:6]


def coming_between(rows, since, until) -> list[Coming]:
    """What comes of signed `rows`, in order of days; amendments share their
    parent's term and are left out."""
    found = [told_of(one, event) for one, event in events_between(rows, since, until)]
    return sorted(found, key=lambda one: (one.event, one.agreement.register_number))


def events_between(rows, since, until):
    """Pairs of an agreement and an event from a day through another."""
    for one, amendments in with_amendments(alive(rows, since, until)):
        for event in events_of(one, since, until, amendments):
            yield one, event


def next_events(rows, after):
    """Pairs of an agreement and the first event of each kind after the day."""
    since = after + datetime.timedelta(days=1)
    for one, amendments in with_amendments(alive(rows, since, term.LATEST)):
        whole = whole_term(one, amendments=amendments)
        for event in first_of_each(whole, after):
            yield one, event


def first_of_each(whole, after) -> list[Event]:
    found, asked = {}, {EventKind.RENEWAL}
    if whole.notice_months or whole.notice_days:
        asked.add(EventKind.NOTICE)
    for one in term.coming(whole, after, term.LATEST):
        if one.on > after:
            found.setdefault(one.kind, one)
        if asked <= found.keys():
            break
    return sorted(found.values())


def with_amendments(rows):
    """Each agreement with its amendments, set by set: a few questions for a thousand
    rows, however many of them have amendments, notices or acts of prolongation."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        part = Agreement.objects.filter(pk__in=keys[start : start + AT_ONCE])
        part = part.select_related("counterpart", "project", "superseded_by")
        part = list(part.prefetch_related("notices", "extensions"))
        amendments = amendments_among(part)
        for one in part:
            yield one, amendments.get(one.pk, [])


def alive(rows, since, until):
    """Signed rows of whose term something may come between two days."""
    rows = rows.filter(stage=Stage.SIGNED).exclude(level=Level.AMENDMENT)
    renewing = Agreement.objects.filter(
        parent=OuterRef("pk"),
        level=Level.AMENDMENT,
        renewal_rule=RenewalRule.AUTOMATIC,
    )
    renewed = Q(renewal_rule=RenewalRule.AUTOMATIC) | Exists(renewing)
    goes_on = renewed & (Q(ends_on=None) | Q(ends_on__gte=since))
    return rows.filter(Q(ends_on__range=(since, until)) | goes_on)


def events_of(agreement, since, until, amendments) -> list[Event]:
    """Without renewal the stored end says it all, and nothing more is asked."""
    if agreement.renewal_rule != RenewalRule.AUTOMATIC and not amendments:
        if not agreement.ends_on or not since <= agreement.ends_on <= until:
            return []
        precision = precision_of_end(agreement)
        return [Event(agreement.ends_on, EventKind.END, precision)]
    whole = whole_term(agreement, amendments=amendments)
    return term.events(whole, since, until)


def bound_on(agreement, on) -> Bound:
    state = state_of(agreement, on)
    was_ended = agreement.ended_early_on and on <= agreement.ended_early_on
    is_in_force = state in BINDING or bool(
        state == TermState.ENDED
        and was_ended
        and agreement.starts_on
        and agreement.starts_on <= on
    )
    everybody = list(agreement.parties.select_related("organisation"))
    has_us = any(one.organisation.is_ours for one in everybody)
    seats = [one for one in everybody if one.is_bound(on)]
    count = len(seats) + (0 if has_us else 1)
    is_unknown = state == TermState.UNKNOWN
    days = [term.Seat(one.acceded_on, one.withdrawn_on) for one in everybody]
    return Bound(
        on=on,
        is_in_force=is_in_force,
        is_unknown=is_unknown,
        parties=seats if is_in_force or is_unknown else [],
        is_too_few=is_in_force and count < 2,
        alone_on=term.alone_on(days if has_us else [*days, term.Seat()]),
    )
