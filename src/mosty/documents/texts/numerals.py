"""Numbers written in words, in Russian in all cases and in English."""

import re
from decimal import Decimal

RUSSIAN = {
    "один одна одно одного одной одному одним одном одну": 1,
    "два две двух двум двумя": 2,
    "три трех трем тремя": 3,
    "четыре четырех четырем четырьмя": 4,
    "пять пяти пятью": 5,
    "шесть шести шестью": 6,
    "семь семи семью": 7,
    "восемь восьми восемью восьмью": 8,
    "девять девяти девятью": 9,
    "десять десяти десятью": 10,
    "двадцать двадцати двадцатью": 20,
    "тридцать тридцати тридцатью": 30,
    "сорок сорока": 40,
    "пятьдесят пятидесяти пятьюдесятью": 50,
    "шестьдесят шестидесяти шестьюдесятью": 60,
    "семьдесят семидесяти семьюдесятью": 70,
    "восемьдесят восьмидесяти восемьюдесятью": 80,
    "девяносто девяноста": 90,
    "сто ста": 100,
    "двести двухсот двумстам двумястами двухстах": 200,
    "триста трехсот тремстам тремястами трехстах": 300,
    "четыреста четырехсот четыремстам четырьмястами": 400,
    "пятьсот пятисот пятистам пятьюстами": 500,
    "шестьсот шестисот шестистам шестьюстами": 600,
    "семьсот семисот семистам семьюстами": 700,
    "восемьсот восьмисот восьмистам восьмьюстами": 800,
    "девятьсот девятисот девятистам девятьюстами": 900,
    "тысяча тысячи тысяч тысячу тысячей тысяче": 1_000,
    "миллион миллиона миллионов миллионом миллиону": 1_000_000,
    "миллиард миллиарда миллиардов миллиардом": 1_000_000_000,
}
TEENS = "один две три четыр пят шест сем восем девят"
SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH = {
    **{word: at for at, word in enumerate(SMALL.split(), start=1)},
    **{word: at * 10 for at, word in enumerate(TENS.split(), start=2)},
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
WORDS = {
    "ru": {word: value for words, value in RUSSIAN.items() for word in words.split()}
    | {
        f"{stem}надцат{ending}": 10 + at
        for at, stem in enumerate(TEENS.split(), start=1)
        for ending in ("ь", "и", "ью")
    },
    "en": ENGLISH,
}
SCALES = {
    "тыс": 1_000,
    "млн": 1_000_000,
    "млрд": 1_000_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
}
STEMS = {
    "двух": 2,
    "трех": 3,
    "четырех": 4,
    "пяти": 5,
    "шести": 6,
    "семи": 7,
    "восьми": 8,
    "девяти": 9,
    "десяти": 10,
    "двенадцати": 12,
    "четырнадцати": 14,
    "пятнадцати": 15,
    "двадцати": 20,
    "тридцати": 30,
    "шестидесяти": 60,
    "девяноста": 90,
}
DIGITS = {
    "ru": r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?",
    "en": r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?",
}


def alternatives(words) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def in_words(language: str) -> str:
    """A pattern for numbers in words: `двадцать пять`, `one hundred and twenty`."""
    word = rf"(?:{alternatives(WORDS[language])})"
    joined = r"(?:[\s\u00a0-]+(?:and\s+)?)" if language == "en" else r"[\s\u00a0]+"
    return rf"\b{word}(?:{joined}{word})*\b"


def value_of(printed: str, *, language: str) -> Decimal:
    """The number of a match of `DIGITS` or `in_words`."""
    if printed[0].isdigit():
        return _digits(printed, language)
    words = re.findall(r"[^\W\d_]+", printed.lower().replace("ё", "е"))
    total = group = 0
    for word in words:
        value = WORDS[language].get(word)
        if value is None:
            continue
        if value == 100 and language == "en":
            group = (group or 1) * value
        elif value >= 1_000:
            total += (group or 1) * value
            group = 0
        else:
            group += value
    return Decimal(total + group)


def _digits(printed: str, language: str) -> Decimal:
    plain = re.sub(r"[ \u00a0\u202f]", "", printed)
    if language == "en" and re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    number = Decimal(plain.replace(",", "."))
    return number.quantize(1) if number == number.to_integral() else number
