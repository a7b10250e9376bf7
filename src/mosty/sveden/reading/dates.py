"""Dates and terms as people print them. What is not said is unknown."""

import re
from dataclasses import dataclass

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
class Length:
    """How long a paper is valid, and how it is renewed."""

    rule: str = "unknown"
    months: int | None = None
    renewal: str = "unknown"


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
