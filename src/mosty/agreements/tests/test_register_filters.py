"""Filters of the register: values that do not exist, long lists of choices."""

import json
from urllib.parse import unquote

import pytest

from mosty.agreements.tests.factories import AgreementFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory

pytestmark = pytest.mark.django_db
REGISTER = "/agreements/"


def shown(response) -> list[int]:
    return [row.register_number for row in response.context["shown"].rows]


def test_codes_may_be_typed_in_capitals(client):
    AgreementFactory(register_number=1)
    AgreementFactory(
        register_number=2,
        counterpart=OrganisationFactory(country=CountryFactory(code="KZ")),
    )

    assert shown(client.get(REGISTER + "?country=BY")) == [1]
    assert shown(client.get(REGISTER + "?country=By&section=FOREIGN")) == [1]


@pytest.mark.parametrize(
    "asked",
    [
        "country=zz",
        "section=zz",
        "direction=99",
        "term=zz",
        "signed_from=abc",
        "signed=abc",
        "country='%3Bdrop",
        "signed_to=%C2%B2%C2%B2",
        "direction=1%27",
    ],
)
def test_value_that_does_not_exist_finds_nothing_and_can_be_removed(client, asked):
    AgreementFactory()

    response = client.get(f"{REGISTER}?{asked}")

    page = response.context["shown"]
    assert (page.total, shown(response)) == (0, [])
    assert page.chips == [
        {"title": f"Такого значения нет: {unquote(asked)}", "url": REGISTER},
    ]
    assert "Такого значения нет: " in response.content.decode()


def test_sign_that_cannot_be_printed_is_not(client):
    AgreementFactory()

    response = client.get(f"{REGISTER}?term=%00%1b")

    assert response.context["shown"].total == 0
    assert not {"\0", "\x1b"} & set(response.content.decode())


def test_value_that_does_not_exist_adds_nothing_to_another(client):
    AgreementFactory(register_number=1)

    response = client.get(f"{REGISTER}?country=by&country=zz")

    assert shown(response) == [1]
    titles = [chip["title"] for chip in response.context["shown"].chips]
    assert titles == ["Беларусь", "Такого значения нет: country=zz"]


def test_file_of_a_value_that_does_not_exist_is_empty(client):
    AgreementFactory()

    answer = client.get(f"{REGISTER}list.json?country=zz")
    whole = client.get(f"{REGISTER}list.json")

    rows = [
        json.loads(b"".join(one.streaming_content))["rows"] for one in (answer, whole)
    ]
    assert [len(one) for one in rows] == [0, 1]


def test_unknown_parameter_is_remarked_and_a_counter_is_not(client):
    AgreementFactory()

    odd = client.get(f"{REGISTER}?kountry=by").context["shown"]
    counted = client.get(f"{REGISTER}?utm_source=a&yclid=1").context["shown"]

    assert (odd.total, odd.remarks) == (1, ["kountry=by"])
    assert (counted.total, counted.remarks) == (1, [])


def regions_offered(client, count) -> dict:
    for code in [
        "AD",
        "AL",
        "BA",
        "BU",
        "CE",
        "CU",
        "DA",
        "IN",
        "KB",
        "KC",
        "KK",
        "KL",
        "KO",
    ][:count]:
        partner = OrganisationFactory(
            russian=True, region=RegionFactory(code=f"RU-{code}")
        )
        AgreementFactory(section="interregional", counterpart=partner)
    AgreementFactory()
    AgreementFactory()
    panel = client.get(REGISTER).context["shown"].panel
    return next(group for group in panel if group["name"] == "region")


def test_twelve_choices_are_shown_at_once_and_what_is_not_stated_stands_last(client):
    group = regions_offered(client, 11)

    assert len(group["choices"]) == 11
    assert group["rest"] == []
    assert [one.value for one in group["unstated"]] == ["none"]


def test_of_more_choices_the_rest_stands_apart(client):
    group = regions_offered(client, 13)

    assert (len(group["choices"]), len(group["rest"])) == (7, 6)
    assert [one.value for one in group["unstated"]] == ["none"]
