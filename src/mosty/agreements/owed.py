"""What is owed under an agreement and how it stands, as pages show it."""

import datetime
from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from mosty.agreements import telling
from mosty.agreements.actions.obligations import promise_of
from mosty.agreements.models import Discharge, Obligation
from mosty.agreements.promises.occurrences import (
    SOON_DAYS,
    DueState,
    Time,
    days,
    state_of,
    times,
)
from mosty.agreements.term import add_months
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

NO_DAY = "-"
MOST_OFFERED = 40
TIMES_OFFERED = 3
STATES = {
    DueState.OVERDUE: (pgettext_lazy("obligation", "overdue"), "over"),
    DueState.SOON: (pgettext_lazy("obligation", "due soon"), "warn"),
    DueState.LATER: (pgettext_lazy("obligation", "to be done"), "plain"),
    DueState.UNDATED: (pgettext_lazy("obligation", "day not stated"), "open"),
    DueState.SETTLED: (pgettext_lazy("obligation", "done"), "done"),
    DueState.OVER: (pgettext_lazy("obligation", "the agreement is over"), "plain"),
}
WAIVED = (pgettext_lazy("obligation", "not asked for any more"), "plain")


@dataclass(frozen=True)
class Line:
    """One time of an obligation: when, how it stands, what settled it."""

    obligation: Obligation
    due_on: datetime.date | None
    when: str
    state: DueState
    badge: tuple[object, str]
    discharge: Discharge | None
    settle_url: str


@dataclass(frozen=True)
class Duty:
    """An obligation with its times; `opens` is the first that is not settled."""

    obligation: Obligation
    who: str
    rhythm: str
    lines: list[Line]
    opens: Line | None


def loaded(rows):
    """Obligations with all that is shown of them, three questions in all."""
    return rows.select_related("party", "responsible", "agreement").prefetch_related(
        "discharges__activity", "discharges__paper__document"
    )


def duties_of(agreement, *, on, may_keep, through=None, are_archived=False):
    """The obligations of an agreement in order of what is to be done next.

    Their times are told through a day, by default a year from `on`.
    """
    rows = agreement.obligations.filter(is_archived=are_archived)
    rows = loaded(rows).order_by(
        "is_settled", F("next_due_on").asc(nulls_last=True), "id"
    )
    through = through or add_months(on, 12)
    return [duty_of(one, on=on, through=through, may_keep=may_keep) for one in rows]


def duty_of(obligation, *, on, through, may_keep) -> Duty:
    lines = [
        line_of(obligation, one, may_keep=may_keep)
        for one in times_of(obligation, on=on, through=through)
    ]
    opens = next((one for one in lines if one.discharge is None), None)
    return Duty(
        obligation=obligation,
        who=who_owes(obligation),
        rhythm=rhythm_of(obligation),
        lines=lines,
        opens=opens,
    )


def times_of(obligation, *, on, through) -> list[Time]:
    """Each time, those after the end of the agreement left out."""
    facts = promise_of(obligation, term_ends=obligation.agreement.ends_on)
    settled = {one.due_on: one for one in obligation.discharges.all()}
    told = times(facts, settled, on=on, through=through)
    last = max(through, obligation.next_due_on or through)
    owed = set(days(facts, through=last))
    return [
        one for one in told if one.discharge or not one.due_on or one.due_on in owed
    ]


def line_of(obligation, time, *, may_keep) -> Line:
    discharge, badge = time.discharge, STATES[time.state]
    if discharge and discharge.kind == Discharge.Kind.WAIVED:
        badge = WAIVED
    is_first = time.due_on == obligation.due_on
    precision = obligation.due_precision if is_first else time_precision(obligation)
    return Line(
        obligation=obligation,
        due_on=time.due_on,
        when=speak(time.due_on, precision),
        state=time.state,
        badge=badge,
        discharge=discharge,
        settle_url=settle_address(obligation, time.due_on) if may_keep else "",
    )


def time_precision(obligation) -> str:
    """Half a year after «2026» is a month; only whole years stay years."""
    is_year = obligation.due_precision == "year"
    if is_year and (obligation.repeats_months or 12) % 12:
        return "month"
    return "day" if obligation.due_precision == "unknown" else obligation.due_precision


def settle_address(obligation, due_on) -> str:
    keys = {"pk": obligation.agreement_id, "obligation": obligation.pk}
    url = reverse("agreements_office:settle", kwargs=keys)
    return f"{url}?due={due_on.isoformat() if due_on else NO_DAY}"


def who_owes(obligation) -> str:
    if obligation.party is None:
        return pgettext("party", "all parties")
    return obligation.party.name_at_signing


def rhythm_of(obligation) -> str:
    """`every year until 31 December 2028`; empty for what is done once."""
    months = obligation.repeats_months
    if not months:
        return ""
    told = every(months)
    if not obligation.repeats_until:
        return told
    until = {"rhythm": told, "day": speak(obligation.repeats_until)}
    return _("%(rhythm)s until %(day)s") % until


def every(months: int) -> str:
    """`every year`, `every 6 months`."""
    if months % 12:
        text = ngettext("every %(count)s month", "every %(count)s months", months)
        return text % {"count": months} if months > 1 else _("every month")
    years = months // 12
    text = ngettext("every %(count)s year", "every %(count)s years", years)
    return text % {"count": years} if years > 1 else _("every year")


def state_now(obligation, on) -> DueState:
    """How an obligation of a list stands: by its derived columns alone."""
    ends = obligation.agreement.ends_on
    next_due = obligation.next_due_on
    is_endless = not obligation.repeats_months or obligation.repeats_until
    is_over = bool(not is_endless and next_due and ends and next_due > ends)
    return state_of(next_due, on=on, is_settled=obligation.is_settled, is_over=is_over)


def offered(agreements, *, on) -> list[tuple[str, str]]:
    """Open times that something done under the agreements may fulfil, as choices.

    Of each obligation the first few that are due by now or next.
    """
    if not agreements:
        return []
    rows = Obligation.objects.open().filter(agreement__in=agreements)
    rows = loaded(rows).order_by(F("next_due_on").asc(nulls_last=True), "pk")
    choices = []
    for one in rows[:MOST_OFFERED]:
        soon = on + datetime.timedelta(days=SOON_DAYS)
        told = [time for time in times_of(one, on=on, through=soon)]
        opens = [time for time in told if time.discharge is None][:TIMES_OFFERED]
        choices += [
            (key_of(one, time.due_on), choice_told(one, time)) for time in opens
        ]
    return choices


def key_of(obligation, due_on) -> str:
    return f"{obligation.pk}:{due_on.isoformat() if due_on else NO_DAY}"


def choice_told(obligation, time) -> str:
    line = line_of(obligation, time, may_keep=False)
    number = telling.number_of(obligation.agreement)
    text = in_language(obligation, "text").text
    text = text if len(text) <= 160 else f"{text[:159]}…"
    return " · ".join(filter(None, (number, text, line.when, who_owes(obligation))))


def due_of(text: str) -> datetime.date | None:
    """The day of an address or a choice; raises `ValueError` for none of ours."""
    return None if text == NO_DAY else datetime.date.fromisoformat(text)
