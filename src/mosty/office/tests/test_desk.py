"""The desk: for staff alone, with what the house knows today."""

import re

import pytest

from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.imports.models import Flag, Import
from mosty.institution.tests.factories import InstitutionFactory
from mosty.office.views.desk import desk
from mosty.people.rules import is_staff
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def flags():
    done = Import.objects.create(name="page.txt", sha256="1")
    undone = Import.objects.create(
        name="old.txt", sha256="2", state="undone", undone_at="2026-01-01T00:00Z"
    )
    Flag.objects.create(
        of_import=done,
        record="agreement",
        row=7,
        code="missing_space_after_initial",
        message="There is no space",
        original="И.Жансугурова",
        proposed="И. Жансугурова",
    )
    Flag.objects.create(
        of_import=done,
        record="agreement",
        code="missing_space_after_initial",
        message="-",
        original="Решено",
        decision="accepted",
    )
    Flag.objects.create(
        of_import=undone,
        record="agreement",
        code="missing_space_after_initial",
        message="-",
        original="Отменено",
    )


def shown(client):
    page = client.get("/office/").content.decode().replace("\u00a0", " ")
    return re.sub(r"\s+", " ", page)


def test_visitor_is_asked_to_sign_in(client):
    assert client.get("/office/").url == "/sign-in?next=/office/"


@pytest.mark.parametrize(
    ("trait", "status"),
    [
        ("administrator", 200),
        ("coordinator", 200),
        ("editor", 200),
        ("lawyer", 200),
        ("rector", 200),
        ("expert", 403),
        (None, 403),
    ],
)
def test_desk_is_for_staff(client, trait, status):
    client.force_login(UserFactory(**({trait: True} if trait else {})))

    assert client.get("/office/").status_code == status


def test_desk_asks_its_rule():
    assert desk.rule is is_staff


def test_desk_shows_open_remarks_of_standing_imports(client, flags):
    client.force_login(UserFactory(coordinator=True))

    page = shown(client)

    assert "1 замечание ждёт решения" in page
    assert "Предложено: И. Жансугурова" in page
    assert "There is no space" not in page
    assert "Решено" not in page
    assert "Отменено" not in page


def test_health_counts_what_is_missing_and_opens_it(client):
    AgreementFactory()
    AgreementFactory(in_force=True)
    PaperFactory(agreement=AgreementFactory(in_force=True))
    client.force_login(UserFactory(coordinator=True))

    page = shown(client)
    rows = dict(
        re.findall(r"<dt>(?:<a[^>]*>)?([^<]+)(?:</a>)?</dt><dd[^>]*>(\d+)", page)
    )

    assert rows == {
        "Срок не указан": "1",
        "Заключение не показано": "3",
        "Нет скана": "2",
        "Признаки жизни неизвестны": "3",
    }
    assert 'href="/agreements/?term=unknown"' in page


def test_healthy_register_says_so(client):
    client.force_login(UserFactory(coordinator=True))

    page = shown(client)

    assert "Решений никто не ждёт" in page
    assert "Всё на месте." in page


def test_desk_is_never_kept_by_a_cache(client):
    client.force_login(UserFactory(coordinator=True))

    assert "no-store" in client.get("/office/")["Cache-Control"]
