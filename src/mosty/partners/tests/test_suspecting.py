"""The register looks for records that may be one, as names come and change."""

import pytest

from mosty.partners import actions
from mosty.partners.actions.marks import mark_missing
from mosty.partners.actions.suspecting import compare_marked
from mosty.partners.bearing import candidates_of
from mosty.partners.lookalikes import lookalikes
from mosty.partners.models import NameMark, SuspectedPair
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.models import Country

pytestmark = pytest.mark.django_db
FULL = "Минский городской институт развития образования"


@pytest.fixture
def belarus():
    return Country.objects.get(pk="BY")


def registered(name, belarus, **more):
    return actions.register(name, country=belarus, city_ru="Минск", **more)


def test_record_entered_twice_is_suspected_with_its_reasons(belarus):
    one = registered(FULL, belarus)
    other = registered("ГУО «МГИРО»", belarus)
    registered("Минский областной институт развития образования", belarus)

    assert compare_marked() == 3
    assert compare_marked() == 0

    pair = SuspectedPair.objects.get()
    assert {pair.a_id, pair.b_id} == {one.pk, other.pk}
    assert (pair.verdict, pair.relation) == ("same", "duplicate")
    assert {"ru": "Один город: Минск", "en": "The same town: Минск"} in pair.reasons


def test_pair_goes_when_a_name_is_corrected_unless_decided(belarus):
    one, other = registered(FULL, belarus), registered(f"ГУО «{FULL}»", belarus)
    never = registered(f"УО «{FULL}»", belarus)
    compare_marked()
    for pair in SuspectedPair.objects.filter(b=never) | SuspectedPair.objects.filter(
        a=never
    ):
        actions.say_apart(pair, by=None)

    actions.correct_name(other, "Гимназия № 15")
    compare_marked()

    left = SuspectedPair.objects.all()
    assert {pair.decision for pair in left} == {"never"}
    assert candidates_of(one)[0].organisation.pk == never.pk


def test_names_of_a_mass_import_are_marked_by_and_by():
    OrganisationFactory(name_ru="Лицей № 1")
    OrganisationFactory(name_ru="Лицей № 2")

    assert (mark_missing(most=1), mark_missing(), mark_missing()) == (1, 1, 0)
    assert NameMark.objects.filter(compared_at=None).count() == 2


def test_likeness_is_told_with_reasons_and_former_names(belarus):
    one = registered("Минский институт повышения квалификации", belarus)
    actions.correct_name(one, FULL)
    user = UserFactory(coordinator=True)

    (found,) = lookalikes(user, "МГИРО", country=belarus, city="Минск")

    assert found.organisation.pk == one.pk
    assert found.nearness >= 85
    assert found.reasons != ()
