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
NAMED = (
    "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
    "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
NAMED_TENS = (
    "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
)
YEARS = (("год", "года", "лет"), ("year", "years"))
MONTHS_LONG = (("месяц", "месяца", "месяцев"), ("month", "months"))
DAYS = (
    ("календарный день", "календарных дня", "календарных дней"),
    ("calendar day", "calendar days"),
)
RENEWED = {
    "ru": "Если ни одна из Сторон {before} до окончания срока письменно не заявит об "
    "отказе от продления, Соглашение продлевается{by}{most}.",
    "en": "Unless a Party gives written notice of refusal {before} the end of the term, "
    "the Agreement is extended{by}{most}.",
}
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


def renewal(
    rule: str,
    *,
    months=None,
    limit=None,
    notice_months=None,
    notice_days=None,
    language: str,
) -> str:
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
    if rule != "automatic":
        return ""
    said = RENEWED[language].format(
        before=_before(notice_months, notice_days, is_russian=is_russian),
        by=_by(months, is_russian=is_russian),
        most=_most(limit, is_russian=is_russian),
    )
    return said.replace("  ", " ")


def counted(number: int, unit: tuple, *, is_russian: bool) -> str:
    """`3 (три) года`, `three (3) years`: how long, or how long before."""
    russian, english = unit
    if not is_russian:
        words = in_words(number, language="en")
        return f"{words} ({number}) {english[0 if number == 1 else 1]}"
    one, few, many = russian
    is_teen = 11 <= number % 100 <= 14
    last = number % 10
    noun = many if is_teen else one if last == 1 else few if 2 <= last <= 4 else many
    words = f" ({_named(number)})" if number < 100 else ""
    return f"{number}{words} {noun}"


def _named(number: int) -> str:
    small, tens = NAMED.split(), NAMED_TENS.split()
    if number < 20:
        return small[number - 1]
    ten, one = divmod(number, 10)
    return " ".join(filter(None, (tens[ten - 2], small[one - 1] if one else "")))


def _before(months, days, *, is_russian: bool) -> str:
    """How long before the end a refusal is said; no notice asked, up to the end."""
    told = [
        counted(number, unit, is_russian=is_russian)
        for number, unit in ((months, MONTHS_LONG), (days, DAYS))
        if number
    ]
    if is_russian:
        return f"не менее чем за {' и '.join(told)}" if told else ""
    return f"at least {' and '.join(told)} before" if told else "before"


def _by(months, *, is_russian: bool) -> str:
    if not months:
        return ""
    is_years = months % 12 == 0
    number, unit = (months // 12, YEARS) if is_years else (months, MONTHS_LONG)
    told = counted(number, unit, is_russian=is_russian)
    return f" на {told}" if is_russian else f" for {told}"


def _most(limit, *, is_russian: bool) -> str:
    if not limit:
        return ""
    if not is_russian:
        return f", no more than {counted(limit, ((), ('time', 'times')), is_russian=False)}"
    is_one = limit % 10 == 1 and limit % 100 != 11
    words = in_words(limit, language="ru")
    return f", но не более {limit} ({words}) {'раза' if is_one else 'раз'}"
