"""Who may sign and register, and who is bound on a day."""

import datetime

import pytest

from mosty.access.roles import Role
from mosty.agreements import rules
from mosty.agreements.models import Party, Stage
from mosty.agreements.tests.factories import AgreementFactory, PartyFactory
from mosty.people.tests.factories import RoleHoldingFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 12)
BEFORE, AFTER = DAY - datetime.timedelta(days=1), DAY + datetime.timedelta(days=1)


def holder_of(role):
    return RoleHoldingFactory(user=UserFactory(with_app=True), role=role).user


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("stage", [Stage.IDEA, Stage.SIGNING])
def test_only_the_rector_signs_what_is_ready(role, stage):
    agreement = AgreementFactory(stage=stage, origin="")

    may = rules.may_sign(holder_of(role), agreement)

    assert may == (role == Role.RECTOR and stage == Stage.SIGNING)


@pytest.mark.parametrize("role", Role)
def test_coordinator_and_administrator_register(role):
    may = rules.may_register(holder_of(role))

    assert may == (role in {Role.COORDINATOR, Role.ADMINISTRATOR})


@pytest.mark.parametrize(
    ("acceded_on", "withdrawn_on", "is_bound"),
    [
        (None, None, True),
        (DAY, None, True),
        (AFTER, None, False),
        (BEFORE, AFTER, True),
        (BEFORE, DAY, False),
        (None, BEFORE, False),
    ],
)
def test_party_is_bound_from_its_accession_until_it_withdraws(
    acceded_on, withdrawn_on, is_bound
):
    party = PartyFactory(acceded_on=acceded_on, withdrawn_on=withdrawn_on)

    bound = Party.objects.effective(DAY)

    assert list(bound) == ([party] if is_bound else [])
