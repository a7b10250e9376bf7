"""What owners of accounts and administrators are told, each once."""

import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from mosty.access.roles import Role
from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.actions.notices import sentence
from mosty.letters.models import Letter, Notification
from mosty.people.actions import give_role, take_role
from mosty.people.actions.erasing import AskedAlready, ask_erasure
from mosty.people.actions.roles import LastAdministrator
from mosty.people.models import RoleHolding
from mosty.people.terms import Ground
from mosty.people.tests.factories import PersonFactory, UserFactory


@pytest.mark.django_db
def test_owner_hears_of_a_role_given_and_taken_by_letter_at_once():
    InstitutionFactory()
    user = UserFactory()

    holding = give_role(user, Role.EDITOR)
    give_role(user, Role.EDITOR)
    take_role(holding, by=None)

    told = list(Notification.objects.filter(user_id=user.pk).order_by("pk"))
    assert [one.kind for one in told] == ["people.role_given", "people.role_taken"]
    assert "Редактор" in sentence(told[0], "ru")
    assert "Editor" in sentence(told[1], "en")
    assert Letter.objects.filter(to=user.email).count() == 2


@pytest.mark.django_db
def test_administrators_hear_of_a_demand_once_and_without_a_name():
    InstitutionFactory()
    deciding = UserFactory(administrator=True)
    entering = UserFactory(administrator=True)
    UserFactory(coordinator=True)
    person = PersonFactory(family_name="Шамшурина")
    asked = {"by": entering, "ground": Ground.WITHDRAWN}

    demand = ask_erasure(person, received_on=timezone.localdate(), **asked)
    with pytest.raises(AskedAlready):
        ask_erasure(person, received_on=timezone.localdate(), **asked)

    told = Notification.objects.get(kind="people.demand_entered")
    assert (told.user_id, told.url) == (deciding.pk, demand.get_absolute_url())
    assert f"№\xa0{demand.pk}" in sentence(told, "ru")
    assert "Шамшурина" not in Letter.objects.get().body


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_take_each_others_role_at_once():
    InstitutionFactory()
    first, second = (UserFactory(administrator=True) for _ in range(2))
    refused = []

    def take_the_first():
        try:
            take_role(first.role_holdings.get(), by=second)
        except LastAdministrator as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    other = threading.Thread(target=take_the_first)
    with transaction.atomic():
        take_role(second.role_holdings.get(), by=first)
        other.start()
        other.join(timeout=1)
        waited = other.is_alive()
    other.join(timeout=10)

    assert (waited, len(refused)) == (True, 1)
    assert RoleHolding.objects.get(role=Role.ADMINISTRATOR).user == first
