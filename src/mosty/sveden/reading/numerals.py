"""Dates written wholly in words, and other ways of writing, brought to one form.

«Двенадцатое марта две тысячи девятнадцатого года», «12-го марта», «12. 03. 2019».
"""

import datetime
import re

from mosty.places.phrases import clean
from mosty.ui import written_dates

UNITS = [
    "перв",
    "втор",
    "трет",
    "четв[её]рт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
]
TEENS_FROM = 10
ENDING = r"(?:ого|его|ьего|ое|ье|ый|ой|ий|ом|ем)?"
TENS = {"двадцать": 20, "тридцать": 30}
MONTH = r"(?=\s+(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр))"
STEM = "|".join(sorted((*UNITS, "тридцат"), key=len, reverse=True))
DAY = re.compile(
    rf"\b(?:(?P<tens>двадцать|тридцать)\s+)?(?P<unit>{STEM}){ENDING}\b{MONTH}", re.I
)
YEAR = re.compile(
    rf"\bдве\s+тысячи\s+(?:(?P<tens>двадцать|тридцать)\s+)?(?P<unit>{STEM}){ENDING}\b"
    r"|\b(?P<round>двухтысячн(?:ого|ый|ом))\b",
    re.IGNORECASE,
)
# «12-го», «12 th», «12. 03. 2019», «2019-го»; a year that meets another by a dash.
DAY_ENDING = re.compile(
    r"\b(\d{1,2})(?:-?(?:го|ое|е)|\s?(?:st|nd|rd|th))\b(?:\s+of\b)?"
)
YEAR_ENDING = re.compile(r"\b((?:19|20)\d\d)-?(?:го|м|й)\b")
SPACED = re.compile(r"\b(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?((?:19|20)\d\d)\b")
MONTH_OF_YEAR = re.compile(
    r"(?:(?<=^)|(?<=[,;(]\s)|(?<=от\s)|(?<=dated\s))(0?[1-9]|1[0-2])/((?:19|20)\d\d)"
    r"(?![\d/]|\s+от\b)"
)
SHORT_MONTH = re.compile(
    r"\b(янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.?(?=\s+(?:19|20)\d\d)",
    re.I,
)
LONG_MONTHS = {
    each[:3]: each
    for each in [
        "январь",
        "февраль",
        "март",
        "апрель",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ]
}
MONTH_FIRST = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\s+(\d{1,2}),?\s+((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
TWO_YEARS = re.compile(
    r"(?<![\d./-])((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?![\d./-]|\s*уч)"
)
TWO_DATES = re.compile(
    r"(\d{1,2}\.\d{1,2}\.\d{2,4}(?:\s?г(?:ода?)?\.?)?)\s*[-–—]\s*(?=\d{1,2}\.\d)"
)
WITH_LENGTH = re.compile(r"\d{1,2}\.\d{2}\.(?:19|20)\d\d(?=[-–—]\d)")
YEAR_DAY = re.compile(
    r"(?<![\d./-])((?:19|20)\d\d)\s?([./])\s?(0?[1-9]|1[0-2])\s?\2\s?(0?[1-9]|[12]\d|3[01])(?![\d/-]|\.\d)"
)
DAY_WITH_ENDING = re.compile(
    rf"\b\d{{1,2}}-?(?:го|ое|е)\b{MONTH}\s+[а-яё]+\s+(?:19|20)\d\d", re.IGNORECASE
)
DAY_SHORT = re.compile(
    r"\b\d{1,2}\s+(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.?\s+(?:19|20)\d\d",
    re.I,
)
YEAR_FIRST = re.compile(r"^\s*((?:19|20)\d\d)-(0[1-9]|1[0-2])\s*$")
AND_LENGTH = re.compile(
    r"(\d\.\d{2}\.(?:19|20)\d\d)\s?[-–—]\s?(?=\d{1,2}\s?(?:лет|год|мес))"
)
FOR_YEARS = re.compile(
    r"\b(?:на|в)\s+(?:период\s+)?(?:с\s+)?(?:19|20)\d\d\s*(?:[-–—]|по|до)\s*(?=(?:19|20)\d\d)",
    re.IGNORECASE,
)
ROMAN_MONTH = re.compile(r"\b(\d{1,2})\.(X?I{1,3}|I?V|VI{1,3}|I?X)\.((?:19|20)\d\d)")
# «от 43520»: five figures after a word that awaits a date.
SERIAL = re.compile(
    r"(?<=\b(?:от|до|по)\s)(\d{5})(?=\s*(?:г\.|года|[,;.)]|№|до\b|по\b|на\b|срок|$))"
)
ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
QUOTED_DAY = re.compile(
    r"(?:[«»\"“”„‟'’‘`]|<<|,,){1,2}[\s_]*(?P<day>\d{1,2})[\s_]*(?:[«»\"“”„‟'’‘`]|>>|''){1,2}[\s_]*"
    r"(?=(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр))",
    re.IGNORECASE,
)
COMMAS = re.compile(r"\b(\d{2}),(\d{2}),((?:19|20)\d\d)\b")
SCHOOL_YEAR = re.compile(
    r"(?:19|20)\d\d\s*[-–—/]\s*(?:(?:19|20)?\d\d)\s*(?:уч\w*\.?|academic)", re.I
)
SEASON = re.compile(
    r"\b(?:весн|лет|осен|зим)\w*\s+(?:19|20)\d\d|"
    r"\b(?:[IVX1-4]{1,3}|перв\w+|втор\w+|трет\w+|четв\w+)[-\s]*(?:й|ый|ой|ого|ем|ом)?\s*"
    r"(?:квартал|полугоди)\w*\s+(?:19|20)\d\d|\b(?:spring|summer|autumn|fall|winter)"
    r"\s+(?:of\s+)?(?:19|20)\d\d",
    re.IGNORECASE,
)


def day_quoted(text: str) -> str:
    """«от « 17 » июня» as «от «17» июня», whatever its quotes are."""
    return QUOTED_DAY.sub(r"«\g<day>» ", text)


def settled(text: str) -> str:
    """The text with its dates in figures and letters of one alphabet a word.

    What is no day, month or year to stand for a date (a season, a school year) goes.
    """
    text = day_quoted(clean(text.replace("\u00a0", " ")))
    if UNUSUAL.search(text.lower()):
        for pattern, instead in REPLACED:
            text = pattern.sub(instead, text)
    text = YEAR_FIRST.sub(r"\2.\1", text)
    text = AND_LENGTH.sub(r"\1, ", text)
    return TWO_YEARS.sub(r"\1 — \2", TWO_DATES.sub(r"\1 — ", text))


def _serial(found: re.Match) -> str:
    """What Excel keeps a day as, printed instead of the day."""
    if int(found[1]) not in written_dates.SERIALS:
        return found[1]
    day = written_dates.EXCEL_EPOCH + datetime.timedelta(days=int(found[1]))
    return day.strftime("%d.%m.%Y")


def _short_month(found: re.Match) -> str:
    return LONG_MONTHS[found[1][:3].lower()]


def _day(found: re.Match) -> str:
    return f"{_value(found):02}"


def _roman(found: re.Match) -> str:
    return f"{found[1]}.{ROMANS.index(found[2]) + 1:02}.{found[3]}"


def _year(found: re.Match) -> str:
    return "2000" if found["round"] else str(2000 + _value(found))


def _value(found: re.Match) -> int:
    tens = TENS.get((found["tens"] or "").lower(), 0)
    unit = found["unit"].lower().replace("ё", "е")
    if unit == "тридцат":
        return tens + 30
    at = next(at for at, stem in enumerate(UNITS) if re.fullmatch(stem, unit))
    return tens + at + 1


# One look at the small letters tells whether any of the unusual ways may be there.
UNUSUAL = re.compile(
    r"(?:от|до|по|с)\s\d{5}|уч|квартал|полугод|весн|осен|зим|лет\w*\s+(?:19|20)\d|spring|summer|"
    r"autumn|fall|winter|academic|тысяч|"
    r"[оеыи](?:го|е|й)\s+(?:янв|фев|мар|апр|ма[йя]|ию|авг|сен|окт|ноя|дек)|"
    r"\d(?:-?(?:го|ое|е|м|й)|-?\s?(?:st|nd|rd|th))(?!\w)|\d\s?\.\s\d|\d\s\.\d|\d\.[xvi]|\d,\d\d,|"
    r"(?:19|20)\d\d\s?[./]\s?\d|/(?:19|20)\d\d|"
    r"(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.?\s|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"(?:на|в)\s+(?:период|(?:с\s+)?(?:19|20)\d\d)"
)
REPLACED = (
    (SERIAL, _serial),
    (SCHOOL_YEAR, " "),
    (SEASON, " "),
    (FOR_YEARS, "до "),
    (YEAR_DAY, r"\1-\3-\4"),
    (ROMAN_MONTH, _roman),
    (COMMAS, r"\1.\2.\3"),
    (DAY, _day),
    (YEAR, _year),
    (DAY_ENDING, r"\1"),
    (YEAR_ENDING, r"\1"),
    (SPACED, r"\1.\2.\3"),
    (MONTH_OF_YEAR, r"\1.\2"),
    (SHORT_MONTH, _short_month),
    (MONTH_FIRST, r"\2 \1 \3"),
)
