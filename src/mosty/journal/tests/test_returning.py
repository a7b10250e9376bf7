"""A return says what it undoes, and undoes nothing that its reader did not see."""

import pytest

from mosty.access.refusals import ChangedMeanwhile
from mosty.institution.models import Institution
from mosty.institution.offers import restore
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal import returning
from mosty.journal.actions import history
from mosty.journal.changing import change
from mosty.journal.kinds import Kind
from mosty.journal.tests.returning import return_to_before, way_back
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return InstitutionFactory(name_ru="Первая", city_ru="Псков")


@pytest.fixture
def office(client):
    client.force_login(UserFactory(administrator=True))
    return client


def say(house, *, by="test", **values):
    change(house, values, by=by, verb="institution.described")
    return history(house).first()


def test_return_shows_whose_later_change_it_would_undo(office, house):
    other = UserFactory(person__given_name="Вера", person__family_name="Позднева")
    first = say(house, name_ru="Вторая", city_ru="Тверь")
    say(house, by=other, name_ru="Третья")

    page = office.get(way_back(house, first)).content.decode()

    assert str(other) in page
    assert "Третья" in page
    assert 'name="take-city_ru" value="back" checked' in page
    assert 'name="take-name_ru" value="back" checked' not in page


def test_column_that_another_changed_later_waits_for_a_choice(office, house):
    first = say(house, name_ru="Вторая", city_ru="Тверь")
    say(house, by="other", name_ru="Третья")

    asked = return_to_before(office, house, first)
    house.refresh_from_db()
    unchanged = (house.name_ru, house.city_ru)
    return_to_before(office, house, first, name_ru="stay")
    house.refresh_from_db()

    assert asked.status_code == 200
    assert unchanged == ("Третья", "Тверь")
    assert (house.name_ru, house.city_ru) == ("Третья", "Псков")


def test_later_change_of_something_else_stays_unless_chosen(office, house):
    first = say(house, name_ru="Вторая")
    say(house, by="other", city_ru="Тверь")

    return_to_before(office, house, first)

    house.refresh_from_db()
    assert (house.name_ru, house.city_ru) == ("Первая", "Тверь")


def test_change_made_while_one_reads_is_shown_and_kept(office, house):
    first = say(house, name_ru="Вторая")
    page = office.get(way_back(house, first))
    say(house, by="other", name_ru="Третья")

    answer = office.post(
        way_back(house, first),
        {"seen": page.context["plan"].seen, "take-name_ru": "back"},
    )

    house.refresh_from_db()
    assert house.name_ru == "Третья"
    assert answer.context["is_changed"]


def test_unsigned_sight_returns_nothing(office, house):
    first = say(house, name_ru="Вторая")

    office.post(way_back(house, first), {"seen": "forged", "take-name_ru": "back"})

    house.refresh_from_db()
    assert house.name_ru == "Вторая"


def test_change_between_look_and_lock_is_refused(house):
    say(house, name_ru="Вторая")
    kind = Kind(Institution, rule=lambda user, thing: True, restore=restore)

    with pytest.raises(ChangedMeanwhile):
        returning.give_back(
            kind,
            house,
            {"name_ru": "Первая"},
            expected={"name_ru": "Иная"},
            by="test",
        )
