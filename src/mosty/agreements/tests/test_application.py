"""The application for a conclusion as one archive, composed from the register."""

import io
import zipfile

import pytest
from django.urls import reverse
from docx import Document

from mosty.agreements.models import Stage
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory, drafted
from mosty.documents.tests.factories import stored
from mosty.institution.tests.factories import InstitutionFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def as_(client):
    def sign_in(role):
        client.force_login(UserFactory(**{role: True}))
        return client

    return sign_in


def address(name, agreement, **more):
    return reverse(f"agreements_office:{name}", kwargs={"pk": agreement.pk, **more})


def at(stage, **told):
    return AgreementFactory(stage=stage, origin="", **told)


def zipped(client, agreement):
    answer = client.get(address("package_zip", agreement))
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def text_of(data: bytes) -> str:
    made = Document(io.BytesIO(data))
    cells = [c.text for t in made.tables for r in t.rows for c in r.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


def test_application_is_one_archive_composed_from_the_register(as_):
    agreement = at(Stage.CLEARANCE, title_ru="Об обмене учителями")
    drafted(agreement)
    agreement.parties.update(signatory="Н. П. Иванчук", signatory_position="Ректор")
    client = as_("coordinator")
    page = client.get(address("package", agreement))
    needs = [one.text for one in page.context["application"].needs]
    assert needs
    for one in page.context["application"].needs:
        assert client.get(one.url).status_code == 200, one
    translation = stored(PDF, name="translation.pdf", audience="staff")
    PaperFactory(agreement=agreement, document=translation, role="translation")
    client.post(address("package", agreement), {"purpose": "Обмен & опыт <учителей>"})

    archive = zipped(client, agreement)

    names = archive.namelist()
    assert [one[:2] for one in names] == ["1.", "2.", "3.", "4."]
    assert [one.rpartition(".")[2] for one in names] == ["docx", "txt", "pdf", "docx"]
    letter, sheet = text_of(archive.read(names[0])), text_of(archive.read(names[3]))
    assert "Обмен & опыт <учителей>" in letter
    assert "Об обмене учителями" in letter
    assert agreement.counterpart.name_ru in letter
    assert "Н. П. Иванчук" in sheet
    assert "[не\u00a0указано]" in sheet
    assert agreement.counterpart.name_ru in sheet
    assert archive.read(names[2]) == PDF


def test_confidential_draft_never_leaves_by_the_archive_of_whoever_may_not_see_it(as_):
    agreement = at(Stage.CLEARANCE, audience="confidential")

    answer = as_("editor").get(address("package_zip", agreement))

    assert answer.status_code in (403, 404)
