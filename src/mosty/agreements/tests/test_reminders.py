"""Agreements that end, told to who is responsible."""

import pytest
from django.utils import timezone

from mosty.agreements.reminders import remind_of_ends
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.actions import send_reminders
from mosty.letters.actions.notices import sentence
from mosty.letters.models import Notification
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_end_is_told_once_within_the_days_of_notice():
    InstitutionFactory()
    user = UserFactory(coordinator=True)
    ours = {"responsible": user.person, "renewal_notice_days": 90}
    ending = AgreementFactory(expiring=True, **ours)
    AgreementFactory(expiring=True, responsible=user.person, renewal_notice_days=30)
    AgreementFactory(expiring=True)
    AgreementFactory(in_force=True, **ours)
    AgreementFactory(expired=True, **ours)

    for _ in range(2):
        remind_of_ends(timezone.localdate())
        send_reminders(now=timezone.now())

    told = Notification.objects.get()
    assert (told.user_id, told.url) == (
        user.pk,
        f"/office/agreements/{ending.pk}/",
    )
    assert f"№\xa0{ending.register_number}" in sentence(told, "ru")
