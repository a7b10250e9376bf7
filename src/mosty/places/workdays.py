"""Working days of Russia: the five-day week with the days that acts transferred.

`data/workdays_ru.csv` holds, for each year that the Government has settled, the days
that differ from Monday to Friday (Labour Code, art. 112, and the year's resolution on
transferred days). A year that is not there is never guessed: `YearNotLoaded`. A house
may load a year by itself (`mosty workdays`), before a new version of Mosty brings it:
`<year>.csv` among its stored files, where backups keep it, and it wins over ours.
"""

import csv
import datetime
import io
from functools import lru_cache
from pathlib import Path

from django.conf import settings

DATA = Path(__file__).parent / "data" / "workdays_ru.csv"
FRIDAY = 4
KINDS = ("work", "off")
NEW_YEAR = range(1, 9)  # Labour Code, art. 112: 1 to 8 January are holidays
ASKED_FROM = 10  # October: the resolution on the next year is published by then
A_DAY = datetime.timedelta(days=1)


class YearNotLoaded(LookupError):
    """The calendar of a year is not known here; `year` says which."""

    def __init__(self, year: int):
        super().__init__(f"The working days of {year} are not loaded.")
        self.year = year


class NoCalendar(ValueError):
    """A text that is no year's list of days; the words say why."""


def exceptions() -> dict[datetime.date, bool]:
    """Days that differ from the week: whether each is a working one."""
    return _exceptions(own_folder(), _stamp())


def loaded_years() -> frozenset[int]:
    return _years(own_folder(), _stamp())


def own_folder() -> Path:
    """Where the years are that the house has loaded."""
    return Path(settings.MEDIA_ROOT) / "workdays"


def lacking_years(on: datetime.date) -> list[int]:
    """Years that the office should have by that day and that are not loaded."""
    needed = [on.year] + [on.year + 1] * (on.month >= ASKED_FROM)
    return [year for year in needed if year not in loaded_years()]


def read_year(text: str) -> dict[datetime.date, bool]:
    """The days of one year in the columns `day` and `is`; raises `NoCalendar`."""
    days: dict[datetime.date, bool] = {}
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    if not {"day", "is"} <= set(rows.fieldnames or ()):
        raise NoCalendar("The first line must name the columns: day,is,why.")
    for number, row in enumerate(rows, start=2):
        try:
            day = datetime.date.fromisoformat((row["day"] or "").strip())
        except ValueError as error:
            raise NoCalendar(f"Line {number}: no day like 2027-01-01.") from error
        if (row["is"] or "").strip() not in KINDS:
            raise NoCalendar(f"Line {number}: “is” must be work or off.")
        days[day] = row["is"].strip() == "work"
    years = {day.year for day in days}
    if len(years) != 1:
        raise NoCalendar("A file holds the days of one year.")
    year = years.pop()
    holidays = [datetime.date(year, 1, day) for day in NEW_YEAR]
    if any(days.get(day, day.weekday() <= FRIDAY) for day in holidays):
        raise NoCalendar(f"1 to 8 January {year} must be off: is the list whole?")
    return days


def _stamp() -> int:
    """Changes when a year was loaded, in whatever process."""
    try:
        return own_folder().stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=2)
def _exceptions(folder: Path, _stamp: int) -> dict[datetime.date, bool]:
    found = _days(DATA)
    for file in sorted(folder.glob("[12][0-9][0-9][0-9].csv")):
        own = _days(file)
        years = {day.year for day in own}
        found = {day: kind for day, kind in found.items() if day.year not in years}
        found |= own
    return found


@lru_cache(maxsize=2)
def _years(folder: Path, stamp: int) -> frozenset[int]:
    return frozenset(day.year for day in _exceptions(folder, stamp))


def _days(file: Path) -> dict[datetime.date, bool]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {
            datetime.date.fromisoformat(row["day"]): row["is"] == "work"
            for row in csv.DictReader(lines)
        }


def is_workday(day: datetime.date) -> bool:
    """Raises `YearNotLoaded`."""
    return _is_workday(day, exceptions(), loaded_years())


def _is_workday(day: datetime.date, known: dict, years: frozenset[int]) -> bool:
    if day.year not in years:
        raise YearNotLoaded(day.year)
    return known.get(day, day.weekday() <= FRIDAY)


def add_workdays(day: datetime.date, count: int) -> datetime.date:
    """The working day that is `count` after `day`, which itself is not counted.

    With 0 the day itself, whatever it is. Raises `YearNotLoaded`.
    """
    if count < 0:
        raise ValueError("Working days are counted forwards.")
    known, years = exceptions(), loaded_years()
    while count:
        day += A_DAY
        count -= _is_workday(day, known, years)
    return day


def workdays_between(first: datetime.date, last: datetime.date) -> int:
    """Working days after `first` up to `last`, which is counted; negative backwards.

    So `workdays_between(day, add_workdays(day, 10)) == 10`. Raises `YearNotLoaded`.
    """
    if last < first:
        return -workdays_between(last, first)
    known, years = exceptions(), loaded_years()
    following = (first + A_DAY * number for number in range(1, (last - first).days + 1))
    return sum(_is_workday(day, known, years) for day in following)


def last_known_workday() -> datetime.date:
    """The last working day of the years that are loaded without a gap from now on."""
    day = datetime.date(max(loaded_years()), 12, 31)
    while not is_workday(day):
        day -= A_DAY
    return day
