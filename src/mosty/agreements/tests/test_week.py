"""The letter of the week; several workers at once, and one that is killed."""

import datetime
import os
import signal
import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from mosty.agreements.continuity import actions, week
from mosty.agreements.continuity.reminding import remind_of_days
from mosty.agreements.models import CareTerms, WeekLetter
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.actions import send_reminders, stop_of, unsubscribe
from mosty.letters.forms import WishesForm
from mosty.letters.models import Letter, Notification, Reminder
from mosty.people.tests.factories import UserFactory

MOSCOW = ZoneInfo("Europe/Moscow")


def monday(hour=9):
    """The next Monday, so that everything dated from today is still to come."""
    day = timezone.localdate()
    day += datetime.timedelta(days=7 - day.weekday())
    return datetime.datetime.combine(day, datetime.time(hour), MOSCOW)


@pytest.mark.parametrize(
    ("days", "hour", "told"),
    [(0, 7, None), (0, 8, 0), (2, 8, 0), (3, 9, None), (6, 12, None)],
)
def test_letter_of_the_week_has_its_hour_and_is_made_up_for(days, hour, told):
    now = monday(hour) + datetime.timedelta(days=days)

    on = week.week_on(now, CareTerms(), "Europe/Moscow")

    assert on == (None if told is None else monday().date())


@pytest.mark.django_db
def test_letter_of_the_week_is_wanted_or_not_and_says_when_it_comes():
    field = WishesForm(initial={"agreements.week": "digest"})["agreements.week"]

    assert field.value() == "at_once"
    assert [value for value, _title in field.field.choices] == ["at_once", "only_here"]
    assert "8:00" in field.help_text


@pytest.mark.django_db
def test_letter_of_the_week_tells_what_concerns_its_reader_alone():
    InstitutionFactory()
    anna, idle = UserFactory(coordinator=True), UserFactory(coordinator=True)
    ending = AgreementFactory(expiring=True, responsible=anna.person)
    soon = monday().date() + datetime.timedelta(days=20)
    type(ending).objects.filter(pk=ending.pk).update(ends_on=soon)

    made = [week.write_letters(now=monday(hour)) for hour in (9, 10)]

    letter = Letter.objects.get()
    assert (made, letter.to) == ([1, 0], anna.email)
    assert f"№\xa0{ending.register_number}" in letter.body
    assert set(WeekLetter.objects.values_list("user", "letter")) == {
        (anna.pk, letter.pk),
        (idle.pk, None),
    }
    token = letter.body.split("/letters/stop/")[1].split()[0]
    unsubscribe(stop_of(token))
    assert week.write_letters(now=monday() + datetime.timedelta(days=7)) == 0


def together(action, times=3):
    gate, made = threading.Barrier(times), []

    def run():
        try:
            gate.wait()
            made.append(action())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made


def killed(action):
    """Run it in a process of its own that is killed before its work is kept."""
    connection.close()
    child = os.fork()
    if not child:
        connection.connect()
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
        connection.in_atomic_block, connection.needs_rollback = True, False
        try:
            action()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    connection.connect()
    return os.WTERMSIG(status)


@pytest.mark.django_db(transaction=True)
def test_several_workers_and_a_killed_one_tell_each_thing_once():
    InstitutionFactory()
    anna = UserFactory(coordinator=True)
    AgreementFactory(expiring=True, responsible=anna.person)
    now, on = timezone.now(), timezone.localdate()

    together(lambda: remind_of_days(on))
    signals = [killed(lambda: send_reminders(now=now))]
    before = Notification.objects.count()
    sent = together(lambda: send_reminders(now=now))

    assert (Reminder.objects.count(), before, sum(sent)) == (1, 0, 1)
    assert Notification.objects.count() == 1
    signals.append(killed(lambda: week.write_letters(now=monday())))
    assert WeekLetter.objects.count() == 0
    together(lambda: week.write_letters(now=monday()))
    assert signals == [signal.SIGKILL, signal.SIGKILL]
    assert (WeekLetter.objects.count(), Letter.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_days_of_reminders_are_set(client):
    coordinator = UserFactory(coordinator=True)
    client.force_login(coordinator)
    values = {
        "end_days": "365 90,30",
        "notice_days": "",
        "other_days": "7",
        "silent_months": "18",
        "away_days": "21",
        "week_day": "4",
        "week_hour": "17",
    }

    bad = client.post("/office/agreements/reminders", values | {"end_days": "скоро"})
    client.post("/office/agreements/reminders", values)

    held = CareTerms.objects.get()
    assert bad.context["form"].errors.keys() == {"end_days"}
    assert (held.end_days, held.notice_days, held.week_hour) == ([365, 90, 30], [], 17)
    assert actions.set_care({"away_days": 10}, by=coordinator).away_days == 10
