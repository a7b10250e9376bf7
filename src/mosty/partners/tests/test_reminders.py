"""Steps with partners that are due, told to who is responsible."""

import datetime

import pytest
from django.utils import timezone

from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.actions import send_reminders
from mosty.letters.actions.notices import sentence
from mosty.letters.models import Notification, Reminder
from mosty.partners.reminders import remind_of_steps
from mosty.partners.tests.factories import LogEntryFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def test_due_step_is_told_once_however_often_the_task_runs():
    InstitutionFactory()
    today = timezone.localdate()
    user, stranger = UserFactory(coordinator=True), UserFactory()
    entry = LogEntryFactory(step=True, due_on=today - DAY, responsible=user.person)
    LogEntryFactory(step=True, due_on=today - DAY, responsible=stranger.person)
    LogEntryFactory(step=True, due_on=today + 9 * DAY, responsible=user.person)

    for _ in range(2):
        remind_of_steps(today)
        send_reminders(now=timezone.now())

    told = Notification.objects.get()
    assert told.user_id == user.pk
    assert entry.organisation.name_ru in sentence(told, "ru")
    assert told.url == f"/office/partners/{entry.organisation_id}/#steps"
    assert entry.next_step not in sentence(told, "ru")


def test_step_that_was_done_before_its_day_is_not_told():
    InstitutionFactory()
    today = timezone.localdate()
    user = UserFactory(coordinator=True)
    entry = LogEntryFactory(step=True, due_on=today + DAY, responsible=user.person)
    remind_of_steps(today)
    entry.step_done_on = today
    entry.save()

    remind_of_steps(today)
    send_reminders(now=timezone.now() + 3 * DAY)

    assert Reminder.objects.get().dropped_at
    assert not Notification.objects.exists()
