"""Many agreements given a person or directions at once, and taken back."""

import pytest

from mosty.activities.tests.factories import DirectionFactory
from mosty.agreements.register import REGISTER
from mosty.agreements.tests.factories import AgreementFactory
from mosty.listings import actions
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return UserFactory(coordinator=True)


def carried_out(name, things, *, by, given):
    action = REGISTER.action(name)
    keys = [one.pk for one in things]
    run = actions.prepare(REGISTER, action, keys, by=by, language="ru")
    actions.start(run, by=by, given=given)
    actions.carry_on(run.pk)
    return run


def undone(run, *, by):
    back = actions.prepare_undo(run, by=by, language="ru")
    actions.carry_on(back.pk)
    back.refresh_from_db()
    return back


def test_person_becomes_responsible_for_many_and_is_taken_back(coordinator):
    former = UserFactory().person
    made = [AgreementFactory(), AgreementFactory(responsible=former)]

    run = carried_out(
        "responsible",
        made,
        by=coordinator,
        given=f"responsible={coordinator.person_id}",
    )
    for one in made:
        one.refresh_from_db()
    during = [one.responsible for one in made]
    back = undone(run, by=coordinator)

    for one in made:
        one.refresh_from_db()
    assert during == [coordinator.person] * 2
    assert [one.responsible for one in made] == [None, former]
    assert (back.changed, back.failed) == (2, 0)
    told = run.rows.get(object_id=made[0].pk).label
    assert told == f"№\xa0{made[0].register_number} · {made[0].counterpart.name_ru}"


def test_directions_are_set_and_those_changed_since_are_left(coordinator):
    old, new, other = DirectionFactory.create_batch(3)
    made = [AgreementFactory(directions=[old]), AgreementFactory()]

    run = carried_out("directions", made, by=coordinator, given=f"directions={new.pk}")
    during = [list(one.directions.all()) for one in made]
    made[1].directions.set([other])
    back = undone(run, by=coordinator)

    assert during == [[new], [new]]
    assert [list(one.directions.all()) for one in made] == [[old], [other]]
    assert (back.changed, back.failed) == (1, 1)
    assert back.rows.get(outcome="failed").words
