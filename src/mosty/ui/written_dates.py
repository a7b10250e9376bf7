"""Dates as people write them: `12.03.2026`, `12 марта 2026`, `март 2026`, `2026`."""

import calendar
import datetime
import re
from dataclasses import dataclass

MONTHS = (
    "январ|jan",
    "феврал|feb",
    "март|mar",
    "апрел|apr",
    "ма[йяе]|may",
    "июн|jun",
    "июл|jul",
    "август|aug",
    "сентябр|sep",
    "октябр|oct",
    "ноябр|nov",
    "декабр|dec",
)
MONTH = r"(?P<{name}>" + "|".join(MONTHS) + r")\w*\.?"
DATE = re.compile(
    r"(?<![\d.])(?:"
    r"(?P<year_i>\d{4})-(?P<month_i>\d{1,2})-(?P<day_i>\d{1,2})"
    r"|(?P<day_n>\d{1,2})[./-](?P<month_n>\d{1,2})[./-](?P<year_n>\d{4}|\d{2})"
    r"|[«\"“]?(?P<day_w>\d{1,2})[»\"”]?\s+"
    + MONTH.format(name="month_w")
    + r"\s+(?P<year_w>\d{4})"
    r"|(?<!\w)" + MONTH.format(name="month_m") + r"\s+(?P<year_m>\d{4})"
    r"|(?P<month_d>\d{1,2})\.(?P<year_d>\d{4})"
    r"|(?P<year_y>(?:19|20)\d{2})"
    r")(?!\d|[./-]\d)",
    re.IGNORECASE,
)
SERIAL = re.compile(r"\d{5}")
EXCEL_EPOCH = datetime.date(1899, 12, 30)
SERIALS = range(20_000, 70_000)
YEARS = range(1900, 2151)
TWO_DIGITS_FROM = 70


@dataclass(frozen=True)
class Found:
    """A date in a text; `on` is None when it is no day of the calendar."""

    on: datetime.date | None
    precision: str
    start: int
    end: int
    printed: str

    def last_day(self) -> datetime.date | None:
        """The day itself, or the last of its month or year."""
        if self.on is None or self.precision == "day":
            return self.on
        month = self.on.month if self.precision == "month" else 12
        last = calendar.monthrange(self.on.year, month)[1]
        return datetime.date(self.on.year, month, last)


def find_dates(text: str) -> list[Found]:
    """Every date of a text in its order, with the precision it is given to."""
    return [_found(match) for match in DATE.finditer(text)]


def read_date(text: str) -> Found | None:
    """The only date of a cell, an Excel serial number too; None for none or more."""
    text = text.strip()
    if SERIAL.fullmatch(text) and int(text) in SERIALS:
        day = EXCEL_EPOCH + datetime.timedelta(days=int(text))
        return Found(day, "day", 0, len(text), text)
    dates = find_dates(text)
    return dates[0] if len(dates) == 1 else None


def _found(match: re.Match) -> Found:
    groups = {key: value for key, value in match.groupdict().items() if value}
    year = next(int(v) for k, v in groups.items() if k.startswith("year"))
    if "year_n" in groups and len(groups["year_n"]) == 2:
        year += 2000 if year < TWO_DIGITS_FROM else 1900
    month = next((_month(v) for k, v in groups.items() if k.startswith("month")), None)
    day = next((int(v) for k, v in groups.items() if k.startswith("day")), None)
    precision = "year" if month is None else "month" if day is None else "day"
    on = None
    if year in YEARS:
        try:
            on = datetime.date(year, month or 1, day or 1)
        except ValueError:
            on = None
    return Found(on, precision, match.start(), match.end(), match.group())


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next(
        number
        for number, stems in enumerate(MONTHS, start=1)
        if re.match(stems, text, re.IGNORECASE)
    )
