"""Days, terms and renewals as a contract words them, in Russian and in English."""

import datetime

from mosty.documents.texts.numerals import SMALL as SMALL_EN
from mosty.documents.texts.numerals import TENS as TENS_EN

MONTHS = {
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
SMALL = [
    "одного",
    "двух",
    "трёх",
    "четырёх",
    "пяти",
    "шести",
    "семи",
    "восьми",
    "девяти",
    "десяти",
    "одиннадцати",
    "двенадцати",
    "тринадцати",
    "четырнадцати",
    "пятнадцати",
    "шестнадцати",
    "семнадцати",
    "восемнадцати",
    "девятнадцати",
]
TENS = [
    "двадцати",
    "тридцати",
    "сорока",
    "пятидесяти",
    "шестидесяти",
    "семидесяти",
    "восьмидесяти",
    "девяноста",
]
NO_BREAK = "\u00a0"


def day(on: datetime.date | None, *, language: str) -> str:
    """`12 марта 2026 г.`, `12 March 2026`; empty without a day."""
    if on is None:
        return ""
    told = f"{on.day}{NO_BREAK}{MONTHS[language][on.month - 1]}{NO_BREAK}{on.year}"
    return f"{told}{NO_BREAK}г." if language == "ru" else told


def in_words(number: int, *, language: str) -> str:
    """A number below a hundred in the genitive, or in English; digits above."""
    small, tens = (
        (SMALL, TENS) if language == "ru" else (SMALL_EN.split(), TENS_EN.split())
    )
    if not 0 < number < 100:
        return str(number)
    if number < 20:
        return small[number - 1]
    ten, one = divmod(number, 10)
    joint = " " if language == "ru" else "-"
    return joint.join(filter(None, (tens[ten - 2], small[one - 1] if one else "")))


def length(months: int, *, language: str) -> str:
    """`3 (трёх) лет`, `three (3) years`; in Russian in the genitive."""
    number, is_years = (months // 12, True) if months % 12 == 0 else (months, False)
    words = in_words(number, language=language)
    if language == "en":
        unit = ("year" if is_years else "month") + ("" if number == 1 else "s")
        return f"{words} ({number}) {unit}"
    is_one = number % 10 == 1 and number % 100 != 11
    unit = (
        ("года" if is_one else "лет") if is_years else "месяца" if is_one else "месяцев"
    )
    return f"{number} ({words}) {unit}"


def term(rule: str, *, months=None, until=None, language: str) -> str:
    """How long the paper is valid; empty when that is not known."""
    is_russian = language == "ru"
    if rule == "length" and months:
        told = length(months, language=language)
        return f"в течение {told}" if is_russian else f"for {told}"
    if rule == "until" and until:
        told = day(until, language=language)
        return f"до {told}" if is_russian else f"until {told}"
    if rule == "indefinite":
        return "бессрочно" if is_russian else "for an indefinite period"
    if rule == "project":
        return (
            "до завершения совместного проекта"
            if is_russian
            else "until the joint project is completed"
        )
    return ""


def renewal(rule: str, *, months=None, notice_days=None, language: str) -> str:
    """The sentence on prolongation; empty when the rule is not known."""
    is_russian = language == "ru"
    if rule == "none":
        return (
            "Соглашение не продлевается автоматически."
            if is_russian
            else "The Agreement is not extended automatically."
        )
    if rule == "by_act":
        return (
            "Соглашение может быть продлено письменным соглашением Сторон."
            if is_russian
            else "The Agreement may be extended by written agreement of the Parties."
        )
    if rule == "automatic" and months and notice_days:
        return _by_itself(months, notice_days, is_russian=is_russian)
    return ""


def _by_itself(months: int, notice_days: int, *, is_russian: bool) -> str:
    if is_russian:
        told = length(months, language="ru")
        return (
            f"Если ни одна из Сторон не менее чем за {notice_days} календарных дней до "
            "окончания срока письменно не заявит об отказе, Соглашение продлевается на "
            f"срок до {told}."
        )
    told = length(months, language="en")
    return (
        f"Unless a Party gives written notice of refusal at least {notice_days} calendar "
        f"days before the end of the term, the Agreement is extended for up to {told}."
    )
