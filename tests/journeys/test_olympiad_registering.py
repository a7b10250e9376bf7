"""A teacher registers a class and prints its codes; the board shows who takes part."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from mosty.olympiad.actions import start
from mosty.olympiad.codes import shown
from mosty.olympiad.models import Entrant
from mosty.olympiad.tests.rounds import open_round
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from tests.journeys.looking import assert_accessible

CLASS = "ФИО\tКласс\nЧудинова Фёкла\t6\nОрлов Глеб\t7Б\nБез Класса\n"


def teacher_of(name):
    school = OrganisationFactory(kind="school", name_ru=name)
    user = UserFactory()
    user.role_holdings.create(role="school_coordinator", scope=f"school:{school.pk}")
    return user


def test_teacher_registers_a_class_and_the_board_shows_it(page, phone, log_in):
    first = open_round("single")
    edition, today = first.edition, timezone.localdate()
    edition.registration_opens_on = today - timedelta(days=1)
    edition.save()
    log_in(teacher_of("Гимназия № 5"), phone)
    phone.goto("/olympiad/pupils/")
    phone.get_by_role("link", name="Записать список").click()
    assert_accessible(phone)
    phone.get_by_label("Список", exact=False).first.fill(CLASS)
    phone.get_by_role("button", name="Проверить список").click()
    expect(phone.get_by_text("1 строка пропущена")).to_be_visible()
    assert_accessible(phone)
    phone.get_by_role("button", name="Записать 2 учеников").click()
    expect(phone.get_by_role("heading", name="1. Чудинова Фёкла")).to_be_visible()
    assert_accessible(phone)
    with phone.expect_download() as told:
        phone.get_by_role("button", name="Скачать PDF").click()
    assert told.value.suggested_filename.endswith(".pdf")
    pupils = Entrant.objects.filter(registration__isnull=False).order_by("line")
    code = shown(pupils[0].code)
    expect(phone.get_by_text(code)).to_be_visible()
    phone.get_by_role("link", name="К списку кодов").click()
    expect(phone.get_by_role("rowheader", name=code)).to_be_visible()
    expect(phone.get_by_text("Чудинова")).to_have_count(0)
    assert_accessible(phone)

    start(pupils[0])
    log_in(UserFactory(coordinator=True))
    page.goto(f"/office/olympiad/rounds/{edition.rounds.get().pk}/board")
    expect(page.get_by_role("row", name="Гимназия № 5")).to_contain_text("2")
    page.get_by_role("link", name="окно открыто, не начали").click()
    expect(page.get_by_role("rowheader", name=shown(pupils[1].code))).to_be_visible()
    assert_accessible(page)
