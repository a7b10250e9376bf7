"""A foreign draft gets its checks and its conclusion, and only then may be signed."""

import io
import zipfile

import pytest
from playwright.sync_api import expect

from mosty.agreements import actions
from mosty.agreements.models import Clearance, RulePack, Stage
from mosty.agreements.tests.factories import AgreementFactory, drafted
from mosty.partners.models import CheckSource, PartnerCheck
from mosty.partners.tests.factories import PartnerCheckFactory
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import assert_accessible


@pytest.fixture
def agreement(institution):
    made = AgreementFactory(
        stage=Stage.CLEARANCE, origin="", title_ru="Об обмене учителями"
    )
    drafted(made)
    return made


@pytest.fixture
def record(agreement):
    return f"/office/agreements/{agreement.pk}/"


def test_conclusion_is_assembled_sent_and_waited_for(page, log_in, record, picture):
    log_in(UserFactory(coordinator=True))
    page.goto(record)
    page.get_by_text("Почему требуется").click()
    expect(page.get_by_text("иностранная организация.")).to_be_visible()
    assert_accessible(page)
    picture(page, "clearance-record")

    page.get_by_role("link", name="Собрать заявку").click()
    expect(page.get_by_role("heading", name="Чего ещё не хватает")).to_be_visible()
    assert_accessible(page)
    picture(page, "application")
    page.get_by_label("Для чего нужен договор").fill("Обмен опытом учителей")
    page.get_by_role("button", name="Сохранить слова").click()
    expect(page.get_by_role("status").first).to_contain_text("сохранены")
    with page.expect_download() as taken:
        page.get_by_role("link", name="одним архивом ZIP").click()
    with zipfile.ZipFile(io.BytesIO(taken.value.path().read_bytes())) as archive:
        assert len(archive.namelist()) == 3
    page.get_by_role("link", name="Заявка отправлена").click()
    page.get_by_label("Когда отправлено").fill("02.03.2026")
    page.get_by_label("Наш исходящий номер").fill("12-и")
    assert_accessible(page)
    page.get_by_role("button", name="Начать отсчёт срока").click()

    expect(page.get_by_text("Ответ просрочен с")).to_be_visible()
    assert Clearance.objects.get().outgoing_number == "12-и"


def test_finding_is_entered_and_answered_for(
    page, open_page, log_in, agreement, record, picture
):
    theirs, partner = open_page(), agreement.counterpart
    log_in(UserFactory(coordinator=True))
    log_in(UserFactory(lawyer=True), theirs)
    page.goto(record)
    page.get_by_role("link", name="Внести проверку").first.click()
    page.get_by_label("Найдено", exact=True).check()
    assert_accessible(page)
    picture(page, "check-of-a-partner")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("найдено в списке").first).to_be_visible()
    page.goto("/office/partners/checks/")
    assert_accessible(page)
    picture(page, "checks-due")

    theirs.goto(f"/office/partners/{partner.pk}/#checks")
    theirs.get_by_role("link", name="Ответить за это").first.click()
    theirs.get_by_label("Почему работа с партнёром").fill("Однофамилец")
    assert_accessible(theirs)
    theirs.get_by_role("button", name="Отвечаю за это").click()

    expect(theirs.get_by_text("найдено, есть ответственный").first).to_be_visible()
    assert_accessible(theirs)
    picture(theirs, "partner-checks")
    assert PartnerCheck.objects.get().overruled_reason == "Однофамилец"


def test_application_returned_with_remarks_sends_the_text_back(
    page, log_in, agreement, record
):
    today = agreement.added_at.date()
    actions.submit_application(agreement, submitted_on=today, on=today, by=None)
    log_in(UserFactory(lawyer=True))
    page.goto(record)
    page.get_by_role("link", name="Внести ответ").click()
    page.get_by_label("Возвращено с замечаниями").check()
    page.get_by_label("День ответа").fill(today.strftime("%d.%m.%Y"))
    page.get_by_role("button", name="Внести ответ").click()
    expect(page.get_by_text("иначе неясно, что исправлять").first).to_be_visible()
    assert_accessible(page)
    page.get_by_role("textbox", name="Замечания органа").fill("Не указан срок")
    page.get_by_role("button", name="Внести ответ").click()

    expect(page.get_by_text("Не указан срок").first).to_be_visible()
    agreement.refresh_from_db()
    assert agreement.stage == Stage.DRAFT


def test_pages_are_read_on_a_phone_in_the_dark_and_in_english(
    open_page, phone, log_in, agreement, record, picture
):
    source = CheckSource.objects.get(key="undesirable")
    PartnerCheckFactory(organisation=agreement.counterpart, source=source, found=True)
    lawyer, dark = UserFactory(lawyer=True), open_page(scheme="dark")
    pages = {
        "record": record,
        "application": f"{record}clearance/package/",
        "packs": "/office/agreements/packs/",
        "pack": RulePack.objects.get().get_absolute_url(),
        "checks": "/office/partners/checks/",
        "sources": "/office/partners/checks/sources/",
    }
    log_in(lawyer, phone)
    log_in(lawyer, dark, language="en")
    for name, where in pages.items():
        for one, told in ((phone, "phone"), (dark, "dark")):
            one.goto(where if one is phone else f"/en{where}")
            assert_accessible(one)
            picture(one, f"{told}-{name}")
