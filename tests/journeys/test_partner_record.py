"""A coordinator keeps a partner: enters it once, names it, drops a letter in."""

import io
from pathlib import Path

import docx
import pytest

import mosty.documents
from mosty.partners.actions.marks import mark
from mosty.partners.models import LogEntry, Organisation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.search.actions import index
from tests.journeys.looking import PHONE, assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)
LETTER = Path(mosty.documents.__file__).parent / "tests" / "letters" / "outlook.eml"
NAME = "Минский городской институт развития образования"


@pytest.fixture
def coordinator(page, log_in):
    user = UserFactory(coordinator=True)
    log_in(user)
    return user


@pytest.fixture
def minsk(institution):
    minsk = OrganisationFactory(name_ru=f"Учреждение образования «{NAME}»")
    index(minsk)
    mark(minsk)
    return minsk


def on_both_widths(page):
    """Accessible at the desktop's width and at the phone's."""
    wide = page.viewport_size
    assert_accessible(page)
    page.set_viewport_size(PHONE)
    assert_accessible(page)
    page.set_viewport_size(wide)


def test_partner_that_is_there_is_shown_while_one_types(page, coordinator, minsk):
    page.goto("/office/partners/add")
    page.get_by_label("Полное название, по-русски").press_sequentially(NAME, delay=2)
    page.get_by_text("В реестре есть похожая организация").wait_for()
    on_both_widths(page)
    page.get_by_label("Это она:").check()
    page.get_by_label("Страна").select_option("BY")
    page.get_by_role("button", name="Занести партнёра").click()

    page.get_by_role("heading", name=NAME, level=1).wait_for()
    assert page.url.endswith(f"/office/partners/{minsk.pk}/")
    assert Organisation.objects.filter(is_ours=False).count() == 1


def test_coordinator_names_a_partner_logs_a_letter_takes_a_brief(
    page, coordinator, minsk
):
    page.goto(f"/office/partners/{minsk.pk}/")
    page.get_by_role("link", name="Названия", exact=True).click()
    page.get_by_label("Полное название, по-русски").fill(f"Академия «{NAME}»")
    on_both_widths(page)
    page.get_by_role("button", name="Сохранить").click()
    page.get_by_role("status").filter(has_text="Названия партнёра сохранены").wait_for()

    page.get_by_label("Письма файлами .eml").set_input_files(LETTER)
    page.get_by_role("button", name="Записать письма").click()
    page.get_by_role("heading", name="Изменить запись").wait_for()
    on_both_widths(page)
    page.get_by_label("Следующий шаг").fill("Подготовить ответ")
    page.get_by_role("button", name="Сохранить").click()
    page.goto(f"/office/partners/{minsk.pk}/")
    page.get_by_text("Подготовить ответ").first.wait_for()
    on_both_widths(page)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Справка в DOCX").click()

    entry = LogEntry.objects.get()
    assert (entry.outgoing_number, entry.documents.count()) == ("02-14/217", 1)
    brief = docx.Document(io.BytesIO(Path(coming.value.path()).read_bytes()))
    told = [cell.text for table in brief.tables for cell in table._cells]
    assert any("О пролонгации соглашения" in text for text in told)
    assert coming.value.suggested_filename.startswith("Справка-Минский-городской")


def test_pages_of_partners_are_for_everybody(page, coordinator, minsk):
    for address in (
        "/office/partners/",
        "/office/partners/put-away",
        "/office/partners/brief",
        f"/office/partners/{minsk.pk}/edit",
        f"/office/partners/{minsk.pk}/link",
        f"/office/partners/{minsk.pk}/contacts/add",
        f"/office/partners/{minsk.pk}/log/add",
    ):
        page.goto(address)
        on_both_widths(page)
