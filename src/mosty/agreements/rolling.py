"""What is renewed by itself: which period runs on a day.

Plain functions over the derived columns of an agreement. Such a term is not the same
as none: it has a last day, after which it goes on unless notice was given in time.
Where the renewals are limited, `ends_on` is the last day after all of them.
"""

import datetime
from dataclasses import dataclass

from mosty.agreements.term import (
    Term,
    first_end,
    is_endless,
    most_renewals,
    notice_deadline,
    period_on,
    renews,
)

COLUMNS = (
    "rolling_from",
    "rolling_months",
    "rolling_notice_months",
    "rolling_notice_days",
)


@dataclass(frozen=True)
class Period:
    """`ends` is its last day, `months` how long the next one is. `notice_by` is the
    last day for a notice against that, None where the paper names no time. `times` is
    how often it may be renewed yet and `last` the day after which it no more is; both
    None without a limit."""

    ends: datetime.date
    months: int
    notice_by: datetime.date | None
    times: int | None = None
    last: datetime.date | None = None


def is_rolling(term: Term) -> bool:
    """Whether it has periods: what an act prolonged, or a paper replaced, has not."""
    if is_endless(term):
        return term.rule != "indefinite"
    if term.replaced_on or not renews(term):
        return False
    end = first_end(term)
    is_prolonged = any(one > end for one in term.extensions)
    return not is_prolonged and most_renewals(term) > 0


def columns_of(term: Term) -> dict:
    """The end of the first period, how long each next one is, and the notice."""
    if not is_rolling(term):
        return dict.fromkeys(COLUMNS)
    found = (
        first_end(term),
        term.renewal_months,
        term.notice_months,
        term.notice_days,
    )
    return dict(zip(COLUMNS, found, strict=True))


def period_of(agreement, on: datetime.date) -> Period | None:
    """The period that runs on the day `on`, the first one before it begins; None in
    the last one, after which nothing is renewed."""
    if not agreement.rolling_from or not agreement.rolling_months:
        return None
    whole = whole_of(agreement)
    ends, last = period_on(whole, on), agreement.ends_on
    if last is not None and ends >= last:
        return None
    asks_notice = whole.notice_months or whole.notice_days
    notice_by = notice_deadline(whole, ends) if asks_notice else None
    months = agreement.rolling_months
    return Period(ends, months, notice_by, times_between(ends, last, months), last)


def running_end(agreement, on: datetime.date) -> datetime.date | None:
    """The last day as it is told on the day `on`: that of the period which runs."""
    period = period_of(agreement, on)
    return period.ends if period else agreement.ends_on


def whole_of(agreement) -> Term:
    """As if no limit were set to the renewals."""
    return Term(
        rule="until",
        valid_until=agreement.rolling_from,
        renews_by_itself=True,
        renewal_months=agreement.rolling_months,
        notice_months=agreement.rolling_notice_months,
        notice_days=agreement.rolling_notice_days,
    )


def times_between(ends, last, months) -> int | None:
    if last is None:
        return None
    passed = (last.year - ends.year) * 12 + last.month - ends.month
    return max(passed // months, 1)
