"""Files of the register: words for people in a workbook, codes for programs."""

import io
import json

import pytest
from openpyxl import load_workbook

from mosty.agreements.listing import AGREEMENTS
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory

pytestmark = pytest.mark.django_db
LIST = "/agreements/list"


def content(response) -> bytes:
    return b"".join(response.streaming_content)


def cells(response, row=2) -> dict:
    sheet = load_workbook(io.BytesIO(content(response))).active
    names = [field.name for field in AGREEMENTS.fields]
    return dict(zip(names, [one.value for one in sheet[row]], strict=True))


def test_workbook_says_words_in_the_language_of_the_page(client):
    InstitutionFactory()
    AgreementFactory(register_number=1, in_force=True)

    russian = cells(client.get(f"{LIST}.xlsx"))
    english = cells(client.get(f"/en{LIST}.xlsx"))

    told = ("section", "kind", "stage", "term_state", "is_endless")
    assert [russian[name] for name in told] == [
        "Зарубежные организации",
        "Соглашение",
        "Подписано",
        "действует",
        "нет",
    ]
    assert [english[name] for name in told] == [
        "Foreign organisations",
        "Agreement",
        "Signed",
        "in force",
        "no",
    ]


def test_workbook_of_unknown_terms_says_so(client):
    InstitutionFactory()
    AgreementFactory()

    row = cells(client.get(f"{LIST}.xlsx"))

    assert row["term_state"] == "срок не указан"
    assert row["is_endless"] is None
    assert row["signed_on"] is None


def test_workbook_has_a_named_sheet_with_filters_and_a_frozen_head(client):
    InstitutionFactory()
    AgreementFactory()

    sheet = load_workbook(io.BytesIO(content(client.get(f"{LIST}.xlsx")))).active

    assert (sheet.title, sheet.freeze_panes) == ("Договоры и соглашения", "A2")
    assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_file_is_named_after_what_it_is_narrowed_by(client, form):
    InstitutionFactory()
    AgreementFactory()

    narrowed = client.get(f"{LIST}.{form}?country=BY&term=unknown")
    whole = client.get(f"{LIST}.{form}")

    assert f'"agreements-by-unknown.{form}"' in narrowed["Content-Disposition"]
    assert f'"agreements.{form}"' in whole["Content-Disposition"]


def test_json_of_the_list_is_headed_like_the_data_set(client):
    InstitutionFactory()
    AgreementFactory()

    listed = json.loads(content(client.get(f"{LIST}.json")))
    data = json.loads(content(client.get("/data/agreements.json")))

    assert listed == data
    assert [*listed] == [
        "title",
        "publisher",
        "license",
        "schema",
        "updated",
        "rows",
    ]


def test_programs_get_codes_and_null_for_what_is_not_known(client):
    InstitutionFactory()
    AgreementFactory(source_title="Список договоров", source_row=7)
    AgreementFactory(in_force=True)

    rows = json.loads(content(client.get(f"{LIST}.json")))["rows"]

    told = [
        (row["section"], row["is_endless"], row["source_title"], row["source_row"])
        for row in rows
    ]
    assert told == [
        ("foreign", None, "Список договоров", 7),
        ("foreign", False, None, None),
    ]
