"""Stretches of days as people and addresses name them: a year, a quarter, from–to."""

import datetime
import re
from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1900, 2200
YEAR = re.compile(r"(?P<year>\d{4})")
QUARTER = re.compile(r"(?P<year>\d{4})-[qQ](?P<quarter>[1-4])")
DAYS = re.compile(r"(?P<since>\d{4}-\d\d-\d\d)--(?P<until>\d{4}-\d\d-\d\d)")
ONE_DAY = datetime.timedelta(days=1)
WORDS = ("this-quarter", "last-quarter", "this-year", "last-year")


@dataclass(frozen=True)
class Period:
    """From the day `since` through the day `until`."""

    since: datetime.date
    until: datetime.date

    @property
    def is_year(self) -> bool:
        """Whether it holds whole years only, so that a year alone says enough."""
        first, last = year_of(self.since.year), year_of(self.until.year)
        return (self.since, self.until) == (first.since, last.until)

    @property
    def quarter(self) -> int | None:
        """1 to 4 where it is exactly a quarter of a year."""
        number = (self.since.month + 2) // 3
        return number if self == quarter_of(self.since.year, number) else None

    @property
    def key(self) -> str:
        """As it stands in an address."""
        if self == year_of(self.since.year):
            return str(self.since.year)
        if self.quarter:
            return f"{self.since.year}-q{self.quarter}"
        return f"{self.since}--{self.until}"


def year_of(year: int) -> Period:
    return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def quarter_of(year: int, quarter: int) -> Period:
    since = datetime.date(year, quarter * 3 - 2, 1)
    after = (
        datetime.date(year, quarter * 3 + 1, 1)
        if quarter < 4
        else datetime.date(year + 1, 1, 1)
    )
    return Period(since, after - ONE_DAY)


def understood(key: str, *, on: datetime.date) -> Period | None:
    """`2026`, `2026-q4`, `2026-10-01--2026-12-31`, or a word told from the day `on`."""
    if key in WORDS:
        return spoken(key, on=on)
    found = YEAR.fullmatch(key)
    if found and is_known(int(found["year"])):
        return year_of(int(found["year"]))
    found = QUARTER.fullmatch(key)
    if found and is_known(int(found["year"])):
        return quarter_of(int(found["year"]), int(found["quarter"]))
    found = DAYS.fullmatch(key)
    return between(found["since"], found["until"]) if found else None


def spoken(word: str, *, on: datetime.date) -> Period:
    quarter = (on.month + 2) // 3
    if word == "this-quarter":
        return quarter_of(on.year, quarter)
    if word == "last-quarter":
        return (
            quarter_of(on.year, quarter - 1)
            if quarter > 1
            else quarter_of(on.year - 1, 4)
        )
    return year_of(on.year if word == "this-year" else on.year - 1)


def between(since: str, until: str) -> Period | None:
    """Of two days as ISO writes them; None where they are no days or turned."""
    try:
        first = datetime.date.fromisoformat(since)
        last = datetime.date.fromisoformat(until)
    except ValueError:
        return None
    if first > last or not (is_known(first.year) and is_known(last.year)):
        return None
    return Period(first, last)


def year_before(period: Period) -> Period:
    """The same days of the former year; 29 February is its 28th."""
    since, until = (former(day) for day in (period.since, period.until))
    if period.until + ONE_DAY == first_of_next_month(period.until):
        until = first_of_next_month(until) - ONE_DAY
    return Period(since, until)


def former(day: datetime.date) -> datetime.date:
    if (day.month, day.day) == (2, 29):
        return datetime.date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def first_of_next_month(day: datetime.date) -> datetime.date:
    return (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)


def is_known(year: int) -> bool:
    return FIRST_YEAR < year < LAST_YEAR
