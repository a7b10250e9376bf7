"""What is written of an organisation: its names over time."""

import datetime

import pytest

from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.actions import TooEarly, rename
from mosty.partners.tests.factories import (
    OrganisationFactory,
    OrganisationNameFactory,
)
from mosty.search.actions import index

pytestmark = pytest.mark.django_db
SINCE = datetime.date(2024, 9, 1)


@pytest.fixture
def academy():
    academy = OrganisationFactory(name_ru="Академия", present_name=False)
    OrganisationNameFactory(organisation=academy, since=SINCE)
    return academy


def names_of(organisation):
    return list(organisation.names.values_list("full_name", "since", "until"))


def test_new_name_is_borne_from_its_day(academy):
    on = SINCE + datetime.timedelta(days=1)

    renamed = rename(academy, "Университет", on=on)

    assert renamed.name_ru == "Университет"
    assert names_of(academy) == [("Университет", on, None), ("Академия", SINCE, on)]


@pytest.mark.parametrize("on", [SINCE, SINCE - datetime.timedelta(days=1)])
def test_new_name_before_the_present_one_is_refused(academy, on):
    with pytest.raises(TooEarly):
        rename(academy, "Университет", on=on)

    academy.refresh_from_db()
    assert academy.name_ru == "Академия"
    assert names_of(academy) == [("Академия", SINCE, None)]


@pytest.mark.parametrize("typed", ["Minsk", "minsk lyceum"])
def test_partner_is_found_by_its_place_in_latin_letters(client, typed):
    InstitutionFactory()
    index(OrganisationFactory(name_ru="Минский городской институт"))
    index(OrganisationFactory(name_ru="Гомельский лицей (Minsk lyceum)"))

    response = client.get("/en/partners/", {"q": typed})

    found = [row.name_ru for row in response.context["shown"].rows]
    assert ("Минский городской институт" in found) == (typed == "Minsk")
    assert "Гомельский лицей (Minsk lyceum)" in found
