"""Counts of the register: kept while nothing is written, never longer."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mosty.activities.tests.factories import DirectionFactory
from mosty.agreements.models import Agreement
from mosty.agreements.tests.factories import AgreementFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory


def total(client, address="/agreements/"):
    return client.get(address).context["shown"].total


@pytest.mark.django_db(transaction=True)
def test_counts_follow_every_write_at_once(client):
    first = AgreementFactory()
    assert [total(client), total(client)] == [1, 1]

    AgreementFactory()
    assert total(client) == 2

    Agreement.objects.filter(pk=first.pk).update(audience="confidential")
    assert total(client) == 1


@pytest.mark.django_db(transaction=True)
def test_second_look_counts_nothing_anew(client):
    AgreementFactory()
    client.get("/agreements/")

    with CaptureQueriesContext(connection) as asked:
        client.get("/agreements/?kind=agreement")

    assert not any("is_gap" in one["sql"] for one in asked)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sort",
    [
        "",
        "number",
        "-number",
        "partner",
        "-partner",
        "region",
        "-region",
        "kind",
        "-term",
    ],
)
def test_pages_one_after_another_are_the_file(client, sort):
    """The page finds its rows by groups, the file by one order: they agree."""
    countries = [CountryFactory(code=code) for code in ("BY", "KZ", "CN")]
    regions = [RegionFactory(code=code) for code in ("RU-TA", "RU-SPE")]
    for number in range(60):
        partner = OrganisationFactory(country=countries[number % 3])
        AgreementFactory(counterpart=partner, in_force=number % 4 == 0)
    for number in range(60):
        partner = OrganisationFactory(
            country=CountryFactory(code="RU"),
            region=regions[number % 2] if number % 5 else None,
        )
        AgreementFactory(section="interregional", counterpart=partner, kind="contract")
    question = f"sort={sort}" if sort else ""

    pages = [
        row.register_number
        for page in (1, 2, 3)
        for row in client.get(f"/agreements/?{question}&page={page}")
        .context["shown"]
        .rows
    ]
    file = client.get(f"/agreements/list.json?{question}")
    rows = json.loads(b"".join(file.streaming_content))["rows"]

    assert len(set(pages)) == 120
    assert [row["number"] for row in rows] == pages


@pytest.mark.django_db
def test_agreement_under_two_directions_counts_under_both_and_once(client):
    first, second = DirectionFactory(number=1), DirectionFactory(number=2)
    AgreementFactory(directions=[first, second])
    AgreementFactory(directions=[second])

    whole = client.get("/agreements/").context["shown"].count
    both = client.get("/agreements/?direction=1&direction=2").context["shown"].count

    assert whole.choices["direction"] == {"1": 1, "2": 2}
    assert both.total == 2
    assert both.choices["direction"] == {"1": 1, "2": 2}
