"""Pages on which versions are compared and two languages are checked."""

import io

import pytest
from django.urls import reverse
from docx import Document as Docx

from mosty.agreements.models import Paper
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.documents.actions import store
from mosty.documents.tests.factories import stored

pytestmark = pytest.mark.django_db


def text(*lines) -> bytes:
    return "\n\n".join(lines).encode()


FIRST = text("1. Предмет", "1.1. Срок три года.", "1.2. Отчёт до 31 января.")
SECOND = text("1. Предмет", "1.1. Срок пять лет.", "1.2. Отчёт до 31 января.")
ENGLISH = text("1. Subject", "1.1. The term is four years.")


@pytest.fixture
def agreement(office):
    return AgreementFactory(draft=True)


def add(agreement, data, *, document=None, name="text.txt", role=Paper.Role.DRAFT):
    if document:
        store(io.BytesIO(data), name=name, title_ru="", document=document)
        return document.versions.first()
    made = stored(data, name=name, audience="staff")
    PaperFactory(agreement=agreement, document=made, role=role)
    return made.versions.get()


def page(office, name, agreement, **asked):
    url = reverse(f"agreements_office:{name}", kwargs={"pk": agreement.pk})
    return office.get(url, asked)


def test_two_newest_versions_are_compared_first(office, agreement):
    first = add(agreement, FIRST)
    add(agreement, SECOND, document=first.document)

    told = page(office, "compare", agreement)

    html = told.content.decode()
    assert told.context["before"].version == first
    assert "<del>три года</del><ins>пять лет</ins>" in html
    [column] = told.context["columns"]
    assert [one.label for one in column["changes"]] == ["1.1."]


def test_any_two_texts_may_be_chosen(office, agreement):
    first = add(agreement, FIRST)
    second = add(agreement, SECOND, role=Paper.Role.CORRESPONDENCE)

    told = page(office, "compare", agreement, before=second.pk, after=first.pk)

    assert "<del>пять лет</del><ins>три года</ins>" in told.content.decode()


def test_texts_of_two_files_are_checked(office, agreement):
    russian = add(agreement, FIRST)
    english = add(agreement, ENGLISH, role=Paper.Role.TRANSLATION)

    alone = page(office, "parallel", agreement, text=russian.pk)
    told = page(office, "parallel", agreement, text=russian.pk, other=english.pk)

    html = told.content.decode()
    assert alone.context["is_in_one"]
    assert [one.label for one in told.context["findings"]] == ["1.1.", "1.2."]
    assert "<mark>три года</mark>" in html
    assert "<mark>four years</mark>" in html
    assert 'lang="en"' in html


def test_two_columns_of_one_file_are_checked(office, agreement):
    document = Docx()
    table = document.add_table(rows=2, cols=2)
    rows = (("1. Срок 3 года.", "1. Three years."), ("2. Цена 5 %.", "2. Price 6 %."))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, line in zip(row.cells, texts, strict=True):
            cell.text = line
    stream = io.BytesIO()
    document.save(stream)
    add(agreement, stream.getvalue(), name="text.docx")

    told = page(office, "parallel", agreement)

    [found] = told.context["findings"]
    assert (found.label, found.left[-2]) == ("2.", ("5 %", True))


def test_file_without_words_is_said_to_have_none(office, agreement):
    first = add(agreement, FIRST)
    add(agreement, b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n", name="scan.pdf")

    told = page(office, "compare", agreement, after=first.pk)

    assert told.status_code == 200
    assert told.context["refusal"]


@pytest.mark.parametrize("name", ["compare", "parallel"])
def test_page_without_texts_says_what_to_do(office, agreement, name):
    html = page(office, name, agreement).content.decode()

    assert reverse("agreements_office:attach", kwargs={"pk": agreement.pk}) in html


def test_text_of_another_agreement_is_not_shown(office, agreement):
    add(agreement, FIRST)
    other = add(AgreementFactory(draft=True), text("1. Тайное условие."))

    told = page(office, "parallel", agreement, text=other.pk)

    assert "Тайное" not in told.content.decode()
