"""Dates, numbers and terms as real pages print them; what is not said is unknown."""

import datetime
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.sveden.reading.papers import read_columns, read_paper
from mosty.sveden.reading.records import Paper
from mosty.ui import written_dates

UNKNOWN = asdict(Paper())


def facts(paper):
    """What a paper says beyond the unknown."""
    return {
        name: str(value) if isinstance(value, datetime.date) else value
        for name, value in asdict(paper).items()
        if value != UNKNOWN[name]
    }


def signed(day, precision="day", **rest):
    return {"signed_on": day, "signed_precision": precision, **rest}


def until(day, precision="day", **rest):
    return {"valid_until": day, "valid_precision": precision, "term": "until", **rest}


SENTENCES = {
    "Соглашение о сотрудничестве": {"title": "Соглашение о сотрудничестве"},
    "Договор о сотрудничестве от 12.04.2018 № 5, срок 5 лет": signed(
        "2018-04-12",
        title="Договор о сотрудничестве",
        number="5",
        term="length",
        term_months=60,
    ),
    "Соглашение, октябрь 2019, 5 лет": signed(
        "2019-10-01", "month", title="Соглашение", term="length", term_months=60
    ),
    "от 12.04.18 до 31.12.23": signed("2018-04-12") | until("2023-12-31"),
    "с 01.09.2020 по 31.08.2025": signed("2020-09-01") | until("2025-08-31"),
    "01.09.2020 – 31.08.2025": signed("2020-09-01") | until("2025-08-31"),
    "06.08.2019г.": signed("2019-08-06"),
    "43520": signed("2019-02-24"),
    "2006 г.": signed("2006-01-01", "year"),
    "не указана": {},
    "Меморандум № б/н от «12» марта 2021 г., бессрочный": signed(
        "2021-03-12", title="Меморандум", number="б/н", term="indefinite"
    ),
    "Договор № 02-МД-Юр-24 от 5 июня 2024 года, на 3 (три) года": signed(
        "2024-06-05",
        title="Договор",
        number="02-МД-Юр-24",
        term="length",
        term_months=36,
    ),
    "Договор № 12/2019, срок действия до 2023 г.": {
        "title": "Договор",
        "number": "12/2019",
        **until("2023-12-31", "year"),
    },
    "Соглашение (планируется)": {"title": "Соглашение", "planned": True},
    "Договор от 31.02.2019": {"title": "Договор", "unreadable": "31.02.2019"},
    "Договор от 01.02.2019, 5 лет c возможностью продления": signed(
        "2019-02-01", title="Договор", term="length", term_months=60, renewal="by_act"
    ),
    "Договор от 2019-02-01 на 12 месяцев с автоматической пролонгацией": signed(
        "2019-02-01",
        title="Договор",
        term="length",
        term_months=12,
        renewal="automatic",
    ),
    "Соглашение от 03.2020, без ограничения срока": signed(
        "2020-03-01", "month", title="Соглашение", term="indefinite"
    ),
    "Соглашение на срок реализации проекта": {"title": "Соглашение", "term": "project"},
    "Наименование: Договор\nДата: 12.04.2018\nНомер: 7-д\nСрок действия: 31.12.2023": (
        signed("2018-04-12", title="Договор", number="7-д", term_text="31.12.2023")
        | until("2023-12-31")
    ),
    "Наименование: Договор; Дата: не указана; Номер: б/н; Срок действия: 5 лет": {
        "title": "Договор",
        "number": "б/н",
        "term": "length",
        "term_months": 60,
        "term_text": "5 лет",
    },
}


@pytest.mark.parametrize("text", SENTENCES)
def test_paper_is_read_from_one_cell(text):
    assert facts(read_paper(text)) == SENTENCES[text]


TERMS = {
    "5 лет": {"term": "length", "term_months": 60},
    "пять лет с возможностью продления": {
        "term": "length",
        "term_months": 60,
        "renewal": "by_act",
    },
    "2022": until("2022-12-31", "year"),
    "до 01.06.2024": until("2024-06-01"),
    "01.01.2020 - 31.12.2024": until("2024-12-31", in_force_from="2020-01-01"),
    "декабрь 2024 г.": until("2024-12-31", "month"),
    "45657": until("2024-12-31"),
    "бессрочно": {"term": "indefinite"},
    "неограничен": {"term": "indefinite"},
    "не указан срок действия": {},
    "-": {},
    "по согласованию сторон": {"unreadable": "по согласованию сторон"},
}


@pytest.mark.parametrize("text", TERMS)
def test_term_is_read_from_its_own_column(text):
    found = facts(read_columns(Paper(), term=text))

    found.pop("term_text", None)
    assert found == TERMS[text]


def test_columns_win_over_the_sentence():
    paper = read_paper("Договор от 01.01.2011 № 1")

    found = read_columns(paper, signed="12.04.2018", number="№ 77", term="бессрочно")

    assert (found.signed_on, found.number) == (datetime.date(2018, 4, 12), "77")
    assert found.term == "indefinite"


def test_column_for_the_date_may_hold_number_and_end():
    found = read_columns(Paper(), signed="№ 5 от 12.04.2018 до 31.12.2023")

    assert facts(found) == signed("2018-04-12", number="5") | until("2023-12-31")


@given(day=st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31)))
def test_every_day_is_read_in_every_form(day):
    month = "января февраля марта апреля мая июня июля августа сентября октября ноября"
    name = (month.split() + ["декабря"])[day.month - 1]
    forms = [
        day.strftime("%d.%m.%Y"),
        day.strftime("%d/%m/%Y г."),
        f"{day.day}.{day.month}.{day.year % 100:02}",
        f"«{day.day}» {name} {day.year} года",
        day.isoformat(),
        str((day - datetime.date(1899, 12, 30)).days),
    ]
    if not 20_000 <= int(forms[-1]) < 70_000:
        forms.pop()

    assert {written_dates.read_date(form).on for form in forms} == {day}


@given(text=st.text(alphabet="0123456789.-/ годаотпнсрлик№«»", max_size=40))
def test_nothing_that_is_typed_crashes_the_reader(text):
    paper = read_columns(read_paper(text), signed=text, number=text, term=text)

    assert (paper.signed_on is None) == (paper.signed_precision == "unknown")
    assert (paper.valid_until is None) == (paper.valid_precision == "unknown")
    assert (paper.term == "length") == (paper.term_months is not None)
