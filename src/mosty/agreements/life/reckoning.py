"""The state of an agreement's life on a day, from the signs of life that are known.

Plain functions over plain values; nothing here reads the clock. More signs never
lower the state: see `RANK`.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from mosty.agreements.term import add_months


class LifeState(StrEnum):
    NEVER_STARTED = "never_started"
    NOT_KNOWN = "not_known"
    SLEEPING = "sleeping"
    FADING = "fading"
    ACTIVE = "active"


RANK = {state: rank for rank, state in enumerate(LifeState)}


class Reason(StrEnum):
    """Why the state is what it is; words for people are in `life.told`."""

    DONE_LATELY = "done_lately"
    ONLY_TALK_LATELY = "only_talk_lately"
    DONE_LONG_AGO = "done_long_ago"
    SILENT = "silent"
    DAYS_NOT_KNOWN = "days_not_known"
    YOUNG = "young"
    BEGINNING_NOT_KNOWN = "beginning_not_known"
    NOTHING_RECORDED = "nothing_recorded"


@dataclass(frozen=True)
class Terms:
    """Months: active while something was done within the first, asleep when nothing
    was within the second, never started when nothing is known after the third."""

    active_months: int = 12
    sleeping_months: int = 24
    grace_months: int = 12


@dataclass(frozen=True)
class Sign:
    """A sign of life. `on` is None when its day is not known.

    Letters, calls and meetings are weak: they keep an agreement from sleep, and do
    not make it active.
    """

    on: datetime.date | None
    is_weak: bool = False
    thing: object = field(default=None, compare=False)


@dataclass(frozen=True)
class Life:
    """`last_on` is the day of the last dated sign; `months` those of the reason."""

    state: LifeState
    reason: Reason
    last_on: datetime.date | None = None
    months: int = 0


def life_on(
    day: datetime.date,
    *,
    begun: datetime.date | None,
    signs: Iterable[Sign],
    terms: Terms,
) -> Life:
    """How much life an agreement in force shows on `day`; later signs do not count.

    `begun` is its first day in force, if that is known.
    """
    known = [one for one in signs if one.on is None or one.on <= day]
    done = max((one.on for one in known if one.on and not one.is_weak), default=None)
    talk = max((one.on for one in known if one.on and one.is_weak), default=None)
    last = max((one for one in (done, talk) if one), default=None)
    if done and done >= since(day, terms.active_months):
        return Life(LifeState.ACTIVE, Reason.DONE_LATELY, done, terms.active_months)
    if last and last >= since(day, terms.sleeping_months):
        if done and done >= since(day, terms.sleeping_months):
            reason, months = Reason.DONE_LONG_AGO, terms.active_months
        else:
            reason, months = Reason.ONLY_TALK_LATELY, terms.sleeping_months
        return Life(LifeState.FADING, reason, last, months)
    if last:
        return Life(LifeState.SLEEPING, Reason.SILENT, last, terms.sleeping_months)
    if known:
        return Life(LifeState.NOT_KNOWN, Reason.DAYS_NOT_KNOWN)
    return without_signs(day, begun=begun, terms=terms)


def without_signs(day, *, begun, terms) -> Life:
    if begun is None:
        return Life(LifeState.NOT_KNOWN, Reason.BEGINNING_NOT_KNOWN)
    if begun >= since(day, terms.grace_months):
        return Life(LifeState.NOT_KNOWN, Reason.YOUNG, months=terms.grace_months)
    return Life(
        LifeState.NEVER_STARTED, Reason.NOTHING_RECORDED, months=terms.grace_months
    )


def since(day: datetime.date, months: int) -> datetime.date:
    """The first day of the last so many months, `day` the last of them."""
    return add_months(day, -months)


def is_asked(
    day: datetime.date,
    *,
    is_signed: bool,
    starts: datetime.date | None,
    ends: datetime.date | None,
) -> bool:
    """Whether life is asked of it at all: signed, begun, and not known to be over.

    The same in SQL is `life.conditions.asked`.
    """
    return (
        is_signed
        and (starts is None or starts <= day)
        and (ends is None or ends >= day)
    )
