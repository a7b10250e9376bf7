"""What we publish, read back by the reader of anybody's pages, equals the register."""

from datetime import date

import pytest

from mosty.agreements.tests.factories import AgreementFactory, PartyFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory
from mosty.sveden.reading.output import read_bytes

pytestmark = pytest.mark.django_db
FACTS = ("state_code", "organisation", "number", "signed_on", "valid_until", "term")


@pytest.fixture
def register():
    """Agreements of several kinds; what the reader is to tell of each."""
    InstitutionFactory()
    wanted = []
    countries = {"BY": "Республика Беларусь", "CN": "Китайская Народная Республика"}
    rows = (
        ("BY", "Минский институт", "5", date(2019, 3, 12), date(2029, 3, 12)),
        ("CN", "Университет «Север»", "", date(2021, 5, 4), None),
        ("CN", "Академия", "02-МД-24", None, None),
    )
    for code, name, number, signed_on, until in rows:
        country = CountryFactory(code=code, official_ru=countries[code])
        partner = OrganisationFactory(name_ru=name, country=country)
        agreement = AgreementFactory(
            signed=True,
            parties=False,
            number=number,
            signed_on=signed_on,
            signed_precision="day" if signed_on else "unknown",
            term_rule="until" if until else "indefinite",
            valid_until=until,
            valid_precision="day" if until else "unknown",
        )
        PartyFactory(agreement=agreement, organisation=partner, name_at_signing=name)
        term = "until" if until else "indefinite"
        day = signed_on.isoformat() if signed_on else None
        end = until.isoformat() if until else None
        wanted.append((code, name, number or None, day, end, term))
    return wanted


@pytest.mark.parametrize("ending", ["", ".xlsx", ".csv"])
def test_register_is_read_back_as_it_is(client, register, ending):
    answer = client.get(f"/sveden/inter{ending}")
    data = b"".join(answer) if answer.streaming else answer.content

    read = read_bytes(data, name=f"inter{ending or '.html'}")["agreements"]

    found = [tuple(one[name] for name in FACTS) for one in read]
    assert sorted(found, key=str) == sorted(register, key=str)
