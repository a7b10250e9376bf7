"""Clauses out of texts, and two versions of a text held against each other."""

import io

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from mosty.documents.filetypes import PLAIN
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import text_in
from mosty.documents.tests.factories import PDF
from mosty.documents.texts.clauses import clauses_of
from mosty.documents.texts.comparing import COME, GONE, SAME, compare, words_between
from mosty.documents.texts.lines import paragraphs_of
from mosty.documents.texts.shapes import Paragraph


def clauses(*texts):
    return clauses_of(Paragraph(one) for one in texts)


def keys(*texts):
    return [one.key for one in clauses(*texts)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Преамбула", "1. Предмет", "1.1. Первый", "1.2 Второй"), "0:1 1 1.1 1.2"),
        (("1. Предмет", "а) раз", "б) два", "1.1. Далее"), "1 1/1 1/2 1.1"),
        (("1. Subject", "(a) one", "(b) two"), "1 1/1 1/2"),
        (("Статья 3. Срок", "1. Первый", "2. Второй", "3.4. Прямо"), "3 3.1 3.2 3.4"),
        (("Article 1", "Text", "Article 2. More", "1) item"), "1 1:1 2 2/1"),
        (("§ 2. Срок", "1. Первый"), "2 2.1"),
        (("II. Срок", "1. Первый", "– пункт", "– ещё"), "2 2.1 2.1/1 2.1/2"),
        (("1. Раз", "1. Снова"), "1 1~2"),
        (("1. Раз", "Приложение № 2", "1. В нём"), "1 A2-0 A2-1"),
        (("12.03.2026 г. Москва", "2026 год", "10 дней"), "0:1 0:2 0:3"),
        (("Статья 3 настоящего Договора действует", "1.5 млн рублей"), "0:1 1.5"),
    ],
)
def test_numbers_of_clauses_are_read(texts, expected):
    assert " ".join(keys(*texts)) == expected


def test_lines_of_a_pdf_are_joined_to_paragraphs():
    text = (
        "1. Стороны действуют в соответ-\nствии с пунктом\n2.3 настоящего Договора и\n"
        "приложениями к нему.\n\n— 2 —\n\n2. Договор вступает в силу."
    )

    assert [one.text for one in paragraphs_of(text)] == [
        "1. Стороны действуют в соответствии с пунктом 2.3 настоящего Договора и "
        "приложениями к нему.",
        "2. Договор вступает в силу.",
    ]


def test_versions_are_compared_clause_by_clause():
    before = clauses(
        "1. Предмет",
        "1.1. Стороны сотрудничают три года.",
        "1.2. Расходы каждая Сторона несёт сама.",
        "1.3. Споры решаются переговорами.",
        "1.4. Отчёт направляется в январе.",
    )
    after = clauses(
        "1. Предмет",
        "1.1. Стороны сотрудничают пять лет.",
        "1.2. Споры решаются переговорами.",
        "1.3. Отчёт направляется в январе.",
        "1.4. Договор составлен в двух экземплярах.",
    )

    told = [
        (
            one.kind,
            one.before and one.before.key,
            one.after and one.after.key,
            one.is_renumbered,
        )
        for one in compare(before, after)
    ]

    assert told == [
        ("same", "1", "1", False),
        ("changed", "1.1", "1.1", False),
        ("removed", "1.2", None, False),
        ("same", "1.3", "1.2", True),
        ("same", "1.4", "1.3", True),
        ("added", None, "1.4", False),
    ]
    assert compare(before, after)[1].pieces == (
        (SAME, "Стороны сотрудничают "),
        (GONE, "три года"),
        (COME, "пять лет"),
        (SAME, "."),
    )


def test_clause_in_another_place_has_moved():
    before = clauses("а) первое дело", "б) второе дело", "в) третье дело")
    after = clauses("а) третье дело", "б) первое дело", "в) второе дело")

    assert [
        (one.kind, one.after.text, one.is_moved) for one in compare(before, after)
    ] == [
        ("same", "третье дело", True),
        ("same", "первое дело", False),
        ("same", "второе дело", False),
    ]


@given(st.text("аб .,1", max_size=40), st.text("аб .,1", max_size=40))
def test_words_of_both_versions_are_kept(before, after):
    pieces = words_between(before, after)

    assert "".join(text for kind, text in pieces if kind != COME) == before
    assert "".join(text for kind, text in pieces if kind != GONE) == after


@given(st.lists(st.sampled_from(["1. Да", "2. Нет", "а) ещё", "слова"]), max_size=8))
def test_text_compared_with_itself_has_no_change(texts):
    told = clauses(*texts)

    assert all(one.is_quiet for one in compare(told, told))
    assert len({one.key for one in told}) == len(told)


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_numbers_that_word_prints_are_read():
    document = Document()
    for text in ("Предмет", "Срок"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Пункт", style="List Bullet")

    [column] = text_in(saved(document)).columns

    assert [(one.label, one.text) for one in column] == [
        ("1.", "Предмет"),
        ("2.", "Срок"),
        ("•", "Пункт"),
    ]


def test_two_columns_of_two_languages_are_told_apart():
    document = Document()
    table = document.add_table(rows=2, cols=2)
    rows = (("1. Предмет", "1. Subject"), ("1.1. Срок три года", "1.1. Three years"))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text

    reading = text_in(saved(document))

    assert [[one.text for one in column] for column in reading.columns] == [
        ["1. Предмет", "1.1. Срок три года"],
        ["1. Subject", "1.1. Three years"],
    ]
    assert [one.row for one in reading.columns[0]] == [1, 2]


def test_table_of_requisites_is_no_second_language():
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Сторона 1", "Сторона 2"

    assert not text_in(saved(document)).is_parallel


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "text_not_read"),
        (PDF, "broken"),
        (b"PK\x03\x04" + b"\0" * 50, "text_not_read"),
    ],
)
def test_file_without_a_text_is_refused_in_words(data, code):
    with pytest.raises(UnreadableFile) as refusal:
        text_in(data)

    assert refusal.value.code == code


def test_plain_text_is_read_too():
    reading = text_in("1. Предмет договора.\n2. Срок договора.\n".encode("cp1251"))

    assert [one.text for one in reading.columns[0]] == [
        "1. Предмет договора.",
        "2. Срок договора.",
    ]
    assert PLAIN == "text/plain"
