"""The whole register in a workbook, brought in by the office."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from mosty.agreements.exchange.writing import write
from mosty.agreements.models import Agreement, Party
from mosty.agreements.tests.registers import drawn, emptied
from mosty.imports import actions
from mosty.imports.models import Draft, Import
from mosty.imports.tests.putting import TODAY
from mosty.imports.tests.test_office import shown
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.models import Organisation
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "imports_office:workbook"


def written() -> bytes:
    file = io.BytesIO()
    write(file, at=timezone.now())
    return file.getvalue()


def sent(client, data, name="register.xlsx"):
    """The page's answer to a file, and the draft of it, if one was made."""
    before = Draft.objects.count()
    file = SimpleUploadedFile(name, data)
    answer = client.post(reverse(ADDRESS), {"file_files": file})
    has_more = Draft.objects.count() > before
    return answer, Draft.objects.latest("pk") if has_more else None


def test_workbook_is_checked_entered_and_taken_back(client):
    InstitutionFactory()
    drawn(1)
    data = written()
    with connection.cursor() as cursor:
        emptied(cursor)
    by = UserFactory(coordinator=True)
    client.force_login(by)

    _answer, draft = sent(client, data)
    assert "Остановить проверку" in shown(client, draft.get_absolute_url())
    actions.check(draft.pk, 1)
    page = shown(client, draft.get_absolute_url())
    assert not Agreement.objects.exists()
    assert "Agreements" in page
    assert "3–11:" in page

    client.post(reverse("imports_office:start", args=[draft.pk]))
    actions.enter(draft.pk, today=TODAY)
    made = Import.objects.get()
    assert Agreement.objects.count() == 9
    assert made.counts["made"] > 9
    page = shown(client, reverse("imports_office:record", args=[made.pk]))

    actions.undo(made, by=by)
    assert not Agreement.objects.exists()
    assert not Party.objects.exists()
    assert not Organisation.objects.exists()


def test_faulty_and_strange_workbooks_are_told_and_nothing_is_entered(client):
    InstitutionFactory()
    drawn(2)
    by = UserFactory(coordinator=True)
    client.force_login(by)
    for data, words in (
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "защищена паролем"),
        (b"name;country\n", "Это не книга XLSX"),
    ):
        answer, draft = sent(client, data)
        assert draft is None
        assert words in answer.content.decode().replace("\u00a0", " ")

    book = load_workbook(io.BytesIO(written()))
    page = book["Agreements"]
    names = [cell.value for cell in page[1]]
    page.cell(row=3, column=names.index("stage") + 1).value = "нечто"
    file = io.BytesIO()
    book.save(file)
    _answer, draft = sent(client, file.getvalue(), name="mended.xlsx")
    actions.check(draft.pk, 1)

    page = shown(client, draft.get_absolute_url())
    assert "нечто" in page
    assert "Agreements!" in page
    client.post(reverse("imports_office:start", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.stage == "review"
    client.post(reverse("imports_office:again", args=[draft.pk]))
    draft.refresh_from_db()
    assert (draft.stage, draft.check_number) == ("checking", 2)
    assert not Import.objects.exists()
