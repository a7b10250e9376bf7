"""Our own institution is a party of every agreement and nobody's partner."""

import importlib

import pytest
from django.apps import apps
from django.urls import reverse

from mosty.access.refusals import Refused
from mosty.agreements import actions
from mosty.agreements.models import Agreement, Party
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution import actions as institution
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners import actions as partners
from mosty.partners.models import KeptOrganisation, Organisation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

NAMES = {
    "name_ru": "Академия образования",
    "name_en": "Academy of Education",
    "short_name_ru": "Академия",
    "unit_ru": "Сотрудничество",
    "city_ru": "Псков",
    "region_code": "RU-PSK",
}


def ours():
    return Organisation.objects.get(is_ours=True)


def seats(agreement):
    return list(agreement.parties.values_list("position", "name_at_signing"))


def test_founding_makes_our_organisation_once_and_seats_it():
    agreement = AgreementFactory(counterpart__name_ru="Институт")

    institution.found(by="test", **NAMES)
    institution.found(by="test", **NAMES)

    one = ours()
    assert (one.name_ru, one.region_id, one.city_ru) == (
        "Академия образования",
        "RU-PSK",
        "Псков",
    )
    assert sorted(one.names.values_list("language", "full_name")) == [
        ("en", "Academy of Education"),
        ("ru", "Академия образования"),
    ]
    assert seats(agreement)[0] == (1, "Академия образования")
    assert len(seats(agreement)) == 2


def test_settings_bring_our_organisation_in_step_but_not_old_papers():
    institution.found(by="test", **NAMES)
    agreement = AgreementFactory()
    actions.seat_us(ours())

    institution.describe(by="test", name_ru="Университет", name_en="", city_ru="Остров")

    one = ours()
    assert (one.name_ru, one.name_en, one.city_ru) == ("Университет", "", "Остров")
    assert list(one.names.values_list("full_name", flat=True)) == ["Университет"]
    assert seats(agreement)[0] == (1, "Академия образования")


def test_migrations_seat_us_at_what_stood_before():
    InstitutionFactory()
    agreement = AgreementFactory()
    for name in (
        "partners.migrations.0005_our_own",
        "agreements.migrations.0004_our_seat",
    ):
        migration = importlib.import_module(f"mosty.{name}")
        step = (
            getattr(migration, "take_seats", None)
            or migration.stand_among_organisations
        )
        step(apps, None)
        step(apps, None)

    assert Party.objects.filter(agreement=agreement).count() == 2
    assert agreement.parties.first().organisation == ours()


@pytest.mark.parametrize("model", [Organisation, KeptOrganisation])
def test_we_are_no_partner_for_anybody(model):
    institution.found(by="test", **NAMES)
    partner = OrganisationFactory()

    seen = model.objects.visible_to(UserFactory(administrator=True))

    assert [one.pk for one in seen] == [partner.pk]


def test_our_organisation_has_no_partners_page_and_is_not_changed_as_one(client):
    institution.found(by="test", **NAMES)
    client.force_login(UserFactory(coordinator=True))
    one = ours()

    pages = [
        one.get_absolute_url(),
        reverse("partners_office:record", kwargs={"pk": one.pk}),
    ]

    assert [client.get(page).status_code for page in pages] == [404, 404]
    for change in (
        lambda: partners.archive(one),
        lambda: partners.describe(one, city_ru="Другой"),
        lambda: partners.correct_name(one, "Другая"),
        lambda: partners.name_in_english(one, "Other"),
    ):
        with pytest.raises(Refused):
            change()


def test_our_seat_is_not_given_to_another(client):
    institution.found(by="test", **NAMES)
    agreement = AgreementFactory()
    actions.seat_us(ours())
    seat = agreement.parties.get(organisation=ours())
    client.force_login(UserFactory(coordinator=True))
    keys = {"pk": agreement.pk, "party": seat.pk}

    page = client.get(reverse("agreements_office:party", kwargs=keys))

    assert "organisation" not in page.context["form"].fields
    with pytest.raises(partners.OurOwn):
        actions.describe_party(seat, organisation=OrganisationFactory())
    assert Agreement.objects.get().counterpart_id != ours().pk
