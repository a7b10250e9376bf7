"""Dates and terms as people print them. What is not said is unknown."""

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

UNKNOWN = re.compile(r"не\s*(?:указан|установлен|определ|известн)|отсутству", re.I)
ENDLESS = re.compile(
    r"бессроч|не\s?ограничен|без ограничени\w+ срок|неопредел[её]нный срок|indefinite",
    re.IGNORECASE,
)
PROJECT = re.compile(r"(?:действия|реализации|выполнения) проекта", re.IGNORECASE)
NUMBERS = (
    "один|одного",
    "два|двух",
    "три|тр[её]х",
    "четыре|четыр[её]х",
    "пять|пяти",
    "шесть|шести",
    "семь|семи",
    "восемь|восьми",
    "девять|девяти",
    "десять|десяти",
)
COUNT = r"(?P<count>\d{1,3}|" + "|".join(NUMBERS) + r")\s*(?:\([^)]{0,30}\)\s*)?"
YEARS_LONG = re.compile(
    r"(?<![\w.])" + COUNT + r"(?:-?х\s+)?(?:лет|год(?:а|ов|у)?|years?)(?!\w)", re.I
)
MONTHS_LONG = re.compile(r"(?<![\w.])" + COUNT + r"(?:мес|months?)", re.IGNORECASE)
NO_RENEWAL = re.compile(r"без (?:права )?(?:продлени|пролонгаци)", re.IGNORECASE)
RENEWED_BY_ACT = re.compile(
    r"(?:возможн\w+|прав\w+) (?:\w+ )?(?:продлени|пролонгаци)|"
    r"может быть (?:продл|пролонг)",
    re.IGNORECASE,
)
RENEWED = re.compile(
    r"автоматическ|(?:продлева|пролонгиру)[ею]тся|самопролонг", re.IGNORECASE
)


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


@dataclass(frozen=True)
class Length:
    """How long a paper is valid, and how it is renewed."""

    rule: str = "unknown"
    months: int | None = None
    renewal: str = "unknown"


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


def read_length(text: str) -> Length:
    """`5 лет с возможностью продления`, `бессрочно`, `36 месяцев`."""
    renewal = _renewal(text)
    if ENDLESS.search(text):
        return Length("indefinite", renewal=renewal)
    if PROJECT.search(text):
        return Length("project", renewal=renewal)
    for pattern, months in ((YEARS_LONG, 12), (MONTHS_LONG, 1)):
        match = pattern.search(text)
        if match and 0 < _count(match["count"]) * months <= 1200:
            return Length("length", _count(match["count"]) * months, renewal)
    return Length(renewal=renewal)


def says_unknown(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    bare = text.strip(" .-–—_").lower()
    return bare in {"", "нет", "н/д"} or bool(UNKNOWN.search(text))


def _renewal(text: str) -> str:
    if NO_RENEWAL.search(text):
        return "none"
    if RENEWED_BY_ACT.search(text):
        return "by_act"
    return "automatic" if RENEWED.search(text) else "unknown"


def _count(text: str) -> int:
    if text.isdigit():
        return int(text)
    spelt = enumerate(NUMBERS, start=1)
    return next(number for number, words in spelt if re.fullmatch(words, text, re.I))


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
