"""What must be the same in two languages: read in both, and told where it differs."""

import pytest

from mosty.documents.texts.clauses import clauses_of
from mosty.documents.texts.names import is_named
from mosty.documents.texts.parallel import hold
from mosty.documents.texts.shapes import Paragraph
from mosty.documents.texts.values import values_of


def told(text, language):
    return [(one.kind, one.value) for one in values_of(text, language=language)]


SAME = {
    "day": ("12 марта 2026 г.", "12 March 2026", ("date", "2026-03-12")),
    "day in quotes": ("«12» марта 2026 года", "March 12, 2026", ("date", "2026-03-12")),
    "day in figures": ("12.03.2026", "12/03/2026", ("date", "2026-03-12")),
    "month": ("в марте 2026 года", "in March 2026", ("date", "2026-03")),
    "day of any year": ("до 1 сентября", "by September 1", ("date", "--09-01")),
    "term": ("три года", "three years", ("period", "36 month")),
    "term in brackets": ("3 (трёх) лет", "three (3) years", ("period", "36 month")),
    "term as adjective": ("трёхлетний срок", "three-year term", ("period", "36 month")),
    "months": ("двадцать четыре месяца", "two years", ("period", "24 month")),
    "days": ("тридцати дней", "30 days", ("period", "30 day")),
    "weeks": ("двух недель", "fourteen days", ("period", "14 day")),
    "working days": (
        "пяти рабочих дней",
        "five business days",
        ("period", "5 working day"),
    ),
    "hours": ("72 академических часа", "seventy-two hours", ("period", "72 hour")),
    "twice a year": ("два раза в год", "twice a year", ("every", "6")),
    "per cent": ("двадцать пять процентов", "25 %", ("percent", "25")),
    "decimal": ("0,1 %", "0.1 per cent", ("percent", "0.1")),
    "roubles": ("1 500 000,50 рубля", "RUB 1,500,000.50", ("money", "1500000.5 RUB")),
    "millions": ("1,2 млн рублей", "1.2 million roubles", ("money", "1200000 RUB")),
    "words": ("сто двадцать человек", "one hundred and twenty", ("number", "120")),
    "copies": ("в двух экземплярах", "in duplicate", ("number", "2")),
    "INN": ("ИНН 7801234567", "INN 7801234567", ("identifier", "7801234567")),
    "law": ("закон № 273-ФЗ", "Law No. 273-FZ", ("identifier", "273-fz")),
    "paper": ("№ 14-Д", "No. 14-D", ("identifier", "14d")),
    "mail": ("a@b.example", "a@b.example", ("identifier", "a@b.example")),
    "clause": ("пунктом 2.3", "clause 2.3", ("reference", "2.3")),
    "annex": ("приложение № 1", "Annex No. 1", ("reference", "1")),
}


@pytest.mark.parametrize("case", SAME)
def test_value_is_the_same_in_both_languages(case):
    russian, english, value = SAME[case]

    assert told(russian, "ru") == told(english, "en") == [value]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("one of the Parties may apply", "en"),
        ("одна из Сторон", "ru"),
        ("Стороны двухстороннего соглашения", "ru"),
        ("both texts", "en"),
    ],
)
def test_words_that_count_nothing_are_no_values(text, language):
    assert told(text, language) == []


def test_number_in_brackets_must_be_that_before_them():
    [value] = values_of("10 (двенадцати) дней", language="ru")

    assert (value.kind, value.value, value.clash) == ("period", "10 day", "12")


@pytest.mark.parametrize(
    ("name", "text", "is_so"),
    [
        ("Иванова", "Rector Ivan Ivanov", True),
        ("Юшкевич", "Maria Iushkevich", True),
        ("Щербакова", "A. Shcherbakova", True),
        ("Иванов", "I. I. Petrov", False),
        ("Erasmus+", "the ERASMUS+ programme", True),
    ],
)
def test_russian_name_is_found_however_it_is_spelt(name, text, is_so):
    assert is_named(name, text) == is_so


def held(russian, english):
    sides = [clauses_of(Paragraph(one) for one in side) for side in (russian, english)]
    found = hold(*sides).findings
    return [(one.kind, one.label, one.said) for one in found]


def test_clause_that_lacks_is_told_though_the_numbers_close_up():
    russian = (
        "1. Срок",
        "1.1. Стороны сотрудничают три года.",
        "1.2. Отчёт направляется до 31 января.",
        "1.3. Споры решаются переговорами за 30 дней.",
    )
    english = (
        "1. Term",
        "1.1. The Parties cooperate for three years.",
        "1.2. Disputes are settled by negotiations within 30 days.",
    )

    assert held(russian, english) == [
        ("missing_right", "1.2.", ("", "")),
        ("numbering", "1.3.", ("1.3.", "1.2.")),
    ]


def test_names_of_the_parties_must_stand_in_both():
    sides = [
        clauses_of([Paragraph(one)]) for one in ("1. Институт", "1. The Institution")
    ]

    [found] = hold(*sides, names=[("Институт", "Institute")]).findings

    assert (found.kind, found.said) == ("name", ("Институт", ""))


def test_order_of_the_languages_does_not_matter():
    assert held(("1. In 30 days",), ("1. За 20 дней",)) == [
        ("period", "1.", ("30 days", "20 дней"))
    ]
