"""Lists of pupils: verdicts, codes, quotas, codes lost and time granted."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from mosty.journal.models import Entry
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
from mosty.olympiad.lists import judged
from mosty.olympiad.models import Entrant, Registration
from mosty.olympiad.tests.factories import EditionFactory, TrackFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory

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
