"""The list of partners and their pages."""

import datetime

import pytest

from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.actions import name_in_english
from mosty.partners.models import OrganisationIdentifier, OrganisationLink
from mosty.partners.tests.factories import (
    ContactFactory,
    OrganisationFactory,
    OrganisationNameFactory,
)
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory
from mosty.search.actions import index

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def read(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def names(response):
    return [row.name_ru for row in response.context["shown"].rows]


def test_partners_stand_by_country_and_name_without_ourselves(client):
    OrganisationFactory(ours=True)
    OrganisationFactory(name_ru="Ясный", country=CountryFactory(code="KZ"))
    OrganisationFactory(name_ru="Ёлка")
    OrganisationFactory(name_ru="Жар")
    OrganisationFactory(name_ru="Еж")

    response = client.get("/partners/")

    assert names(response) == ["Еж", "Ёлка", "Жар", "Ясный"]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("?country=kz", ["Казахский"]),
        ("?region=ru-ta", ["Казанский"]),
        ("?kind=school", ["Казахский"]),
        ("?sort=-name", ["Минский", "Казахский", "Казанский"]),
        ("?q=минсикй", ["Минский"]),
        ("?q=vbycrbq", ["Минский"]),
        ("?q=ми", ["Минский"]),
        ("?q=яя", []),
    ],
)
def test_partners_are_filtered_sorted_and_found(client, address, found):
    made = [
        OrganisationFactory(name_ru="Минский"),
        OrganisationFactory(
            name_ru="Казахский", country=CountryFactory(code="KZ"), kind="school"
        ),
        OrganisationFactory(
            name_ru="Казанский", russian=True, region=RegionFactory(code="RU-TA")
        ),
    ]
    for one in made:
        index(one)

    assert names(client.get("/partners/" + address)) == found


def test_names_over_time_stand_on_the_page(client):
    partner = OrganisationFactory(name_ru="Институт развития", present_name=False)
    OrganisationNameFactory(
        organisation=partner,
        full_name="Институт усовершенствования учителей",
        until=datetime.date(2011, 9, 1),
    )
    OrganisationNameFactory(organisation=partner, since=datetime.date(2011, 9, 1))

    page = read(client, partner.get_absolute_url())

    assert "Институт усовершенствования учителей" in page
    assert "до 1 сентября 2011" in page
    assert "с 1 сентября 2011" in page


def test_identifiers_links_parent_and_branches_are_told(client):
    parent = OrganisationFactory(name_ru="Центр «Орлеу»")
    partner = OrganisationFactory(parent=parent, placed=True)
    branch = OrganisationFactory(name_ru="Школа при институте", parent=partner)
    old = OrganisationFactory(name_ru="Прежние курсы")
    OrganisationLink.objects.create(source=old, target=partner, relation="merged")
    OrganisationIdentifier.objects.create(
        organisation=partner, scheme="unp", value="100000001"
    )

    page = read(client, partner.get_absolute_url())

    for told in (
        parent.get_absolute_url(),
        branch.get_absolute_url(),
        old.get_absolute_url(),
        "включила в себя",
        "100000001",
        "<svg",
    ):
        assert told in page


def test_hidden_neighbours_parent_and_branches_are_not_told(client):
    parent = OrganisationFactory(name_ru="Тайный центр", confidential=True)
    partner = OrganisationFactory(parent=parent)
    OrganisationFactory(name_ru="Тайная школа", parent=partner, staff_only=True)
    closed = OrganisationFactory(name_ru="Тайные курсы", archived=True)
    OrganisationLink.objects.create(source=closed, target=partner, relation="merged")

    assert "Тайн" not in read(client, partner.get_absolute_url())


def test_contacts_are_those_open_to_the_reader(client):
    partner = OrganisationFactory()
    ContactFactory(organisation=partner, email="open@partner.example", public=True)
    ContactFactory(organisation=partner, email="inner@partner.example")
    address = partner.get_absolute_url()

    assert "inner@" not in read(client, address)
    assert "open@" in read(client, address)
    client.force_login(UserFactory(coordinator=True))
    assert "inner@" in read(client, address)


def test_agreements_of_a_branch_stand_on_the_page_of_its_centre(client):
    centre = OrganisationFactory(name_ru="Центр")
    branch = OrganisationFactory(parent=centre)
    agreement = AgreementFactory(counterpart=branch)
    draft = AgreementFactory(counterpart=branch, draft=True)

    page = read(client, centre.get_absolute_url())

    assert agreement.get_absolute_url() in page
    assert draft.get_absolute_url() not in page


@pytest.mark.parametrize("trait", ["confidential", "staff_only", "archived"])
def test_partner_that_is_not_public_is_not_found(client, trait):
    partner = OrganisationFactory(**{trait: True})

    assert client.get(partner.get_absolute_url()).status_code == 404


def test_queries_do_not_grow_with_rows(client, django_assert_num_queries):
    OrganisationFactory(placed=True)
    client.get("/partners/")
    with django_assert_num_queries(7):
        client.get("/partners/")
    for _number in range(2):
        OrganisationFactory(russian=True, region=RegionFactory(code="RU-TA"))
    with django_assert_num_queries(7):
        client.get("/partners/")


def test_partner_is_called_in_full_where_another_is_called_so_too(client):
    one = OrganisationFactory(name_ru="ГУО «Институт новых школ»")
    page = client.get(one.get_absolute_url()).content.decode()
    assert "<h1>Институт новых школ</h1>" in page.replace("\u00a0", " ")

    OrganisationFactory(name_ru="УДО «Институт новых школ»")
    page = client.get(one.get_absolute_url()).content.decode().replace("\u00a0", " ")

    assert "<h1>ГУО «Институт новых школ»</h1>" in page
    assert "УДО «Институт новых школ»" in page


def test_list_says_that_some_names_are_russian_only_where_they_are(client):
    partner = OrganisationFactory(name_ru="Институт")
    note = "Names are given in Russian where no English name is on record."

    assert note in client.get("/en/partners/").content.decode()
    assert note not in client.get("/partners/").content.decode()

    name_in_english(partner, "Institute")
    page = client.get("/en/partners/").content.decode()

    assert note not in page
    assert "Institute" in page


def test_agreement_on_the_partners_page_is_called_by_its_number(client):
    agreement = AgreementFactory()
    partner = agreement.counterpart

    page = client.get(partner.get_absolute_url()).content.decode()

    assert f"Соглашение № {agreement.register_number}" in page.replace("\u00a0", " ")
