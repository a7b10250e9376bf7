"""GIFT as teachers write it: every question gets a verdict, and nothing raises."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.olympiad.gift import read, written
from mosty.olympiad.gift.reading import Choice
from mosty.olympiad.marking import Kind

PAPER = """\
// Olympiad, grades 5 to 7
$CATEGORY: Нева/Мосты

::Мосты 1:: Какой мост разводят первым? {
~Дворцовый#Нет.
=Литейный
~Троицкий
####Расписание разводки.}

[html]Пётр основал город в {#1703} году.

Назовите архитектора. {=Трезини =Доменико Трезини =%50%Тресини#Почти.}

::T::Нева впадает в Финский залив.{T#Нет#Да}

Соедините. {
=Исаакиевский собор -> Монферран

=Казанский собор -> Воронихин
= -> Росси
}

Выберите оба {~%50%Ломоносов ~%50%Эйлер ~%-100%Ньютон}

Длина \\{в км\\} \\= {#74:1}

Ширина {#0.2..0.6}

Напишите письмо. {}

Просто описание без ответа.

Ничего верного {~a ~b}

Не закрыто {=a
"""


@pytest.fixture(scope="module")
def questions():
    return read(PAPER)


def test_each_question_has_a_verdict(questions):
    assert [(one.line, one.kind, one.fault) for one in questions] == [
        (4, Kind.SINGLE, ""),
        (10, Kind.NUMBER, ""),
        (12, Kind.SHORT, ""),
        (14, Kind.SINGLE, ""),
        (16, Kind.MATCH, ""),
        (23, Kind.MULTIPLE, ""),
        (25, Kind.NUMBER, ""),
        (27, Kind.NUMBER, ""),
        (29, Kind.ESSAY, ""),
        (31, None, "no_answers"),
        (33, None, "nothing_right"),
        (35, None, "open_brace"),
    ]


def test_parts_of_a_question_are_kept(questions):
    bridge, year, architect, truth, pairs, both, length, width = questions[:8]

    assert bridge.title == "Мосты 1"
    assert bridge.category == "Нева/Мосты"
    assert bridge.explanation == "Расписание разводки."
    assert bridge.choices[0] == Choice("Дворцовый", Fraction(0), "Нет.")
    assert (year.text, year.value) == ("Пётр основал город в ____ году.", 1703)
    assert year.left_out == ("format: html",)
    assert [one.share for one in architect.choices] == [1, 1, Fraction(1, 2)]
    assert truth.choices == (
        Choice("true", Fraction(1), "Да"),
        Choice("false", Fraction(0), "Нет"),
    )
    assert pairs.pairs[2] == ("", "Росси")
    assert [one.share for one in both.choices] == [Fraction(1, 2), Fraction(1, 2), -1]
    assert (length.text, length.value, length.tolerance) == ("Длина {в км} =", 74, 1)
    assert (width.value, width.tolerance) == (Fraction("0.4"), Fraction("0.2"))


def test_what_is_written_reads_back(questions):
    understood = [one for one in questions if one.kind]

    again = read(written(understood))

    def kept(one):
        return (one.title, one.category, one.text, one.kind, one.choices, one.pairs)

    assert [kept(one) for one in again] == [kept(one) for one in understood]
    assert [one.value for one in again] == [one.value for one in understood]


@given(st.text(alphabet="~=#{}:\\%-> \n/$tTF1а.", max_size=80))
def test_any_text_is_read_without_an_exception(text):
    for one in read(text):
        assert bool(one.kind) != bool(one.fault)


def test_mutated_papers_are_read(pytestconfig):
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    chance = random.Random(seed)
    for _ in range(300):
        letters = list(PAPER)
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(letters))
            letters[place : place + chance.randint(0, 9)] = chance.choice(
                ["", "{", "}", "\\", "\n\n", "=", "~", "#", "::", "\0", "->", "%"]
            )
        assert len(read("".join(letters))) <= 60
