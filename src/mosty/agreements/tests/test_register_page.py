"""The register as a visitor sees it."""

import json

import pytest
from django.urls import reverse

from mosty.activities.tests.factories import DirectionFactory
from mosty.agreements.listing import AGREEMENTS
from mosty.agreements.tests.factories import AgreementFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory

pytestmark = pytest.mark.django_db
REGISTER = "/agreements/"


def text_of(response) -> str:
    """The page with plain spaces, as it is read."""
    return response.content.decode().replace("\xa0", " ")


def shown(response) -> list[int]:
    """The numbers of the rows, in the order of the page."""
    return [row.register_number for row in response.context["shown"].rows]


def test_register_stands_in_the_order_of_the_published_list(client):
    kazakh = OrganisationFactory(country=CountryFactory(code="KZ"))
    AgreementFactory(register_number=4, counterpart=kazakh)
    AgreementFactory(register_number=9, domestic=True)
    AgreementFactory(register_number=8)
    AgreementFactory(register_number=1)

    response = client.get(REGISTER)

    assert shown(response) == [1, 8, 4, 9]
    sections = response.context["shown"].sections
    assert [section.title for section in sections] == [
        "Зарубежные организации",
        "Организации регионов РФ",
    ]
    assert [
        (group.title, group.count)
        for section in sections
        for group in section.table.groups
    ] == [
        ("Республика Беларусь", 2),
        ("Республика Казахстан", 1),
        ("Российская Федерация", 1),
    ]


@pytest.mark.parametrize(
    ("address", "numbers"),
    [
        ("?country=kz", [2]),
        ("?country=by&country=kz", [1, 2]),
        ("?section=interregional", [3]),
        ("?region=ru-ta", [3]),
        ("?region=none", [1, 2]),
        ("?kind=contract", [2]),
        ("?term=in_force", [2]),
        ("?term=unknown", [1, 3]),
        ("?direction=4", [3]),
        ("?signed=none", [1, 3]),
        ("?country=kz&term=unknown", []),
        ("?sort=-number", [3, 2, 1]),
        ("?sort=number&country=by", [1]),
    ],
)
def test_filters_and_sorting_live_in_the_address(client, address, numbers):
    kazakh = OrganisationFactory(country=CountryFactory(code="KZ"))
    tatar = OrganisationFactory(russian=True, region=RegionFactory(code="RU-TA"))
    direction = DirectionFactory(number=4)
    AgreementFactory(register_number=1)
    AgreementFactory(
        register_number=2, counterpart=kazakh, kind="contract", in_force=True
    )
    AgreementFactory(
        register_number=3,
        section="interregional",
        counterpart=tatar,
        directions=[direction],
    )

    assert shown(client.get(REGISTER + address)) == numbers


def test_year_range_keeps_agreements_signed_within_it(client):
    for number, year in ((1, 2014), (2, 2016), (3, 2019)):
        AgreementFactory(
            register_number=number,
            signed_on=f"{year}-05-01",
            signed_precision="year",
            starts_on=f"{year}-05-01",
        )

    assert shown(client.get(REGISTER + "?signed_from=2015&signed_to=2018")) == [2]
    assert shown(client.get(REGISTER + "?signed_to=2016")) == [1, 2]
    assert shown(client.get(REGISTER + "?signed_from=2018&signed_to=2015")) == [2]


@pytest.mark.parametrize(
    "address",
    [
        "?sort=nonsense",
        "?sort=-",
        "?page=0",
        "?page=-1",
        "?page=99999999999999999999",
        "?page=%D9%A3",
    ],
)
def test_nonsense_is_ignored_with_a_remark(client, address):
    AgreementFactory(register_number=1)

    response = client.get(REGISTER + address)

    assert response.status_code == 200
    assert shown(response) == [1]
    assert "Часть адреса не понята" in text_of(response)


def test_unknown_parameters_do_not_get_into_links(client):
    for _number in range(55):
        AgreementFactory()

    page = client.get(REGISTER + "?utm_source=mail&country=by").content.decode()

    assert "utm_source" not in page.split('id="list-agreements"')[1]
    assert 'href="?country=by&amp;page=2"' in page


def test_page_beyond_the_last_shows_the_last(client):
    for _number in range(55):
        AgreementFactory()

    response = client.get(REGISTER + "?page=900")

    assert len(shown(response)) == 5


def test_counts_of_a_filter_leave_itself_out(client):
    kazakh = OrganisationFactory(country=CountryFactory(code="KZ"))
    AgreementFactory(kind="contract")
    AgreementFactory()
    AgreementFactory(counterpart=kazakh)

    count = client.get(REGISTER + "?country=by&kind=agreement").context["shown"].count

    assert count.total == 1
    assert count.choices["country"] == {"by": 1, "kz": 1}
    assert count.choices["kind"] == {"agreement": 1, "contract": 1}
    assert count.choices["term"] == {"unknown": 1}


def test_part_for_htmx_is_the_list_alone(client):
    AgreementFactory()

    response = client.get(
        REGISTER, headers={"HX-Request": "true", "HX-Target": "list-agreements"}
    )

    page = response.content.decode()
    assert page.lstrip().startswith("<div")
    assert "<html" not in page
    assert "HX-Request" in response["Vary"]


def test_empty_register_says_what_will_stand_here(client):
    page = text_of(client.get(REGISTER))

    assert "Договоров и соглашений пока нет" in page
    assert "<table" not in page


def test_nothing_found_leads_back_to_the_whole_list(client):
    AgreementFactory()

    page = text_of(client.get(REGISTER + "?country=kz"))

    assert "Ничего не найдено" in page
    assert 'href="/agreements/"' in page


def test_queries_do_not_grow_with_rows(client, django_assert_num_queries):
    AgreementFactory(in_force=True, directions=[DirectionFactory()])
    client.get(REGISTER)
    with django_assert_num_queries(10):
        client.get(REGISTER)
    for _number in range(2):
        AgreementFactory(in_force=True, counterpart__placed=True)
    with django_assert_num_queries(10):
        client.get(REGISTER)


def test_export_holds_exactly_what_is_shown(client):
    kazakh = OrganisationFactory(country=CountryFactory(code="KZ"))
    AgreementFactory(register_number=1)
    AgreementFactory(register_number=2, counterpart=kazakh)
    AgreementFactory(register_number=3, counterpart=kazakh)
    address = reverse("agreements:export", kwargs={"form": "json"})

    answer = client.get(address + "?country=kz&sort=-number")

    rows = json.loads(b"".join(answer.streaming_content))["rows"]
    assert [row["number"] for row in rows] == [3, 2]
    assert [*rows[0]] == [field.name for field in AGREEMENTS.fields]


def test_known_parameters_are_those_of_the_address():
    assert AGREEMENTS.known_parameters() == (
        "q",
        "section",
        "country",
        "region",
        "kind",
        "term",
        "direction",
        "living",
        "signed_from",
        "signed_to",
        "signed",
        "partner",
        "sort",
        "page",
    )
