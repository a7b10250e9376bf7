"""Lists of pupils: verdicts, codes, quotas, codes lost and time granted."""

import json
import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from mosty.documents.papers import words_of
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry
from mosty.olympiad.actions.parents import token_of
from mosty.olympiad.actions.quotas import QuotaFull, set_quota, used
from mosty.olympiad.actions.registering import (
    EnteredAlready,
    NoReason,
    NotOpen,
    Place,
    Source,
    enter_pupils,
    grant_extra,
    replace_code,
)
from mosty.olympiad.codes import shown
from mosty.olympiad.lists import judged
from mosty.olympiad.models import Entrant, Registration
from mosty.olympiad.tests.factories import EditionFactory, TrackFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.models import Person, Purpose
from mosty.people.tests.factories import ConsentTextFactory, UserFactory

SCHOOL, PARTNER = Registration.By.SCHOOL, Registration.By.PARTNER


def opened():
    today = timezone.localdate()
    return EditionFactory(
        registration_opens_on=today - timedelta(days=1),
        registration_closes_on=today + timedelta(days=1),
    )


def places(edition, number):
    track = TrackFactory(edition=edition)
    return [Place(line, track, "Asia/Omsk") for line in range(1, number + 1)]


@pytest.mark.django_db
def test_each_line_gets_a_verdict():
    edition = EditionFactory()
    younger = TrackFactory(edition=edition)
    older = TrackFactory(edition=edition, from_grade=8, to_grade=9)
    text = (
        "ФИО\tКласс\tДоп. минуты\tОснование\n"
        "1. Иванов Иван\t7А\n"
        "Петрова Анна; 8; 30; заключение комиссии\n"
        "Сидоров Пётр, 11\n"
        "Иванов Иван 7\n"
        "Орлова Вера\t9\t40\n"
        "Гусев Олег\t5\t999\tсправка Гусев\n"
        "\t6\n"
        "Без Класса\n"
    )

    lines = judged(text, [younger, older])

    assert [one.grade for one in lines] == [7, 8, 11, 7, 9, 5, 6, None]
    assert [one.track for one in lines[:3]] == [younger, older, None]
    assert (lines[1].extra_min, lines[1].ground) == (30, "заключение комиссии")
    assert [one.faults for one in lines] == [
        (),
        (),
        ("no_track",),
        (),
        ("no_ground",),
        ("much_extra", "name_in_ground"),
        ("no_name",),
        ("no_grade",),
    ]
    assert lines[3].remarks == ("twice",)


@pytest.mark.django_db
def test_codes_are_given_replaced_and_granted_time():
    edition, teacher = opened(), UserFactory()
    asked = [Place(1, TrackFactory(edition=edition), "Asia/Omsk", 30, "заключение")]
    source, token = Source(SCHOOL, None, "Школа № 5"), uuid4()
    made = enter_pupils(edition, asked, by=teacher, source=source, token=token)
    with pytest.raises(EnteredAlready):
        enter_pupils(edition, asked, by=teacher, source=source, token=token)
    entrant = made.entrants.get()
    assert (entrant.extra_min, entrant.extra_asked_min) == (0, 30)

    with pytest.raises(NoReason):
        grant_extra(entrant, 30, reason=" ", by=teacher)
    grant_extra(entrant, 30, reason="Заключение предъявлено", by=teacher)
    new = replace_code(entrant, by=teacher)

    entrant.refresh_from_db()
    assert entrant.is_withdrawn
    assert (new.line, new.extra_min) == (1, 30)
    assert new.code != entrant.code
    granted = Entry.objects.get(verb="olympiad.extra_granted")
    assert granted.detail["reason"] == "Заключение предъявлено"
    edition.registration_closes_on = edition.registration_opens_on
    edition.save()
    with pytest.raises(NotOpen):
        enter_pupils(edition, asked, by=teacher, source=source)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_keeps_within_the_quota():
    edition, partner = opened(), OrganisationFactory()
    by, asked = UserFactory(), places(edition, 3)
    set_quota(edition, partner, 5, by=by)
    barrier, told = threading.Barrier(2), []

    def enter():
        barrier.wait()
        try:
            enter_pupils(edition, asked, by=by, source=Source(PARTNER, partner))
            told.append("entered")
        except QuotaFull:
            told.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=enter) for _one in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(told) == ["entered", "refused"]
    assert used(edition, partner) == Entrant.objects.count() == 3


@pytest.fixture
def teacher(db):
    InstitutionFactory()
    school = OrganisationFactory(kind="school", name_ru="Гимназия № 5")
    user = UserFactory()
    user.role_holdings.create(role="school_coordinator", scope=f"school:{school.pk}")
    user.school = school
    return user


def test_names_go_to_the_printed_sheet_and_nowhere_else(client, teacher):
    edition = opened()
    TrackFactory(edition=edition)
    TrackFactory(edition=edition, speech="foreign")
    client.force_login(teacher)
    url = reverse("olympiad:enter_pupils", args=[edition.pk])
    typed = {
        "seat": f"school:{teacher.school.pk}",
        "track": "",
        "speech": "native",
        "zone": "Asia/Omsk",
        "listed": "Чудинова Фёкла\t6\nБез Класса",
    }

    assert "Гимназия № 5" in client.get(url).text
    checked = client.post(url, {**typed, "do": "check"}).text
    assert "класс" in checked
    assert not Entrant.objects.exists()
    token = str(uuid4())
    sheet = client.post(url, {**typed, "do": "enter", "token": token})
    entrant = Entrant.objects.get()
    assert shown(entrant.code) in sheet.text
    assert "Чудинова Фёкла" in sheet.text
    again = client.post(url, {**typed, "do": "enter", "token": token})
    assert again.status_code == 302
    assert Entrant.objects.count() == 1
    for table in ("olympiad_registration", "olympiad_entrant", "journal_entry"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} AS t")
            assert "Чудинова" not in (cursor.fetchone()[0] or "")

    key = [entrant.registration_id]
    names = json.dumps({"1": "Чудинова Фёкла"})
    paper = client.post(reverse("olympiad:list_pdf", args=key), {"names": names})
    assert words_of(paper.content).count("Чудинова Фёкла") == 1
    assert "Строка 1" in client.get(reverse("olympiad:list_sheet", args=key)).text
    other = UserFactory()
    scope = f"school:{teacher.school.pk + 1}"
    other.role_holdings.create(role="school_coordinator", scope=scope)
    client.force_login(other)
    assert client.get(reverse("olympiad:list", args=key)).status_code == 404


def test_parent_enters_a_child_and_takes_the_consent_back(client, db, mailoutbox):
    InstitutionFactory()
    edition = opened()
    TrackFactory(edition=edition)
    texts = [
        ConsentTextFactory(purpose=one) for one in (Purpose.PUPIL, Purpose.PUPIL_WORK)
    ]
    url = reverse("olympiad:parents", args=[edition.pk])
    typed = {
        "family_name": "Зимина",
        "given_name": "Анна",
        "email": "zimina@example.org",
        "grade": "6",
        "speech": "native",
        "zone": "Asia/Omsk",
        "is_representative": "on",
    }
    assert client.post(url, typed).status_code == 200
    asked = client.post(url, {**typed, f"consent_{texts[0].pk}": "on"})
    assert asked.status_code == 302
    assert not Person.objects.filter(family_name="Зимина").exists()

    code = client.session["olympiad.parent"]["code"]
    wrong = client.post(asked.url, {"code": "нет"})
    assert wrong.status_code == 200
    done = client.post(asked.url, {"code": code})
    entrant = Entrant.objects.get()
    assert shown(entrant.code) in done.text
    consents = entrant.registration.consents.all()
    assert [one.text.purpose for one in consents] == [Purpose.PUPIL]

    link = reverse("olympiad:parents_withdraw", args=[token_of(entrant)])
    assert "Отозвать" in client.get(link).text
    entrant.refresh_from_db()
    assert not entrant.is_withdrawn
    client.post(link)
    entrant.refresh_from_db()
    assert entrant.is_withdrawn
    assert not consents.valid().exists()
    forged = link.replace(token_of(entrant), "MQ:1x:abc")
    assert client.get(forged).status_code == 404
