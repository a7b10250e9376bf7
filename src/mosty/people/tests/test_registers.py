"""Accounts, persons, demands and consents, each in its register."""

import datetime

import pytest
from django.utils import timezone

from mosty.letters.models import Letter
from mosty.listings.tests.looking import done_to, file_of, names_in, questions_of
from mosty.people.register import ACCOUNTS, CONSENTS, DEMANDS, PERSONS
from mosty.people.tests.factories import (
    ConsentFactory,
    ErasureRequestFactory,
    PersonFactory,
    RoleHoldingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - datetime.timedelta(days=100)


@pytest.fixture
def desk(client):
    person = PersonFactory(family_name="Ёлкина", email="elkina@academy.example")
    client.force_login(UserFactory(administrator=True, person=person))
    return client


def person(name, **more):
    return PersonFactory(family_name=name, given_name="", **more)


def test_accounts_are_found_by_factor_and_last_visit(desk):
    UserFactory(person=person("Ершова"), editor=True, last_login=LONG_AGO)
    rector = UserFactory(person=person("Жукова"), last_login=timezone.now())
    RoleHoldingFactory(user=rector, role="rector")
    UserFactory(person=person("Зимина"), is_active=False)

    assert names_in(desk, ACCOUNTS) == ["Ёлкина Анна", "Ершова", "Жукова", "Зимина"]
    assert names_in(desk, ACCOUNTS, f"?{ACCOUNTS.views[0].query}") == [
        "Ершова",
        "Жукова",
    ]
    assert names_in(desk, ACCOUNTS, f"?{ACCOUNTS.views[1].query}") == ["Ершова"]
    assert names_in(desk, ACCOUNTS, "?factor=owed&role=rector") == ["Жукова"]
    assert names_in(desk, ACCOUNTS, "?q=зим&state=closed") == ["Зимина"]
    assert questions_of(desk, ACCOUNTS) <= 10


def test_many_are_invited_anew_but_for_those_who_came(desk):
    new, known = UserFactory(), UserFactory(last_login=LONG_AGO)

    run = done_to(desk, ACCOUNTS, "invite", [new, known])

    assert run.keys == [new.pk]
    assert Letter.objects.filter(to=new.email).count() == 1
    assert not Letter.objects.filter(to=known.email).exists()


def test_persons_and_what_they_agreed_to_are_for_those_who_care(desk):
    asking, agreed = person("Котова", phone="+7 911"), person("Лебедева")
    ErasureRequestFactory(person=asking, due_on="2020-01-01", received_on="2019-12-01")
    ErasureRequestFactory(
        person=agreed, state="refused", answer="Нет", closed_at=LONG_AGO
    )
    ConsentFactory(person=agreed, how="paper")
    ConsentFactory(person=asking, withdrawn_on="2999-01-01", withdrawal_at=LONG_AGO)
    person("", erased_at=LONG_AGO)

    assert names_in(desk, PERSONS) == ["Ёлкина Анна", "Котова", "Лебедева"]
    assert names_in(desk, PERSONS, "?demand=open") == ["Котова"]
    assert names_in(desk, PERSONS, "?account=no&agreed=yes&purpose=name") == [
        "Лебедева"
    ]
    assert file_of(desk, "persons")[2][2] == "'+7 911"
    assert len(names_in(desk, DEMANDS)) == 2
    assert len(names_in(desk, DEMANDS, "?late=yes&received_from=2019")) == 1
    assert names_in(desk, DEMANDS, "?q=лебед&state=open") == []
    assert names_in(desk, CONSENTS, f"?{CONSENTS.views[2].query}") == ["Лебедева"]
    assert names_in(desk, CONSENTS, "?state=withdrawn") == ["Котова"]
    assert max(map(questions_of, [desk] * 3, [PERSONS, DEMANDS, CONSENTS])) <= 10
    desk.force_login(UserFactory(editor=True))
    for one in (ACCOUNTS, PERSONS, DEMANDS, CONSENTS):
        assert desk.get(f"/office/lists/{one.name}/file.csv").status_code == 403
