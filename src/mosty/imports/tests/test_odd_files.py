"""Files as offices have them: what is odd in them is read right, or told in words."""

import datetime
import io

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from mosty.access.refusals import Refused
from mosty.documents.models import Document
from mosty.imports import actions
from mosty.imports.models import Draft
from mosty.imports.tests import lists
from mosty.imports.tests.test_agreement_lists import drafted, entered
from mosty.imports.tests.test_drafts import drafted as listed
from mosty.institution.tests.factories import InstitutionFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import CountryFactory

pytestmark = pytest.mark.django_db
HEADINGS = ["Партнёр", "Страна", "Дата подписания", "Номер"]
FIRST = ["Лицей № 5", "Беларусь", datetime.date(2019, 3, 12), "1/2019"]
SECOND = ["Школа № 7", "Беларусь", datetime.date(2020, 3, 12), "2/2020"]
DAYS = ["2019-03-12", "2020-03-12"]


@pytest.fixture
def by():
    InstitutionFactory()
    CountryFactory(code="BY")
    return UserFactory(coordinator=True)


def book(change=None, rows=(HEADINGS, FIRST, SECOND), epoch=None) -> bytes:
    made = openpyxl.Workbook()
    if epoch is not None:
        made.epoch = epoch
    for row in rows:
        made.active.append(row)
    if change is not None:
        change(made, made.active)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def merged(made, page):
    page["B3"] = None
    page.merge_cells("B2:B3")


def hidden(made, page):
    page.row_dimensions[3].hidden = True
    page.column_dimensions["C"].hidden = True


def several(made, page):
    made.create_sheet("Пустой", 0)
    made.create_sheet("Справка").append(["Куратор", "Иванова"])


def titled(made, page):
    page.insert_rows(1, 2)
    page["A1"] = "Реестр соглашений на 2026 год"
    page.merge_cells("A1:D1")


ODD = {
    "merged cells": book(merged),
    "hidden row and column": book(hidden),
    "several sheets": book(several),
    "title over the heading": book(titled),
    "days counted from 1904": book(epoch=CALENDAR_MAC_1904),
    "cp1251 and semicolons": (
        "Партнёр;Страна;Дата подписания;Номер\r\n"
        "Лицей № 5;Беларусь;12.03.2019;1/2019\r\n"
        "«Школа № 7»;Беларусь;12.03.2020;2/2020\r\n"
    ).encode("cp1251"),
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_odd_file_is_read_to_the_last_row(by, data):
    name = "a.xlsx" if data[:2] == b"PK" else "a.csv"
    draft = drafted(data, by, name=name)
    draft = actions.match_columns(draft, draft.mapping)

    rows = list(draft.rows.all())
    assert [row.status for row in rows] == ["new", "new"]
    assert [row.findings["facts"]["signed_on"] for row in rows] == DAYS
    assert entered(draft, by).made.counts["made"] == 4


def test_formula_is_its_value_and_one_without_a_value_is_a_fault(by):
    draft = drafted(
        book(lambda made, page: page.__setitem__("A3", "=A2")), by, "a.xlsx"
    )
    draft = actions.match_columns(draft, draft.mapping)

    first, second = draft.rows.all()
    assert first.status == "new"
    assert second.status == "fault"
    assert second.findings["faults"][0]["code"] == "name_missing"


BAD = {
    "protected": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "парол"),
    "empty": (book(rows=()), "таблиц"),
    "torn": (book()[:900], "повреж"),
}


@pytest.mark.parametrize(("data", "words"), BAD.values(), ids=BAD)
def test_file_that_cannot_be_read_is_told_and_nothing_is_kept(by, data, words):
    with pytest.raises(Refused) as refused:
        drafted(data, by, "a.xlsx")

    assert words in str(refused.value).lower()
    assert not Draft.objects.exists()
    assert not Document.objects.exists()


def test_mapping_that_fits_no_column_is_told(by):
    draft = drafted(book(rows=(["Куратор", "Телефон"], ["Иванова", "5"])), by, "a.xlsx")

    for mapping in (draft.mapping, {"name_ru": 0, "country": 9}, {"nothing": 0}):
        with pytest.raises(Refused):
            actions.match_columns(draft, mapping)
    draft.refresh_from_db()
    assert draft.stage == "columns"


def test_another_sheet_may_be_chosen(by):
    rows = lists.partners()[:2]
    book = {"Большой": [["Что", "Сколько"], *[["a", "b"]] * 5], "Список": rows}
    book["Список"] = [lists.HEADINGS, *rows]
    draft = listed(lists.as_xlsx(book), by, name="two.xlsx")
    assert draft.mapping == {}

    draft = actions.choose_table(draft, 1)

    assert draft.mapping["name_ru"] == 1
    assert draft.rows.count() == 2


@pytest.mark.walk
def test_long_lists_are_refused_in_words(by):
    rows = [[str(n), f"Школа {n}", "Беларусь", "", "", ""] for n in range(20_001)]

    with pytest.raises(actions.drafting.TooManyRows):
        listed(lists.as_csv(rows), by)
