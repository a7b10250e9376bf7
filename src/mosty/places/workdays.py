"""Working days of Russia: the five-day week with the days that acts transferred.

`data/workdays_ru.csv` holds, for each year that the Government has settled, the days
that differ from Monday to Friday (Labour Code, art. 112, and the year's resolution on
transferred days). A year that is not there is never guessed: `YearNotLoaded`.
"""

import csv
import datetime
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "workdays_ru.csv"
FRIDAY = 4
A_DAY = datetime.timedelta(days=1)


class YearNotLoaded(LookupError):
    """The calendar of a year is not known here; `year` says which."""

    def __init__(self, year: int):
        super().__init__(f"The working days of {year} are not loaded.")
        self.year = year


@cache
def exceptions() -> dict[datetime.date, bool]:
    """Days that differ from the week: whether each is a working one."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return {
            datetime.date.fromisoformat(row["day"]): row["is"] == "work"
            for row in csv.DictReader(file)
        }


@cache
def loaded_years() -> frozenset[int]:
    return frozenset(day.year for day in exceptions())


def is_workday(day: datetime.date) -> bool:
    """Raises `YearNotLoaded`."""
    if day.year not in loaded_years():
        raise YearNotLoaded(day.year)
    return exceptions().get(day, day.weekday() <= FRIDAY)


def add_workdays(day: datetime.date, count: int) -> datetime.date:
    """The working day that is `count` after `day`, which itself is not counted.

    With 0 the day itself, whatever it is. Raises `YearNotLoaded`.
    """
    if count < 0:
        raise ValueError("Working days are counted forwards.")
    while count:
        day += A_DAY
        count -= is_workday(day)
    return day


def workdays_between(first: datetime.date, last: datetime.date) -> int:
    """Working days after `first` up to `last`, which is counted; negative backwards.

    So `workdays_between(day, add_workdays(day, 10)) == 10`. Raises `YearNotLoaded`.
    """
    if last < first:
        return -workdays_between(last, first)
    days = (last - first).days
    return sum(is_workday(first + A_DAY * number) for number in range(1, days + 1))


def last_known_workday() -> datetime.date:
    """The last working day of the years that are loaded without a gap from now on."""
    day = datetime.date(max(loaded_years()), 12, 31)
    while not is_workday(day):
        day -= A_DAY
    return day
