"""Dates and terms as people print them. What is not said is unknown."""

import re
from dataclasses import dataclass

UNKNOWN = re.compile(
    r"\bне\s*(?:указан|установлен|известн)|\bне\s+(?:определ|имеет)|отсутству|без\s+(?:номера|даты)|"
    r"\bnot\s+(?:specified|stated|given)|unknown",
    re.IGNORECASE,
)
ENDLESS = re.compile(
    r"бе[сз]{1,2}с?рочн|не\s?ограничен|без\s+(?:ограничени\w+|указания)\s+срок|без\s+срока|"
    r"неопредел[её]нн(?:ый|ого)\s+срок|постоянно|indefinite|unlimited|open[-\s]ended|"
    r"no\s+(?:expiry|expiration|term|time limit)|perpetual|permanent",
    re.IGNORECASE,
)
PROJECT = re.compile(
    r"(?:срок\w*|период\w*|время|течение|окончани\w+|завершени\w+|конца)\s+"
    r"(?:\w+\s+){0,3}(?:проекта|программы)|"
    r"\b(?:на|до|в)\s+(?:реализаци|выполнени|осуществлени)\w+\s+проекта|"
    r"(?:duration|term|period|end|life)\s+of\s+(?:the\s+)?(?:project|program)",
    re.IGNORECASE,
)
NEXT_TERM = re.compile(
    r"на\s+(?:следующ|последующ|кажд|очередн|нов|тот\s+же)\w*\s+[^,;.]{0,30}?"
    r"(?:лет|год\w*|срок\w*|период\w*)",
    re.IGNORECASE,
)
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
    "одиннадцат[ьи]",
    "двенадцат[ьи]",
    "тринадцат[ьи]",
    "четырнадцат[ьи]",
    "пятнадцат[ьи]",
    "шестнадцат[ьи]",
    "семнадцат[ьи]",
    "восемнадцат[ьи]",
    "девятнадцат[ьи]",
    "двадцат[ьи]",
)
ENGLISH = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
]
COUNT = (
    r"(?P<count>\d{1,3}|"
    + "|".join((*NUMBERS, *ENGLISH))
    + r")\s*(?:\([^)]{0,30}\)\s*)?"
)
YEARS_LONG = re.compile(
    r"(?<![\w.])"
    + COUNT
    + r"(?:-?х\s+)?[-\s]?(?:(?:учебн|календарн|полн)\w+\s+)?(?:лет|год(?:а|ов|у)?|years?)(?!\w)",
    re.IGNORECASE,
)
ONE_YEAR = re.compile(r"(?:\bна|в\s+течение)\s+год(?:а|у)?\b", re.IGNORECASE)
LONG_WORD = re.compile(
    r"\b(?P<count>одно|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти)"
    r"летн",
    re.IGNORECASE,
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
    text = NEXT_TERM.sub(" ", text)
    if ENDLESS.search(text):
        return Length("indefinite", renewal=renewal)
    if PROJECT.search(text):
        return Length("project", renewal=renewal)
    for pattern, months in ((YEARS_LONG, 12), (MONTHS_LONG, 1)):
        match = pattern.search(text)
        if match and 0 < _count(match["count"]) * months <= 1200:
            return Length("length", _count(match["count"]) * months, renewal)
    if ONE_YEAR.search(text):
        return Length("length", 12, renewal)
    word = LONG_WORD.search(text)
    if word:
        return Length("length", _count(word["count"]) * 12, renewal)
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
    if text.lower() in ENGLISH:
        return ENGLISH.index(text.lower()) + 1
    text = "одного" if text.lower() == "одно" else text
    spelt = enumerate(NUMBERS, start=1)
    return next(number for number, words in spelt if re.fullmatch(words, text, re.I))
