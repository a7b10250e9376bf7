"""What must be the same in every language of a text: numbers, dates, terms, ids."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from mosty.documents.texts.moments import find_moments
from mosty.documents.texts.names import find_names
from mosty.documents.texts.numerals import DIGITS, SCALES, STEMS, in_words, value_of

PERIODS = {
    "hour": r"(?:академическ\w+\s+|ак\.\s*|academic\s+)?(?:час\w*|hours?)",
    "day": r"(?:календарн\w+\s+|calendar\s+)?(?:день|дн\w{0,3}|сут\w+|days?)",
    "working day": r"(?:рабоч\w+|банковск\w+)\s+(?:день|дн\w{0,3})"
    r"|(?:working|business|banking)\s+days?",
    "week": r"недел\w*|weeks?",
    "month": r"(?:календарн\w+\s+|calendar\s+)?(?:месяц\w*|мес\.|months?)",
    "year": r"(?:календарн\w+\s+|учебн\w+\s+|academic\s+|calendar\s+)?"
    r"(?:год(?:а|у|ом|ов|ы|е)?|лет|years?)",
}
ADJECTIVES = {
    "hour": r"часов\w+",
    "day": r"дневн\w+",
    "week": r"недельн\w+",
    "month": r"месячн\w+",
    "year": r"летн\w+|годичн\w+",
}
IN_MONTHS = {"year": 12, "month": 1}
CURRENCIES = {
    "BYN": r"белорусск\w+\s+рубл\w*|belarusian\s+rou?bles?|BYN",
    "RUB": r"(?:российск\w+\s+)?рубл\w*|руб\.?|₽|RUB|(?:russian\s+)?rou?bles?",
    "USD": r"доллар\w*(?:\s+США)?|USD|US\s+dollars?|dollars?",
    "EUR": r"евро|EUR|euros?|€",
    "CNY": r"(?:китайск\w+\s+)?юан\w+|CNY|(?:chinese\s+)?yuan|RMB",
    "KZT": r"тенге|KZT|tenge",
}
SIGNS = {"$": "USD", "€": "EUR", "₽": "RUB", "RUB": "RUB", "EUR": "EUR", "USD": "USD"}
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SITE = re.compile(r"\b(?:https?://|www\.)[^\s,;)»]+[^\s,;)».]")
LAW = re.compile(r"(?:№|No\.?|N)?\s*\b(\d{1,4})-(?:ФЗ|ФКЗ|FZ|FKZ)\b", re.IGNORECASE)
LABELLED = re.compile(
    r"\b(?:ИНН|КПП|ОГРН|ОКПО|БИК|БИН|УНП|INN|TIN|KPP|OGRN|BIC|BIN|UNP|IBAN)\b"
    r"[\s:№/]*(\w{0,2}\d[\w/-]{4,33})"
)
LONG = re.compile(
    r"(?<![\d.,])(?:\d{9,}|\+\d[\d\u00a0 ()-]{8,}\d"
    r"|\d[\u00a0 ]?\(\d{3,5}\)[\d\u00a0 ()-]{5,}\d)"
)
PAPER = re.compile(r"(?:№|\bNo\.|\bN(?=\s?\d))\s*([\w./-]*\d[\w/-]*)", re.IGNORECASE)
CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)(?=\s*(?:час|ч\.|hours|[ap]\.?m))")
NUMBER_LIST = (
    r"((?:(?:№|No\.)\s*)?\d{1,3}(?:\.\d{1,3}){0,4}"
    r"(?:(?:\s*[,–—-]\s*|\s+(?:и|или|по|and|or|to)\s+)\d{1,3}(?:\.\d{1,3}){1,4})*"
    r"(?:\s+(?:и|или|and|or)\s+\d{1,3}(?!\d|\s*(?:%|дн|ден|суток|рабоч|кален|месяц|год"
    r"|лет|час|рубл|проц|per|work|calen|busin|day|week|month|year|hour|rou?b|eur)))?)"
)
REFERENCE = re.compile(
    r"(?:\b(?:под)?пункт\w*|\bпп?\.|\bраздел\w*|\bстат(?:ь|ей)\w*|\bст\.|\bчаст(?:ь|и|ью|ей|ями)"
    r"|\bабзац\w*|\bглав\w{1,3}|\bприложени\w*|§|\b(?:sub-?)?(?:clauses?|paragraphs?)"
    r"|\bsections?|\barticles?|\bart\.|\bitems?|\bannex\w*|\bappendix|\bparts?"
    r"|\bchapters?)\s*" + NUMBER_LIST,
    re.IGNORECASE,
)
COPIES = {"duplicate": 2, "triplicate": 3, "quadruplicate": 4}
IN_COPIES = re.compile(r"\bin\s+(duplicate|triplicate|quadruplicate)\b", re.IGNORECASE)
EVERY = {
    6: r"раз\s+в\s+полгода|каждые\s+полгода|дв(?:а|ух)\s+раза?\s+в\s+год"
    r"|every\s+six\s+months|twice\s+a\s+year|half-yearly",
    12: r"ежегодно|кажд\w+\s+год\w*|раз\s+в\s+год|annually|yearly|(?:each|every)\s+year"
    r"|once\s+a\s+year|per\s+year",
    3: r"ежеквартально|раз\s+в\s+квартал|quarterly|(?:each|every)\s+quarter"
    r"|once\s+a\s+quarter",
    1: r"ежемесячно|раз\s+в\s+месяц|monthly|(?:each|every)\s+month|once\s+a\s+month",
}
HALF = re.compile(r"\bполугоди\w+|\bполгода|\bhalf(?:\s+a)?[\s-]year\b", re.IGNORECASE)


@dataclass(frozen=True)
class Value:
    """Something to be held against the other language.

    `kind` is number, percent, money, period, every, date, identifier, reference or
    name. `clash` is the number in brackets where it is not the one before them.
    """

    kind: str
    value: str
    start: int
    end: int
    printed: str
    is_word: bool = False
    clash: str = ""


def values_of(text: str, *, language: str) -> list[Value]:
    """The values of a text in their order; `language` is `ru`, or `en` for all else."""
    search = _Search(text.replace("ё", "е").replace("Ё", "Е"), language)
    return sorted(search.found(), key=lambda one: one.start)


class _Search:
    """What one pattern has taken is not read by the next one."""

    def __init__(self, text: str, language: str):
        self.text, self.language = text, language
        self.left = text
        self.values: list[Value] = []

    def found(self) -> list[Value]:
        self._take("identifier", EMAIL, lambda one: one[0].lower())
        self._take("identifier", SITE, lambda one: one[0].lower())
        self._take("identifier", LABELLED, lambda one: plain(one[1]))
        self._take("identifier", LAW, lambda one: f"{one[1]}-fz")
        self._references()
        self._take("identifier", PAPER, lambda one: plain(one[1]))
        for told, start, end in list(find_moments(self.left)):
            self._keep("date", told, start, end)
        self._take("number", CLOCK, lambda one: f"{int(one[1])}:{one[2]}")
        self._take("identifier", LONG, lambda one: re.sub(r"\D", "", one[0]))
        for months, pattern in EVERY.items():
            self._take("every", compiled(rf"\b(?:{pattern})\b"), lambda _, m=months: m)
        self._take("period", HALF, lambda _: "6 month")
        self._take("number", IN_COPIES, lambda one: COPIES[one[1].lower()])
        self._adjectives()
        for found in grammar(self.language).finditer(self.left):
            self._number(found)
        for told, start, end in find_names(self.text, language=self.language):
            self._keep("name", told, start, end)
        return self.values

    def _take(self, kind: str, pattern, told) -> None:
        for found in pattern.finditer(self.left):
            self._keep(kind, str(told(found)), *found.span())

    def _keep(self, kind, value, start, end, **more) -> None:
        printed = self.text[start:end]
        self.values.append(Value(kind, value, start, end, printed, **more))
        if kind != "name":
            self.left = self.left[:start] + "\1" * (end - start) + self.left[end:]

    def _references(self) -> None:
        for found in REFERENCE.finditer(self.left):
            for one in re.finditer(r"\d[\d.]*\d|\d", found[1]):
                start = found.start(1) + one.start()
                self._keep("reference", one[0], start, start + len(one[0]))

    def _adjectives(self) -> None:
        for found in adjectives(self.language).finditer(self.left):
            number = found["stem"].lower()
            count = STEMS.get(number) or int(
                value_of(number, language=self.language) if number else 1
            )
            unit = next(name for name in ADJECTIVES if found[name])
            self._keep("period", period(Decimal(count), unit), *found.span())

    def _number(self, found) -> None:
        main = self._amount(found["main"], found["scale"])
        gloss, clash = found["gloss"], ""
        if gloss is not None:
            other = self._amount(gloss, found["gloss_scale"])
            clash = "" if int(other) == int(main) else shown(other)
        is_word = not found["main"][0].isdigit() and gloss is None
        kind, value = self._measured(main, found)
        if kind == "number" and (main == 0 or (main == 1 and not clash)):
            return
        more = {"is_word": is_word, "clash": clash}
        self._keep(kind, value, *found.span(), **more)

    def _measured(self, amount: Decimal, found) -> tuple[str, str]:
        if found["percent"]:
            return "percent", shown(amount)
        for code in CURRENCIES:
            if found[f"c_{code}"]:
                return "money", f"{shown(amount)} {code}"
        if found["sign"]:
            return "money", f"{shown(amount)} {SIGNS[found['sign'].upper()]}"
        for at, unit in enumerate(PERIODS):
            if found[f"p_{at}"]:
                return "period", period(amount, unit)
        return "number", shown(amount)

    def _amount(self, printed: str, scale: str | None) -> Decimal:
        number = value_of(printed, language=self.language)
        if not scale:
            return number
        word = scale.lower().rstrip(".")
        factor = SCALES.get(word) or value_of(word, language=self.language)
        return number * factor


@cache
def compiled(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.IGNORECASE)


@cache
def grammar(language: str) -> re.Pattern:
    """A number, its scale, the same in brackets, and what it counts."""
    words, digits = in_words(language), DIGITS[language]
    scale = (
        r"тысяч\w*|миллион\w*|миллиард\w*|тыс\.?|млн\.?|млрд\.?"
        if language == "ru"
        else "thousand|million|billion|mln|bn"
    )
    money = "|".join(f"(?P<c_{code}>{one})" for code, one in CURRENCIES.items())
    order = sorted(enumerate(PERIODS), key=lambda one: one[1] != "working day")
    periods = "|".join(f"(?P<p_{at}>{PERIODS[unit]})" for at, unit in order)
    return compiled(
        rf"(?:(?P<sign>[$€₽]|\b(?:RUB|EUR|USD))\s*)?"
        rf"(?<![\w.,\1])(?P<main>{digits}|{words})(?:\s*(?P<scale>{scale})\b\.?)?"
        rf"(?:\s*\(\s*(?P<gloss>{digits}|{words})(?:\s*(?P<gloss_scale>{scale}))?"
        rf"[^()]{{0,12}}\))?"
        rf"(?:\s*(?P<percent>%|процент\w*|per\s?cent)|\s*(?:{money})(?!\w)"
        rf"|[\s\u00a0-]*(?:{periods})(?!\w))?"
    )


@cache
def adjectives(language: str) -> re.Pattern:
    """`трехлетний`, `10-дневный`."""
    units = "|".join(f"(?P<{unit}>{one})" for unit, one in ADJECTIVES.items())
    stems = "|".join(sorted(STEMS, key=len, reverse=True))
    return compiled(rf"\b(?P<stem>(?:{stems})|\d{{1,3}}(?=-)|)-?(?:{units})\b")


def period(amount: Decimal, unit: str) -> str:
    """`36 month` for three years, so that 12 months are a year."""
    if unit in IN_MONTHS:
        return f"{shown(amount * IN_MONTHS[unit])} month"
    if unit == "week":
        return f"{shown(amount * 7)} day"
    return f"{shown(amount)} {unit}"


def shown(number: Decimal) -> str:
    return format(number.normalize(), "f")


# Letters that are written alike or stand for one another, as one: Д is D, Н is H or N.
ONE_LETTER = str.maketrans(
    "абвгдезиклмнорстуфхэ" + "vnrsu", "abbgdeziklmhopctyfxe" + "bhpcy"
)


def plain(identifier: str) -> str:
    """Letters and digits of a number of a paper, however it is spelt."""
    return re.sub(r"[\W_]", "", identifier.lower().translate(ONE_LETTER))
