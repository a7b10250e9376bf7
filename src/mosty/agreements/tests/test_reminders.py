"""Days of agreements, told in time to who can do something about them."""

import datetime

import pytest
from django.utils import timezone

from mosty.agreements.actions import announce_absence
from mosty.agreements.continuity.reminding import dues, remind_of_days
from mosty.agreements.models import Agreement
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.actions import send_reminders
from mosty.letters.actions.notices import sentence
from mosty.letters.models import Notification, Reminder
from mosty.people.dates import own_later
from mosty.people.tests.factories import PersonFactory, UserFactory

TODAY = datetime.date(2026, 11, 25)


def days(number):
    return datetime.timedelta(days=number)


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (183, []),
        (182, [182 - 180]),
        (179, [-1]),
        (91, [-89, 1]),
        (30, [-60, 0]),
        (3, [-27]),
        (-2, [-32]),
    ],
)
def test_only_the_last_of_the_reminders_that_were_missed_is_told(left, told):
    found = dues(TODAY + days(left), [180, 90, 30], TODAY)

    assert found == [TODAY + days(one) for one in told]


@pytest.mark.django_db
def test_end_is_told_once_to_who_is_responsible():
    InstitutionFactory()
    user = UserFactory(coordinator=True)
    ours = {"responsible": user.person}
    ending = AgreementFactory(expiring=True, **ours)
    AgreementFactory(in_force=True, **ours)
    AgreementFactory(expired=True, **ours)

    for _ in range(2):
        remind_of_days(timezone.localdate())
        send_reminders(now=timezone.now())

    told = Notification.objects.get()
    assert (told.user_id, told.url) == (user.pk, f"/office/agreements/{ending.pk}/")
    assert f"№\xa0{ending.register_number}" in sentence(told, "ru")
    Agreement.objects.update(ends_on=timezone.localdate() + days(40))
    remind_of_days(timezone.localdate())
    assert Reminder.objects.filter(sent_at=None, dropped_at=None).count() == 3


@pytest.mark.django_db
def test_deadline_of_a_notice_counts_in_months_and_amendments():
    user = UserFactory(coordinator=True)
    today = timezone.localdate()
    renewed = {
        "signed": True,
        "signed_on": today - days(700),
        "signed_precision": "day",
        "term_rule": "until",
        "valid_precision": "day",
        "renewal_rule": "automatic",
        "renewal_months": 12,
        "responsible": user.person,
    }
    end = today + days(75)
    one = AgreementFactory(**renewed, valid_until=end, renewal_notice_months=2)
    other = AgreementFactory(**renewed, valid_until=end)

    far = own_later(user, end + days(1000))
    assert {(own.dated.occasion, own.dated.thing[1]) for own in far} == {
        ("agreements.notice_due", one.pk),
        ("agreements.renewal", one.pk),
        ("agreements.renewal", other.pk),
    }

    remind_of_days(today)

    told = Reminder.objects.get(kind="agreements.notice_due")
    on = datetime.date.fromisoformat(told.parts["day"]["on"])
    assert (told.thing_id, told.user_id) == (str(one.pk), user.pk)
    assert end - days(62) <= on <= end - days(59)
    one.notices.create(given_on=today)
    remind_of_days(today)
    told.refresh_from_db()
    assert told.dropped_at is not None


@pytest.mark.django_db
def test_who_is_away_or_gone_is_stood_for():
    today = timezone.localdate()
    head, deputy = UserFactory(head=True), UserFactory(coordinator=True)
    away, gone = UserFactory(coordinator=True), UserFactory(is_active=False)
    announce_absence(
        person=away.person,
        deputy=deputy.person,
        since=today - days(200),
        until=today + days(9),
        by=away,
        on=today,
    )
    whose = {
        AgreementFactory(expiring=True, responsible=away.person): deputy,
        AgreementFactory(expiring=True, responsible=gone.person): head,
        AgreementFactory(expiring=True, responsible=PersonFactory()): head,
        AgreementFactory(expiring=True): head,
    }

    remind_of_days(today)

    told = Reminder.objects.filter(kind="agreements.expiring")
    assert {(int(one.thing_id), one.user_id) for one in told} == {
        (agreement.pk, user.pk) for agreement, user in whose.items()
    }


@pytest.mark.django_db
def test_many_agreements_cost_no_more_questions(django_assert_max_num_queries):
    user = UserFactory(coordinator=True)
    AgreementFactory.create_batch(12, expiring=True, responsible=user.person)

    with django_assert_max_num_queries(40):
        remind_of_days(timezone.localdate())
    with django_assert_max_num_queries(35):
        remind_of_days(timezone.localdate())
