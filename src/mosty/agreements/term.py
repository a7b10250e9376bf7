"""What the dates of an agreement tell on a given day. Plain functions.

A beginning known to the month or year stands on its first day, an end on its
last. Nothing here reads the clock.
"""

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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


ONE_DAY = datetime.timedelta(days=1)
LATEST = datetime.date.max - ONE_DAY


@dataclass(frozen=True)
class Term:
    """The typed facts of a term, as the paper states them.

    `rule` is a value of `TermRule`; `extensions` are the last days given by acts
    of prolongation, in any order. `notices` are the days on which a party gave
    notice; `project_ends` is the last day of the project whose life it shares;
    `replaced_on` is the first day of the agreement that takes its place.
    `precision` is how exactly `valid_until` is known, `start_precision` how exactly
    the day on which it begins is.
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
    notice_months: int | None = None
    notice_days: int | None = None
    notices: tuple[datetime.date, ...] = ()
    project_ends: datetime.date | None = None
    replaced_on: datetime.date | None = None
    precision: str = "day"
    start_precision: str = "day"


@dataclass(frozen=True)
class Seat:
    """A party's days: bound from its accession until the eve of its withdrawal."""

    acceded_on: datetime.date | None = None
    withdrawn_on: datetime.date | None = None

    def is_bound(self, day: datetime.date) -> bool:
        has_come = self.acceded_on is None or self.acceded_on <= day
        return has_come and (self.withdrawn_on is None or day < self.withdrawn_on)


@dataclass(frozen=True)
class Amendment:
    """What an amendment says of the term it changes; `unknown` and None say nothing.

    `on` is its first day, `order` its number in the register. A length counts from
    the beginning of the agreement that is amended, as its own clause would.
    """

    on: datetime.date | None
    order: int
    rule: str = "unknown"
    months: int | None = None
    valid_until: datetime.date | None = None
    precision: str = "day"
    renews_by_itself: bool | None = None
    renewal_months: int | None = None
    renewal_limit: int | None = None
    notice_months: int | None = None
    notice_days: int | None = None


class EventKind(StrEnum):
    END = "end"
    NOTICE = "notice"
    RENEWAL = "renewal"


@dataclass(frozen=True, order=True)
class Event:
    """`on` is the last day of a term, the last day for a notice, or the first day
    of a renewed term. A day that is known to the month or year stands on its last.
    """

    on: datetime.date
    kind: EventKind
    precision: str = "day"


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day `months` later, or the last day of a shorter month.

    Beyond the calendar it is the calendar's last day but one, before it the first.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year > datetime.MAXYEAR:
        return LATEST
    if year < datetime.MINYEAR:
        return datetime.date.min
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def latest(day: datetime.date, precision: str) -> datetime.date:
    """The last day that one known to its month or year may be; else the day itself."""
    if precision == "year":
        return day.replace(month=12, day=31)
    if precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def starts_on(term: Term) -> datetime.date | None:
    """The first day in force: entry into force, else signing."""
    return term.in_force_from or term.signed_on


def first_end(term: Term) -> datetime.date | None:
    """The last day of the first term, or None when it has none or none is known.

    N months from the 12th run through the 11th. From a beginning known to its month or
    year they run to the last day of the month or year in which they may end: nothing
    is over that may still run.
    """
    if term.rule == "until":
        return term.valid_until
    if term.rule == "project":
        return term.project_ends
    start = starts_on(term)
    if term.rule == "length" and start and term.months:
        begun = latest(start, term.start_precision)
        return latest(add_months(begun, term.months) - ONE_DAY, term.start_precision)
    return None


def renews(term: Term) -> bool:
    """Whether it is renewed by itself, and it is known from when and for how long."""
    is_known = first_end(term) is not None and bool(term.renewal_months)
    return term.renews_by_itself and is_known


def end_after(term: Term, renewals: int) -> datetime.date:
    """The last day once it was renewed so many times; only for one that `renews`.

    Reckoned from the first end, so that a short month does not shorten the next.
    """
    end = first_end(term)
    if not renewals:
        return end
    following = min(end, LATEST) + ONE_DAY
    return add_months(following, term.renewal_months * renewals) - ONE_DAY


def notice_deadline(term: Term, end: datetime.date) -> datetime.date:
    """The last day on which a notice keeps a term that ends on `end` from renewal."""
    day = add_months(end, -(term.notice_months or 0))
    days = term.notice_days or 0
    return datetime.date.fromordinal(max(day.toordinal() - days, 1))


def renewals_before(term: Term, notice: datetime.date) -> int:
    """How often it is renewed although notice was given on that day.

    A notice that comes too late for one renewal stops the one after it.
    """
    end = first_end(term)
    passed = (notice.year - end.year) * 12 + notice.month - end.month
    count = max(passed // term.renewal_months - 1, 0)
    while notice_deadline(term, end_after(term, count)) < notice:
        if end_after(term, count) >= LATEST - ONE_DAY:
            break
        count += 1
    return count


def most_renewals(term: Term) -> int | None:
    """How often it is renewed at most, or None when nothing sets a limit."""
    limits = [renewals_before(term, one) for one in term.notices]
    if term.renewal_limit:
        limits.append(term.renewal_limit)
    return min(limits, default=None)


def ends_on(term: Term) -> datetime.date | None:
    """The last day with extensions and with renewals limited in number or by notice.

    None when it is indefinite, renewed without limit, or not known; `is_endless`
    tells the first two from the third. One that was replaced ends on the eve.
    """
    eve = term.replaced_on - ONE_DAY if term.replaced_on else None
    end = first_end(term)
    if end is None or is_endless(term):
        return eve
    if renews(term):
        end = end_after(term, most_renewals(term))
    end = max([end, *term.extensions])
    return min(end, eve) if eve else end


def alone_on(seats: Iterable[Seat]) -> datetime.date | None:
    """The first day from which fewer than two parties are bound, for ever after.

    Only a withdrawal leaves somebody alone: None where nobody withdrew, and where
    others stay or accede later. Whether the agreement goes on is for people to say:
    its term does not end by this.
    """
    seats = list(seats)
    leaving = sorted({one.withdrawn_on for one in seats if one.withdrawn_on})
    acceding = {one.acceded_on for one in seats if one.acceded_on}
    for day in leaving:
        days = [day, *(one for one in acceding if one > day)]
        if all(sum(one.is_bound(on) for one in seats) < 2 for on in days):
            return day
    return None


def is_endless(term: Term) -> bool:
    """Whether it runs on unless somebody ends it."""
    if term.replaced_on:
        return False
    if term.rule == "indefinite":
        return True
    return renews(term) and most_renewals(term) is None


def end_precision(term: Term) -> str:
    """How exactly `ends_on` is known: what is reckoned from a month is a month.

    Of one that is renewed without limit, how exactly the end of its period is.
    """
    end, known = ends_on(term), precision_of_first(term)
    if end in term.extensions:
        return "day"
    if end is None and not is_endless(term):
        return "day"
    if term.replaced_on and end == term.replaced_on - ONE_DAY:
        return "day"
    return known


def precision_of_first(term: Term) -> str:
    """How exactly the end of the first term is known."""
    known = {"until": term.precision, "length": term.start_precision}
    return known.get(term.rule, "day")


def amended(term: Term, amendments: Iterable[Amendment]) -> Term:
    """The term as the amendments leave it, each in its turn by its day.

    One without a day comes before those that have one.
    """
    for one in in_order(amendments):
        if one.rule != "unknown":
            term = replace(
                term,
                rule=one.rule,
                months=one.months,
                valid_until=one.valid_until,
                precision=one.precision,
            )
        if one.renews_by_itself is not None:
            term = replace(
                term,
                renews_by_itself=one.renews_by_itself,
                renewal_months=one.renewal_months,
                renewal_limit=one.renewal_limit,
                notice_months=one.notice_months,
                notice_days=one.notice_days,
            )
    return term


def in_order(amendments: Iterable[Amendment]) -> list[Amendment]:
    return sorted(amendments, key=lambda one: (one.on or datetime.date.min, one.order))


def standing(
    acts: Iterable[tuple[datetime.date | None, datetime.date]],
    amendments: Iterable[Amendment],
) -> tuple[datetime.date, ...]:
    """The last days of acts of prolongation that no later amendment of the term undid.

    `acts` are pairs: the day of the act, if it is known, and the last day it gives.
    """
    changed = [one.on for one in amendments if one.rule != "unknown" and one.on]
    last = max(changed, default=None)
    return tuple(
        until for made, until in acts if last is None or made is None or made >= last
    )


def events(term: Term, since: datetime.date, until: datetime.date) -> list[Event]:
    """What comes from `since` through `until`: ends, days of notice, renewals.

    Nothing comes of what is not known; a date is never guessed.
    """
    found = [one for one in coming(term, since, until) if since <= one.on <= until]
    return sorted(found)


def coming(term: Term, since, until) -> Iterator[Event]:
    last, precision = ends_on(term), end_precision(term)
    if last is not None:
        yield Event(last, EventKind.END, precision)
    if not renews(term):
        return
    known = precision_of_first(term)
    most, passed = most_renewals(term), renewals_before(term, since)
    count = max(min(passed, whole_renewals(term, since)) - 1, 0)
    while most is None or count < most:
        end = end_after(term, count)
        if last is not None and end >= last:
            return
        if notice_deadline(term, end) > until or end >= LATEST - ONE_DAY:
            return
        yield Event(end + ONE_DAY, EventKind.RENEWAL, known)
        if term.notice_months or term.notice_days:
            yield Event(notice_deadline(term, end), EventKind.NOTICE, known)
        count += 1


def whole_renewals(term: Term, day: datetime.date) -> int:
    """How many renewals were over by `day`, at least, whatever notice they ask."""
    end = first_end(term)
    passed = (day.year - end.year) * 12 + day.month - end.month
    return max(passed // term.renewal_months - 1, 0)


def period_on(term: Term, day: datetime.date) -> datetime.date | None:
    """The last day of the renewed term in which `day` lies, or None."""
    if not renews(term):
        return ends_on(term)
    most, count = most_renewals(term), whole_renewals(term, day)
    while end_after(term, count) < day and (most is None or count < most):
        count += 1
    end = end_after(term, count if most is None else min(count, most))
    last = ends_on(term)
    return end if last is None else min(end, last) if end >= day else last


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
