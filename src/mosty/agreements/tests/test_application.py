"""The application for a conclusion as one archive, composed from the register."""

import datetime
import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from docx import Document

from mosty.agreements import actions
from mosty.agreements.actions.dues import reckon_lacking_dues
from mosty.agreements.actions.locking import NotComeYet
from mosty.agreements.models import Clearance, Stage
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory, drafted
from mosty.documents.tests.factories import stored
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import history
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
    kinds = [one.rpartition(".")[2] for one in names]
    assert [one[:2] for one in names] == ["1.", "2.", "3.", "4.", "Пе"]
    assert kinds == ["docx", "txt", "pdf", "docx", "txt"]
    letter, sheet = text_of(archive.read(names[0])), text_of(archive.read(names[3]))
    assert "Обмен & опыт <учителей>" in letter
    assert "Об обмене учителями" in letter
    assert agreement.counterpart.name_ru in letter
    assert "Н. П. Иванчук" in sheet
    assert "[не\u00a0указано]" in sheet
    assert agreement.counterpart.name_ru in sheet
    assert archive.read(names[2]) == PDF


def texts_in(archive):
    named = [one for one in archive.namelist() if one[:2] in ("2.", "3.")]
    return [archive.read(one).decode() for one in named]


def test_approved_text_goes_and_not_the_draft_that_was_added_last(as_):
    agreement = at(Stage.CLEARANCE)
    client = as_("coordinator")
    paper = drafted(agreement, text="1. Согласовано.")
    version = paper.document.newest
    agreement.approval_rounds.create(
        number=1,
        version=version,
        text_sha256=version.sha256,
        outcome="approved",
        closed_at=timezone.now(),
    )
    other = drafted(agreement, text="1. Суд в Нови-Саде.").document.newest

    archive = zipped(client, agreement)
    page = client.get(address("package", agreement)).content.decode()
    chosen = {"purpose": "", "version": other.pk}
    client.post(address("package", agreement), chosen)
    by_hand = zipped(client, agreement)

    assert texts_in(archive) == ["1. Согласовано."]
    assert texts_in(by_hand) == ["1. Суд в Нови-Саде."]
    assert "Согласован в\u00a0круге\u00a01." in page
    assert version.sha256 in archive.read(archive.namelist()[-1]).decode()
    told = client.get(address("package", agreement)).content.decode()
    assert "Без выбора вручную был бы другой" in told.replace("\u00a0", " ")


def test_application_with_gaps_is_sent_only_by_a_tick_and_a_reason(as_):
    agreement = at(Stage.CLEARANCE)
    version = drafted(agreement, text="1. О [предмет].").document.newest
    client, url = as_("coordinator"), address("submit_application", agreement)

    refused = client.post(url, {"submitted_on": "01.02.2026"})
    meant = {"is_meant": "on", "gaps_reason": "Министерство просило прислать сразу"}
    client.post(url, {"submitted_on": "01.02.2026", **meant})

    asked = {"is_meant", "gaps_reason", "submitted_on"}
    assert set(refused.context["form"].errors) == asked
    assert agreement.clearances.get().version == version
    told = history(agreement).order_by("-id").first().detail["told"]
    assert told["gaps_reason"] == ["", meant["gaps_reason"]]
    assert "[предмет]" in told["gaps"][1]
    assert "позже этого дня" in told["gaps"][1].replace("\u00a0", " ")


def test_confidential_draft_never_leaves_by_the_archive_of_whoever_may_not_see_it(as_):
    agreement = at(Stage.CLEARANCE, audience="confidential")

    answer = as_("editor").get(address("package_zip", agreement))

    assert answer.status_code in (403, 404)


def test_questions_stop_the_clock_until_they_are_answered():
    day = datetime.date
    clearance = actions.submit_application(
        at(Stage.CLEARANCE), submitted_on=day(2026, 3, 2), on=localdate(), by=None
    )
    assert clearance.due_on == day(2026, 4, 1)

    question = actions.ask_question(
        clearance, asked_on=day(2026, 3, 5), text="Кто подписывает?", by=None
    )
    clearance.refresh_from_db()
    assert clearance.due_on is None
    to_come = {"answered_on": localdate() + datetime.timedelta(days=1)}
    with pytest.raises(NotComeYet):
        actions.answer_question(question, answer="Ректор", by=None, **to_come)
    with pytest.raises(actions.QuestionOpen):
        actions.ask_question(clearance, asked_on=day(2026, 3, 6), text="Ещё", by=None)
    actions.answer_question(
        question, answered_on=day(2026, 3, 15), answer="Ректор", by=None
    )

    for _ in range(2):
        clearance.refresh_from_db()
        assert clearance.due_on == day(2026, 4, 11)
        Clearance.objects.update(due_on=None)
        reckon_lacking_dues()
