"""The desk: for staff alone, with what the house knows today."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils.timezone import localdate

from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.imports.tests.factories import FlagFactory, ImportFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import record
from mosty.office.recent import recent_work
from mosty.office.views.desk import desk
from mosty.people.rules import is_staff
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.calendars import load_what_lacks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load_what_lacks(localdate())
    return InstitutionFactory()


@pytest.fixture
def flags():
    """A remark that waits, one that is decided, one of an import that was undone."""
    done = ImportFactory()
    FlagFactory(of_import=done)
    FlagFactory(of_import=done, original="Решено", decision="accepted")
    FlagFactory(of_import=ImportFactory(undone=True), original="Отменено")


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

    assert "Лично вас сегодня ничто не ждёт" in page
    assert "Общих дел у отдела: 1." in page
    assert "<b>1</b>имя нужно поправить" in page
    assert "Предложено: Школа им. И. Крылова" in page
    assert "There is no space" not in page
    assert "Решено" not in page
    assert "Отменено" not in page


def test_one_worked_on_what_one_wrote_and_not_an_import(client):
    user, agreement = UserFactory(coordinator=True), AgreementFactory()
    made = ImportFactory()
    kind = ContentType.objects.get_for_model(agreement)
    made.records.create(kind=kind, object_id=agreement.pk)
    record("agreement.described", agreement, by=user)
    record("import.made", made, by=user)

    assert recent_work(user) == []
    record("agreement.paper_attached", agreement, by=user)
    assert [one.title for one in recent_work(user)] == [str(agreement)]


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
    urls = re.findall(r'<dt><a href="([^"]+)">[^<]+</a></dt><dd', page)
    opened = [client.get(url).content.decode() for url in urls]
    shown_rows = [set(re.findall(r"/office/agreements/(\d+)/", one)) for one in opened]
    assert [len(one) for one in shown_rows] == [int(one) for one in rows.values()]


def test_healthy_register_says_so(client):
    client.force_login(UserFactory(coordinator=True))

    page = shown(client)

    assert "Сегодня вас ничто не ждёт" in page
    assert "Всё на месте." in page


def test_desk_is_never_kept_by_a_cache(client):
    client.force_login(UserFactory(coordinator=True))

    assert "no-store" in client.get("/office/")["Cache-Control"]
