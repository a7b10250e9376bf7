"""What the parties owe each other, and how each time of it is settled."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.activities.models import State
from mosty.agreements.actions.linking import link_activity
from mosty.agreements.actions.locking import locked
from mosty.agreements.models import Discharge, Obligation
from mosty.agreements.promises.occurrences import Promise, days, first_open, moved
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.ui.dates import speak

FACTS = ("due_on", "due_precision", "repeats_months", "repeats_until")


class SettledAlready(Refused):
    message = _(
        "Somebody has settled this time of the obligation already. Look at the "
        "obligation to see how."
    )


class NotOwed(Refused):
    message = _(
        "Nothing is owed on this day: the obligation was changed meanwhile. Look at "
        "the obligation and choose another day."
    )


class NotDone(Refused):
    message = _(
        "This activity is planned or cancelled. Say first that it took place, or name "
        "another one."
    )


class NoWaiverReason(Refused):
    message = _("Write why it is not asked for any more.")


def promise_of(obligation, *, term_ends=None) -> Promise:
    """The facts of the obligation as `promises.occurrences` takes them."""
    return Promise(
        due_on=obligation.due_on,
        precision=obligation.due_precision,
        every_months=obligation.repeats_months,
        until=obligation.repeats_until,
        term_ends=term_ends,
    )


def reckoned(obligation, settled) -> Obligation:
    """The obligation with its derived columns, not saved."""
    opens, is_settled = first_open(promise_of(obligation), settled)
    obligation.next_due_on, obligation.is_settled = opens, is_settled
    return obligation


def reckon(obligation) -> Obligation:
    settled = set(obligation.discharges.values_list("due_on", flat=True))
    reckoned(obligation, settled)
    obligation.save(update_fields=["next_due_on", "is_settled"])
    return obligation


def held(obligation) -> Obligation:
    """The row, held until the transaction ends."""
    rows = Obligation.objects.select_for_update(of=["self"])
    return rows.select_related("agreement").get(pk=obligation.pk)


def with_precision(fields) -> dict:
    """A day that is told without its precision is known to the day."""
    if "due_on" in fields and "due_precision" not in fields:
        fields = {**fields, "due_precision": "day" if fields["due_on"] else "unknown"}
    return fields


@transaction.atomic
def promise(agreement, *, by=None, **fields) -> Obligation:
    """Enter something that a party promised."""
    agreement = locked(agreement)
    obligation = Obligation(agreement=agreement, **with_precision(fields))
    reckoned(obligation, ()).save()
    told = {"obligation": ["", str(obligation)]}
    detail = {"obligation": obligation.pk, "told": told}
    record("agreement.obligation_entered", agreement, by=by, detail=detail)
    return obligation


@transaction.atomic
def describe_obligation(obligation, *, by=None, expected=None, **fields) -> Obligation:
    """Change a promise; what was settled follows a first day that was mended."""
    before = promise_of(held(obligation))
    obligation, changes = change(
        obligation,
        with_precision(fields),
        by=by,
        verb="obligation.described",
        expected=expected,
    )
    if changes.keys() & set(FACTS):
        _follow(obligation, before)
        reckon(obligation)
    return obligation


def _follow(obligation, before):
    discharges = list(obligation.discharges.all())
    settled = {one.due_on for one in discharges}
    places = moved(before, promise_of(obligation), settled)
    taken = settled - places.keys()
    moving = [
        one
        for one in discharges
        if one.due_on in places and places[one.due_on] not in taken
    ]
    obligation.discharges.filter(pk__in=[one.pk for one in moving]).delete()
    for one in moving:
        one.due_on = places[one.due_on]
    Discharge.objects.bulk_create(moving)


@transaction.atomic
def fulfil(
    obligation, *, due_on, by=None, on=None, activity=None, paper=None
) -> Discharge:
    """Say that what was due on a day (None: without a day) was done.

    An activity that did it counts as done under the agreement too. Raises `NotDone`,
    `NotOwed` and `SettledAlready`.
    """
    if activity is not None and activity.state in (State.PLANNED, State.CANCELLED):
        raise NotDone(obligation)
    discharge = Discharge(due_on=due_on, on=on, activity=activity, paper=paper)
    discharge = _settle(obligation, discharge, by=by)
    if activity is not None:
        link_activity(discharge.obligation.agreement, activity, by=by)
    return discharge


@transaction.atomic
def waive(obligation, *, due_on, reason, by=None) -> Discharge:
    """Say that what was due on a day is not asked for any more, and why."""
    if not reason.strip():
        raise NoWaiverReason(obligation)
    kind = Discharge.Kind.WAIVED
    discharge = Discharge(due_on=due_on, kind=kind, reason=reason.strip())
    return _settle(obligation, discharge, by=by)


def _settle(obligation, discharge, *, by) -> Discharge:
    obligation = held(obligation)
    if not is_owed(obligation, discharge.due_on):
        raise NotOwed(obligation)
    discharge.obligation = obligation
    try:
        with transaction.atomic():
            discharge.save()
    except IntegrityError as error:
        raise SettledAlready(obligation) from error
    reckon(obligation)
    detail = {"obligation": obligation.pk, "told": told_of(discharge)}
    verb = f"agreement.obligation_{discharge.kind}"
    record(verb, obligation.agreement, by=by, detail=detail)
    return discharge


def is_owed(obligation, due_on) -> bool:
    """Whether the obligation falls due on that day."""
    if due_on is None or obligation.due_on is None:
        return due_on == obligation.due_on
    return due_on in days(promise_of(obligation), through=due_on)


@transaction.atomic
def reopen(discharge, *, by=None) -> Obligation:
    """It was not done, or is asked for after all; the journal keeps what was said."""
    obligation = held(discharge.obligation)
    told = {name: [now, ""] for name, (_none, now) in told_of(discharge).items()}
    detail = {"obligation": obligation.pk, "told": told}
    Discharge.objects.filter(pk=discharge.pk).delete()
    record("agreement.obligation_reopened", obligation.agreement, by=by, detail=detail)
    return reckon(obligation)


def told_of(discharge) -> dict[str, list[str]]:
    told = {
        "obligation": str(discharge.obligation),
        "due_on": speak(discharge.due_on),
        "fulfilled_on": speak(discharge.on),
        "activity": str(discharge.activity or ""),
        "waiver": discharge.reason,
    }
    return {name: ["", value] for name, value in told.items() if value}


@transaction.atomic
def put_obligation_away(obligation, *, by=None) -> Obligation:
    """It was entered by mistake; it can be brought back."""
    return _keep(obligation, is_archived=True, verb="put_away", by=by)


@transaction.atomic
def bring_obligation_back(obligation, *, by=None) -> Obligation:
    return _keep(obligation, is_archived=False, verb="brought_back", by=by)


def _keep(obligation, *, is_archived, verb, by):
    obligation = held(obligation)
    if obligation.is_archived != is_archived:
        obligation.is_archived = is_archived
        obligation.save(update_fields=["is_archived"])
        pair = [str(obligation), ""] if is_archived else ["", str(obligation)]
        detail = {"obligation": obligation.pk, "told": {"obligation": pair}}
        record(
            f"agreement.obligation_{verb}", obligation.agreement, by=by, detail=detail
        )
    return obligation
