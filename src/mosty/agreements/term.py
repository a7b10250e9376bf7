"""What the dates of an agreement tell on a given day. Plain functions.

A beginning known to the month or year stands on its first day, an end on its
last. Nothing here reads the clock.
"""

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum


class TermState(StrEnum):
    PLANNED = "planned"
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    ENDED = "ended"
    CLOSED = "closed"
    UNKNOWN = "unknown"


EXPIRING_WITHIN_DAYS = 180


@dataclass(frozen=True)
class Term:
    """The typed facts of a term, as the paper states them.

    `rule` is a value of `TermRule`; `extensions` are the last days given by acts
    of prolongation, in any order.
    """

    rule: str
    signed_on: datetime.date | None = None
    in_force_from: datetime.date | None = None
    months: int | None = None
    valid_until: datetime.date | None = None
    renews_by_itself: bool = False
    renewal_months: int | None = None
    renewal_limit: int | None = None
    extensions: tuple[datetime.date, ...] = ()


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day `months` later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def starts_on(term: Term) -> datetime.date | None:
    """The first day in force: entry into force, else signing."""
    return term.in_force_from or term.signed_on


def first_end(term: Term) -> datetime.date | None:
    """The last day of the first term, or None when it has none or none is known.

    N months from the 12th run through the 11th.
    """
    if term.rule == "until":
        return term.valid_until
    start = starts_on(term)
    if term.rule == "length" and start and term.months:
        return add_months(start, term.months) - datetime.timedelta(days=1)
    return None


def ends_on(term: Term) -> datetime.date | None:
    """The last day with extensions and with renewals limited in number.

    None when it is indefinite, renewed without limit, or not known; `is_endless`
    tells the first two from the third.
    """
    end = first_end(term)
    if end is None or is_endless(term):
        return None
    if term.renews_by_itself and term.renewal_months and term.renewal_limit:
        following = end + datetime.timedelta(days=1)
        months = term.renewal_months * term.renewal_limit
        end = add_months(following, months) - datetime.timedelta(days=1)
    return max([end, *term.extensions])


def is_endless(term: Term) -> bool:
    """Whether it runs on unless somebody ends it."""
    if term.rule == "indefinite":
        return True
    return (
        first_end(term) is not None
        and term.renews_by_itself
        and bool(term.renewal_months)
        and not term.renewal_limit
    )


def state_on(
    day: datetime.date,
    *,
    is_signed: bool,
    is_ended: bool = False,
    is_closed: bool = False,
    starts: datetime.date | None,
    ends: datetime.date | None,
    is_endless: bool,
) -> TermState:
    """What can be said on `day`. Unknown dates never count as in force or expired.

    `is_closed` says that it was refused or put into the archive. The same in SQL is
    `agreements.models.agreement.term_state`.
    """
    if is_closed:
        return TermState.CLOSED
    if is_ended:
        return TermState.ENDED
    if not is_signed:
        return TermState.PLANNED
    if ends is not None and ends < day:
        return TermState.EXPIRED
    if starts is None or (ends is None and not is_endless):
        return TermState.UNKNOWN
    if starts > day:
        return TermState.NOT_YET
    if ends is not None and (ends - day).days <= EXPIRING_WITHIN_DAYS:
        return TermState.EXPIRING
    return TermState.IN_FORCE
