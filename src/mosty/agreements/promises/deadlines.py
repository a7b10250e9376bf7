"""Days as plans of work write them: «I квартал 2026», «ежегодно до 1 марта», «май»."""

import calendar
import datetime
import re
from dataclasses import dataclass

from mosty.ui.written_dates import MONTHS, find_dates, read_date

QUARTER = re.compile(
    r"\b(?P<number>[1-4]|iv|i{1,3}|первый|второй|третий|четв[её]ртый)(?:-?[йя]|\b)\s*"
    r"(?:кв\.?|квартал\w*|quarter)\s*(?P<year>20\d\d)",
    re.IGNORECASE,
)
HALF = re.compile(
    r"\b(?P<number>[12]|i{1,2}|первое|второе)(?:-?[ео]е|\b)\s*полугоди\w*\s*"
    r"(?P<year>20\d\d)",
    re.IGNORECASE,
)
SCHOOL_YEAR = re.compile(
    r"\b20\d\d\s*[/–—-]\s*(?:20)?(?P<year>\d\d)\s*(?:уч|academic|school)", re.IGNORECASE
)
NUMBERS = {
    **{"i": 1, "ii": 2, "iii": 3, "iv": 4},
    **{"первый": 1, "второй": 2, "третий": 3, "четвертый": 4},
    **{"первое": 1, "второе": 2},
}
RHYTHMS = (
    (12, r"ежегодно|каждый год|раз в год|annual|every year|yearly|once a year"),
    (6, r"раз в полгода|каждые полгода|два раза в год|2 раза в год|twice a year"),
    (3, r"ежекварталь|каждый квартал|раз в квартал|quarterly|every quarter"),
    (1, r"ежемесячно|каждый месяц|раз в месяц|monthly|every month"),
)
EVERY_MONTHS = re.compile(
    r"(?:кажды[ей]|раз в|every)\s+(\d{1,3})\s+(?:мес|month)", re.IGNORECASE
)
EVERY_YEARS = re.compile(
    r"(?:кажды[ей]|раз в|every)\s+(\d{1,2})\s+(?:год|лет|year)", re.IGNORECASE
)
NO_DAY = re.compile(
    r"постоянно|по мере|по согласованию|по запрос|в течение (?:всего )?(?:срока|период)"
    r"|весь (?:период|срок)|на протяжении|permanent|on request|as agreed|ongoing"
    r"|throughout|continuous|^[-–—.]*$",
    re.IGNORECASE,
)
MONTH_ALONE = re.compile(r"(?<!\w)(?:" + "|".join(MONTHS) + r")\w*", re.IGNORECASE)


@dataclass(frozen=True)
class Deadline:
    """What a cell says: a day with its precision, a rhythm in months, or a fault."""

    on: datetime.date | None = None
    precision: str = "unknown"
    every_months: int | None = None
    fault: str = ""


def deadline_of(text: str, rhythm: str = "") -> Deadline:
    """The day of a cell, and the rhythm that it or a cell of its own tells.

    Of several days the last one counts. A month without a year is not guessed.
    """
    every = rhythm_in(f"{text} {rhythm}")
    day, precision, fault = day_in(text)
    if not fault and every and day is None:
        fault = "no_first_day"
    if not fault and rhythm.strip() and every is None and not NO_DAY.search(rhythm):
        fault = "" if is_once(rhythm) else "rhythm"
    return Deadline(day, precision, every, fault)


def is_once(text: str) -> bool:
    return bool(re.search(r"однократно|один раз|разово|once", text, re.IGNORECASE))


def rhythm_in(text: str) -> int | None:
    for pattern, months in ((EVERY_MONTHS, 1), (EVERY_YEARS, 12)):
        found = pattern.search(text)
        if found and int(found[1]):
            return min(int(found[1]) * months, 1200)
    for months, words in RHYTHMS:
        if re.search(words, text, re.IGNORECASE):
            return months
    return None


def day_in(text: str) -> tuple[datetime.date | None, str, str]:
    text = text.strip()
    for pattern, length in ((QUARTER, 3), (HALF, 6)):
        found = pattern.search(text)
        if found:
            number = found["number"].lower().replace("ё", "е")
            number = NUMBERS.get(number) or int(number)
            return last_of(int(found["year"]), number * length), "month", ""
    found = SCHOOL_YEAR.search(text)
    if found:
        return last_of(2000 + int(found["year"]), 6), "month", ""
    whole = read_date(text)
    dates = [whole] if whole else find_dates(text)
    if any(one.on is None for one in dates):
        return None, "unknown", "no_such_day"
    if dates:
        last = max(dates, key=lambda one: one.last_day())
        return last.last_day(), last.precision, ""
    if MONTH_ALONE.search(text):
        return None, "unknown", "no_year"
    if not text or NO_DAY.search(text) or rhythm_in(text):
        return None, "unknown", ""
    return None, "unknown", "not_a_day"


def last_of(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
