"""Plans of work as people write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.agreements.promises.columns import guess, heading_row
from mosty.agreements.promises.deadlines import deadline_of
from mosty.agreements.promises.rows import Known, Verdict, understand

PARTIES = {
    1: ["Академия постдипломного образования", "СПб АППО"],
    2: ["Минский областной институт развития образования", "МОИРО"],
}
PEOPLE = {7: ("Иванова", "Анна", "Петровна"), 8: ("Иванова", "Елена", "")}
KNOWN = Known(PARTIES, PEOPLE, frozenset({("отчет", datetime.date(2026, 12, 31))}))


@pytest.mark.parametrize(
    ("text", "day", "precision", "every", "fault"),
    [
        ("12.03.2026", "2026-03-12", "day", None, ""),
        ("до 31 декабря 2026 года", "2026-12-31", "day", None, ""),
        ("март 2026", "2026-03-31", "month", None, ""),
        ("2026 год", "2026-12-31", "year", None, ""),
        ("в течение 2026–2028 гг.", "2028-12-31", "year", None, ""),
        ("II квартал 2026 года", "2026-06-30", "month", None, ""),
        ("4-й квартал 2026", "2026-12-31", "month", None, ""),
        ("1 полугодие 2027 г.", "2027-06-30", "month", None, ""),
        ("2026/27 учебный год", "2027-06-30", "month", None, ""),
        ("12.03.2026 – 14.03.2026", "2026-03-14", "day", None, ""),
        ("46093", "2026-03-12", "day", None, ""),
        ("ежегодно до 01.03.2027", "2027-03-01", "day", 12, ""),
        ("каждые 18 месяцев с июня 2026", "2026-06-30", "month", 18, ""),
        ("ежегодно", None, "unknown", 12, "no_first_day"),
        ("март", None, "unknown", None, "no_year"),
        ("31.02.2026", None, "unknown", None, "no_such_day"),
        ("когда-нибудь", None, "unknown", None, "not_a_day"),
        ("по мере необходимости", None, "unknown", None, ""),
        ("", None, "unknown", None, ""),
        ("March 2026, every year", "2026-03-31", "month", 12, ""),
    ],
)
def test_deadline_is_read_as_people_write_it(text, day, precision, every, fault):
    found = deadline_of(text)

    on = datetime.date.fromisoformat(day) if day else None
    assert (found.on, found.precision, found.every_months, found.fault) == (
        (on, precision, every, fault)
    )


def test_heading_is_found_under_a_title_and_columns_are_guessed():
    rows = [
        ["План работы на 2026 год", "", "", "", ""],
        ["№ п/п", "Наименование мероприятия", "Сроки", "Ответственные", "Кол-во"],
        ["1", "Семинар", "март 2026", "МОИРО", "20"],
    ]

    assert heading_row(rows) == 1
    assert guess(rows[1]) == {"text": 1, "due": 2, "responsible": 3, "quantity": 4}
    assert heading_row([["a", "b"], ["c", "d"]]) == -1


MAPPING = {"text": 1, "due": 2, "responsible": 3}


def verdicts(rows, answers=None, mapping=MAPPING):
    found = understand(rows, mapping=mapping, answers=answers or {}, known=KNOWN)
    return {one.number: one for one in found}


def test_each_row_has_its_verdict():
    rows = [
        ["I. Обучение"] * 4,
        ["1", "Семинар", "март 2026", "МОИРО"],
        ["2", "Отчёт", "31.12.2026", "Иванова А. П."],
        ["3", "Семинар", "март 2026", ""],
        ["4", "", "май 2026", ""],
        ["5", "Стажировка", "31.04.2026", "Сидоров"],
        ["6", "Встреча", "по согласованию", "Сидоров"],
        ["", "", "", ""],
    ]

    told = verdicts(rows)

    assert {n: str(one.verdict) for n, one in told.items()} == {
        1: "ready",
        2: "same",
        3: "same",
        4: "fault",
        5: "fault",
        6: "ready",
    }
    assert (told[1].party, told[2].responsible) == (2, 7)
    assert dict(told[4].faults) == {"text": "no_text"}
    assert dict(told[5].faults) == {"due": "no_such_day"}
    assert dict(told[6].notes) == {
        "responsible": "Сидоров",
        "due": "по согласованию",
    }


def test_what_a_person_answers_stands_instead():
    rows = [["1", "Стажировка", "31.04.2026", ""], ["2", "Лишнее", "2026", ""]]
    answers = {"0": {"mended": {"due": "30.04.2026"}}, "1": {"left_out": True}}

    told = verdicts(rows, answers)

    assert told[0].deadline.on == datetime.date(2026, 4, 30)
    assert [told[0].verdict, told[1].verdict] == [Verdict.READY, Verdict.LEFT_OUT]


@given(st.text(max_size=60), st.text(max_size=30))
def test_no_text_breaks_the_reader(text, rhythm):
    found = deadline_of(text, rhythm)

    assert (found.on is None) == (found.precision == "unknown")
