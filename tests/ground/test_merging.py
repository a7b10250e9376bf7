"""Everything that points to an organisation follows a merge, and comes back."""

import datetime

import pytest
from django.apps import apps
from django.core import serializers

from mosty.activities.tests.factories import ParticipationFactory
from mosty.agreements.tests.factories import AgreementFactory, PartyFactory
from mosty.documents.tests.factories import DocumentFactory
from mosty.olympiad.models import Quota, Registration
from mosty.olympiad.tests.factories import EditionFactory
from mosty.partners import merging
from mosty.partners.actions import carry_late, merge, unmerge
from mosty.partners.models import (
    Organisation,
    OrganisationIdentifier,
    OrganisationLink,
)
from mosty.partners.tests.factories import (
    ContactFactory,
    LogEntryFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    PartnerCheckFactory,
    SuspectedPairFactory,
)
from mosty.people.tests.factories import RoleHoldingFactory, UserFactory

pytestmark = pytest.mark.django_db

# Rooms whose tables tell what was done, not what is so.
APART = {"journal", "search", "contenttypes", "sessions", "procrastinate"}
MADE_ANEW = ("partners.Merge", "partners.NameMark")
SINCE = datetime.date(2015, 9, 1)


@pytest.fixture
def pair():
    kept = OrganisationFactory(name_ru="ИРО Минска", site="https://kept.example")
    given_up = OrganisationFactory(
        name_ru="Минский ИРО", name_en="Minsk IDE", city_ru="Минск"
    )
    return kept, given_up


def agreements(organisation, other):
    """One led by it, one with both as parties, one with it alone as a second party."""
    AgreementFactory(counterpart=organisation, signed=True)
    shared = AgreementFactory(counterpart=organisation, signed=True)
    PartyFactory(agreement=shared, organisation=other, own_number="7-Б")
    PartyFactory(organisation=organisation)


def parts(organisation, other):
    one = ParticipationFactory(organisation=organisation, role="organiser")
    ParticipationFactory(organisation=other, activity=one.activity)
    ParticipationFactory(organisation=organisation)


def names(organisation, other):
    OrganisationNameFactory(
        organisation=organisation, full_name="Курсы учителей", until=SINCE
    )
    for one in (organisation, other):
        OrganisationNameFactory(
            organisation=one,
            language="be",
            full_name="Інстытут",
            short_name=str(one.pk),
        )


def numbers(organisation, other):
    for one, digit in ((organisation, "1"), (other, "2")):
        OrganisationIdentifier.objects.create(
            organisation=one, scheme="unp", value=f"10058293{digit}"
        )
    OrganisationIdentifier.objects.create(
        organisation=organisation, scheme="ror", value="https://ror.org/05dxps055"
    )


def links(organisation, other):
    third = OrganisationFactory()
    for source, target in (
        (organisation, other),
        (organisation, third),
        (other, third),
        (third, organisation),
    ):
        OrganisationLink.objects.create(
            source=source, target=target, relation="renamed", on=SINCE
        )


def branches(organisation, other):
    OrganisationFactory(parent=organisation)
    Organisation.objects.filter(pk=other.pk).update(parent=organisation)
    other.refresh_from_db()


def log(organisation, other):
    contact = ContactFactory(organisation=organisation)
    LogEntryFactory(organisation=organisation, contact=contact, step=True)
    for one in (organisation, other):
        LogEntryFactory(organisation=one, message_id="<1@example>")


def papers(organisation, other):
    shared, own = DocumentFactory(), DocumentFactory()
    organisation.documents.add(shared, own)
    other.documents.add(shared)


def pairs(organisation, other):
    third = OrganisationFactory()
    SuspectedPairFactory(a=organisation, b=other)
    SuspectedPairFactory(a=other, b=third)
    SuspectedPairFactory(a=third, b=organisation, decision="never")
    SuspectedPairFactory(a=OrganisationFactory(), b=organisation)


def roles(organisation, other):
    user = UserFactory()
    for one, until in ((organisation, None), (other, SINCE)):
        RoleHoldingFactory(
            user=user,
            role="partner_coordinator",
            scope=f"partner:{one.pk}",
            until=until,
        )


def checks(organisation, other):
    """Each was looked up in a list."""
    source = PartnerCheckFactory(organisation=organisation).source
    PartnerCheckFactory(organisation=other, source=source)


def pupils(organisation, other):
    """Each entered a list within a quota of its own, and has a school's coordinator."""
    edition, user = EditionFactory(), UserFactory()
    for one in (organisation, other):
        Registration.objects.create(edition=edition, by="partner", organisation=one)
        Quota.objects.create(edition=edition, organisation=one, most=5)
        scope = f"school:{one.pk}"
        RoleHoldingFactory(user=user, role="school_coordinator", scope=scope)


FILLED_BY = {
    "activities.Participation.organisation": parts,
    "agreements.Agreement.counterpart": agreements,
    "agreements.Party.organisation": agreements,
    "olympiad.Quota.organisation": pupils,
    "olympiad.Registration.organisation": pupils,
    "partners.Contact.organisation": log,
    "partners.LogEntry.organisation": log,
    "partners.Organisation.parent": branches,
    "partners.OrganisationIdentifier.organisation": numbers,
    "partners.OrganisationLink.source": links,
    "partners.OrganisationLink.target": links,
    "partners.OrganisationName.organisation": names,
    "partners.Organisation_documents.organisation": papers,
    "partners.PartnerCheck.organisation": checks,
    "partners.SuspectedPair.a": pairs,
    "partners.SuspectedPair.b": pairs,
}


def picture() -> dict:
    """Every row of every table, but for those that tell what was done."""
    return {
        one._meta.label: serializers.serialize("json", one._base_manager.order_by("pk"))
        for one in apps.get_models(include_auto_created=True)
        if one._meta.managed
        and not one._meta.proxy
        and one._meta.app_label not in APART
        and not one._meta.label.startswith(MADE_ANEW)
    }


def fill(organisation, other):
    for make in dict.fromkeys([*FILLED_BY.values(), roles]):
        make(organisation, other)


def test_every_key_to_an_organisation_has_a_handler():
    keys = merging.keys_to(Organisation)

    assert merging.carried() | merging.staying() == keys
    assert set(FILLED_BY) == merging.carried()


def test_whatever_pointed_to_either_still_does_and_comes_back_row_by_row(pair):
    kept, given_up = pair
    fill(given_up, kept)
    user = UserFactory()
    before = picture()
    behind = {key: merging.rows_behind(key, given_up) for key in merging.carried()}
    assert all(rows.exists() for rows in behind.values())

    made = merge(kept, given_up, reason="Внесена дважды", by=user)

    left = {key for key, rows in behind.items() if rows.exists()}
    assert left <= {"partners.SuspectedPair.a", "partners.SuspectedPair.b"}
    assert kept.agreements_led.count() == 2
    assert kept.parties.count() == 3
    assert kept.participations.count() == 2
    assert kept.documents.count() == 2
    assert kept.log.count() == 3
    assert sorted(kept.identifiers.values_list("is_other", flat=True)) == [
        False,
        False,
        True,
    ]

    unmerge(made, by=user)

    assert picture() == before


def test_rows_that_came_while_it_was_merged_follow_later(pair):
    kept, given_up = pair
    made = merge(kept, given_up, reason="Внесена дважды", by=None)
    late = PartyFactory(organisation=given_up)

    assert carry_late() == 1
    assert carry_late() == 0
    late.refresh_from_db()
    assert late.organisation == kept

    unmerge(made, by=None)
    late.refresh_from_db()
    assert late.organisation == given_up


def test_signatory_of_a_seat_that_is_set_aside_comes_back(pair):
    kept, given_up = pair
    agreement = AgreementFactory(counterpart=kept, signed=True)
    seat = PartyFactory(
        agreement=agreement, organisation=given_up, signatory="Иванова Анна"
    )
    agreement.parties.filter(organisation=kept).update(signatory="Петров Пётр")

    made = merge(kept, given_up, reason="Внесена дважды", by=None)

    assert not agreement.parties.filter(pk=seat.pk).exists()
    kept_row = made.rows.get(model="agreements.Party", key=str(seat.pk))
    assert "Иванова" not in str(kept_row.before)

    unmerge(made, by=None)

    assert agreement.parties.get(pk=seat.pk).signatory == "Иванова Анна"
