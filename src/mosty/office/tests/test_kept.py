"""A desk that is kept is at any moment what a new reading would give."""

import datetime
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from mosty.agreements.models import Agreement, Obligation, Paper, Stage
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal import snapshots
from mosty.office.today import today_of
from mosty.partners.models import Organisation
from mosty.people.models import Person
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.calendars import load_what_lacks

STAGES = (Stage.SIGNED, Stage.SIGNED, Stage.APPROVAL, Stage.SIGNING, Stage.ARCHIVED)


@pytest.fixture
def user(settings, tmp_path, transactional_db):
    settings.MEDIA_ROOT = tmp_path
    load_what_lacks(localdate())
    InstitutionFactory()
    return UserFactory(coordinator=True)


def desk_of(user, snapshot):
    told = {"on": localdate(), "jurisdiction": "ru", "language": "ru"}
    return today_of(user, snapshot=snapshot, **told)


def change(dice, rows, person):
    """Something that coordinators do to one agreement, or to a partner."""
    one = Agreement.objects.filter(pk=dice.choice(rows).pk)
    day = localdate() + datetime.timedelta(days=dice.randrange(-60, 400))
    match dice.randrange(8):
        case 0:
            stage = dice.choice(STAGES)
            is_signed = stage == Stage.SIGNED
            one.update(stage=stage, origin="registered" if is_signed else "")
        case 1:
            one.update(ends_on=dice.choice((None, day)), starts_on=day)
        case 2:
            one.update(responsible=dice.choice((None, person)))
        case 3:
            one.update(audience=dice.choice(("staff", "public")), region=None)
        case 4:
            PaperFactory(agreement=one.get(), role="original")
        case 5:
            Paper.objects.filter(agreement__in=one).delete()
        case 6:
            Obligation.objects.create(
                agreement=one.get(),
                responsible=person,
                text_ru="Встреча",
                due_on=day,
                due_precision="day",
                next_due_on=day,
            )
        case 7:
            Organisation.objects.order_by("?")[:1].get().save()


@pytest.mark.parametrize("seed", range(2))
def test_kept_desk_is_what_a_new_reading_gives(user, seed):
    dice, person = random.Random(seed), Person.objects.first()
    rows = [AgreementFactory(signed=True) for _ in range(9)]
    desk_of(user, snapshots.current())

    for _ in range(40):
        for _ in range(dice.randrange(1, 3)):
            change(dice, rows, person)
        assert desk_of(user, snapshots.current()) == desk_of(user, "")


def test_change_of_an_agreement_asks_for_that_one_alone(user):
    rows = [AgreementFactory(in_force=True) for _ in range(3)]
    desk_of(user, snapshots.current())
    Agreement.objects.filter(pk=rows[1].pk).update(
        ends_on=localdate() + datetime.timedelta(days=20)
    )

    with CaptureQueriesContext(connection) as asked:
        held = desk_of(user, snapshots.current())

    assert held == desk_of(user, "")
    assert len(asked) <= 20
