"""What is renewed by itself until somebody stops it: which period runs on a day.

Plain functions over the derived columns of an agreement. Such a term is not the same
as none: it has a last day, after which it goes on unless notice was given in time.
"""

import datetime
from dataclasses import dataclass

from mosty.agreements.term import (
    Term,
    first_end,
    is_endless,
    notice_deadline,
    period_on,
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
    last day for a notice against that, None where the paper names no time."""

    ends: datetime.date
    months: int
    notice_by: datetime.date | None


def is_rolling(term: Term) -> bool:
    return is_endless(term) and term.rule != "indefinite"


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
    """The period that runs on the day `on`, the first one before it begins."""
    if not agreement.rolling_from or not agreement.rolling_months:
        return None
    whole = Term(
        rule="until",
        valid_until=agreement.rolling_from,
        renews_by_itself=True,
        renewal_months=agreement.rolling_months,
        notice_months=agreement.rolling_notice_months,
        notice_days=agreement.rolling_notice_days,
    )
    ends = period_on(whole, on)
    asks_notice = whole.notice_months or whole.notice_days
    notice_by = notice_deadline(whole, ends) if asks_notice else None
    return Period(ends, agreement.rolling_months, notice_by)
