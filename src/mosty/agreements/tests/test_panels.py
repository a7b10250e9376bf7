"""What the register shows on the pages of partners and directions."""

import re

import pytest

from mosty.activities.tests.factories import DirectionFactory
from mosty.agreements import panels
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def shown(client, address):
    return client.get(address).content.decode().replace("\u00a0", " ")


def numbers(page):
    return set(re.findall(r'<th scope="row"><a href="/agreements/(\d+)/', page))


@pytest.mark.parametrize("place", ["partner", "direction"])
def test_what_a_panel_leaves_out_is_counted_and_stands_in_the_register(client, place):
    partner, direction = OrganisationFactory(), DirectionFactory()
    AgreementFactory.create_batch(
        panels.MOST + 1, counterpart=partner, directions=[direction]
    )
    AgreementFactory(counterpart=partner, directions=[direction], confidential=True)
    AgreementFactory()
    thing = partner if place == "partner" else direction

    page = shown(client, thing.get_absolute_url())

    link = re.search(
        r'href="(/agreements/\?[^"]+)">Все договоры в реестре: (\d+)', page
    )
    assert len(numbers(page)) == panels.MOST
    assert link[2] == "51"
    assert client.get(link[1]).context["shown"].total == 51


def test_a_panel_that_leaves_nothing_out_needs_no_link(client):
    partner = OrganisationFactory()
    AgreementFactory(counterpart=partner)

    page = shown(client, partner.get_absolute_url())

    assert "/agreements/?" not in page.split("<footer")[0]


def test_register_of_one_partner_holds_its_branches_and_keeps_while_filtered(client):
    partner = OrganisationFactory(name_ru="Открытый институт")
    branch = OrganisationFactory(parent=partner)
    ours = [
        AgreementFactory(counterpart=partner),
        AgreementFactory(counterpart=branch, in_force=True),
    ]
    AgreementFactory()

    answer = client.get(f"/agreements/?partner={partner.pk}")
    list_, page = answer.context["shown"], answer.content.decode()

    assert {row.pk for row in list_.rows} == {one.pk for one in ours}
    assert [chip["title"] for chip in list_.chips] == ["Организация: Открытый институт"]
    assert f'<input type="hidden" name="partner" value="{partner.pk}">' in page
    narrowed = client.get(f"/agreements/?partner={partner.pk}&term=in_force")
    assert [row.pk for row in narrowed.context["shown"].rows] == [ours[1].pk]


@pytest.mark.parametrize("asked", ["hidden", "0", "-1", "x", "9" * 30, "%00", "²"])
def test_register_of_a_partner_that_is_not_there_is_empty(client, asked):
    hidden = OrganisationFactory(name_ru="Тайнинск", confidential=True)
    AgreementFactory(counterpart=hidden)
    key = str(hidden.pk) if asked == "hidden" else asked

    answer = client.get(f"/agreements/?partner={key}")

    assert answer.context["shown"].rows == []
    assert "Тайнинск" not in answer.content.decode()
