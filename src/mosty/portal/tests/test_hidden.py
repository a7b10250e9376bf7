"""What is not for everybody is on no public page, in no file, feed or count.

A confidential draft, a partner for staff, a closed activity and project are made with
words that stand nowhere else, and looked for at every public address. So are the
partners that are not for everybody of agreements, activities and projects that are.
"""

import datetime
import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mosty.activities.tests.factories import (
    ActivityFactory,
    CooperationFormFactory,
    DirectionFactory,
)
from mosty.agreements import card
from mosty.agreements.models import Agreement
from mosty.agreements.partner import with_partner
from mosty.agreements.record import record_of
from mosty.agreements.tests.factories import (
    AgreementActivityFactory,
    AgreementFactory,
    PartyFactory,
)
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import record
from mosty.partners import actions as partners
from mosty.partners.tests.factories import ContactFactory, OrganisationFactory
from mosty.people.tests.factories import PersonFactory, UserFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory
from mosty.portal.tests.public_addresses import (
    OPEN_NUMBERS,
    SETS,
    addresses,
    read,
)
from mosty.projects.tests.factories import ProjectFactory
from mosty.search.actions import index

pytestmark = pytest.mark.django_db
SECRET_WORDS = (
    "Тайнинск",
    "Tayninsk",
    "Потайград",
    "Скрытлаг",
    "Закрытов",
    "Немопроект",
    "секретарь-7",
    "Подписантов",
    "Контактов",
)
DRAFTS = (777001, 777002, 777003)
PARTNERS = (888001, 888002)


def closed_partners():
    hidden = OrganisationFactory(
        pk=PARTNERS[0],
        name_ru="Институт города Тайнинск",
        name_en="Tayninsk Institute",
        short_name_ru="ИГ Тайнинск",
        city_ru="Потайград",
        confidential=True,
        country=CountryFactory(code="MC"),
    )
    archived = OrganisationFactory(
        pk=PARTNERS[1],
        name_ru="Школа Скрытлаг",
        archived=True,
        russian=True,
        region=RegionFactory(code="RU-TA"),
    )
    return hidden, archived


@pytest.fixture
def secrets():
    InstitutionFactory()
    shown = OrganisationFactory(name_ru="Открытый институт")
    direction = DirectionFactory(number=1)
    public = AgreementFactory(
        register_number=1, counterpart=shown, directions=[direction]
    )
    hidden, archived = closed_partners()
    made = [
        AgreementFactory(
            register_number=777001,
            counterpart=hidden,
            draft=True,
            confidential=True,
            directions=[direction],
        ),
        AgreementFactory(register_number=777002, counterpart=shown, draft=True),
        AgreementFactory(
            register_number=777003, counterpart=archived, staff_only=True, in_force=True
        ),
    ]
    closed = ActivityFactory(
        title_ru="Встреча Закрытов",
        confidential=True,
        dated=True,
        partners=[shown, hidden],
        directions=[direction],
    )
    AgreementActivityFactory(agreement=public, activity=closed)
    project = ProjectFactory(activity__title_ru="Немопроект", confidential=True)
    ContactFactory(organisation=shown, email="секретарь-7@partner.example")
    for thing in (shown, public, hidden, archived, closed, project, *made):
        index(thing)
    return {
        "partner": shown,
        "agreement": public,
        "direction": direction,
        "hidden": hidden,
        "archived": archived,
    }


@pytest.fixture
def half_open(secrets):
    """What is for everybody and names partners and people who are not."""
    closed = [secrets["hidden"], secrets["archived"]]
    signed = {"signatory": "Подписантов П. П.", "signatory_position": "директор"}
    for number, partner in zip(OPEN_NUMBERS, closed, strict=True):
        agreement = AgreementFactory(
            register_number=number,
            counterpart=partner,
            parties=False,
            expiring=True,
            directions=[secrets["direction"]],
        )
        PartyFactory(
            agreement=agreement,
            organisation=partner,
            name_at_signing=f"Дом Бумажный {number}",
            **signed,
        )
        index(agreement)
    for position, one in enumerate([secrets["partner"], *closed], start=5):
        PartyFactory(
            agreement=AgreementFactory(register_number=position, parties=False),
            organisation=one,
            name_at_signing="Дом Бумажный 5",
        )
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today + datetime.timedelta(days=9)}
    form = CooperationFormFactory(number=1)
    hub = {
        "partners": [secrets["partner"], *closed],
        "directions": [secrets["direction"]],
        "forms": [form],
        "countries": [CountryFactory(code="MC")],
        "starts_precision": "day",
        "ends_precision": "day",
        **days,
    }
    activity = ActivityFactory(title_ru="Открытая встреча", **hub)
    project = ProjectFactory(
        activity=ActivityFactory(kind="project", title_ru="Открытый проект", **hub)
    )
    person = PersonFactory(family_name="Контактов")
    ContactFactory(organisation=secrets["partner"], person=person, public=True)
    for thing in (activity, project):
        index(thing)
    return {"activity": activity, "project": project}


@pytest.fixture
def coordinator():
    return UserFactory(coordinator=True)


def told_to(user, number) -> dict:
    """What the card of an agreement is set from."""
    agreement = with_partner(Agreement.objects.all()).get(register_number=number)
    institution = InstitutionFactory()
    today = timezone.localdate()
    told = record_of(agreement, user=user, institution=institution, on=today)
    return card.data_of(told, institution=institution)


def test_hidden_things_are_told_nowhere(client, secrets, half_open):
    told = []
    for address in addresses(secrets, half_open):
        response = client.get(address)
        assert response.status_code == 200, address
        text = read(response)
        asked = address.split("?")[-1]
        told += [
            (address, word)
            for word in (*SECRET_WORDS, *map(str, (*DRAFTS, *PARTNERS)))
            if word in text and word not in asked
        ]

    assert told == []


def test_counts_leave_hidden_things_out(client, secrets):
    counts = client.get("/agreements/").context["shown"].count

    assert counts.total == 1
    assert counts.choices["country"] == {"by": 1}
    assert counts.choices["term"] == {"unknown": 1}
    assert counts.choices["direction"] == {"1": 1}
    assert client.get("/partners/").context["shown"].count.total == 1


def test_search_in_a_list_finds_nothing_hidden(client, secrets):
    shown = client.get("/agreements/", {"q": "Тайнинск"}).context["shown"]

    assert shown.rows == []
    assert shown.wording.shown_for == ""


def test_those_who_work_on_it_see_a_draft(client, secrets, coordinator):
    client.force_login(coordinator)

    numbers = [
        row.register_number for row in client.get("/agreements/").context["shown"].rows
    ]

    assert set(numbers) == {1, *DRAFTS}


def test_open_data_shows_staff_no_more_than_a_visitor(client, secrets, coordinator):
    client.force_login(coordinator)

    for name in SETS:
        text = read(client.get(f"/data/{name}.csv"))
        assert not any(word in text for word in SECRET_WORDS)


@pytest.mark.parametrize("number", [1, *OPEN_NUMBERS, 5, 6, 7])
def test_card_on_paper_tells_nothing_hidden(secrets, half_open, number):
    told = str(told_to(AnonymousUser(), number))

    assert [word for word in SECRET_WORDS if word in told] == []


@pytest.mark.parametrize(
    "address",
    [
        "/agreements/",
        "/agreements/?q=бумажный",
        "/agreements/2/",
        "/agreements/2/record.json",
        "/countries/mc/",
        "/directions/1/",
        "/search?q=бумажный",
        "/search/suggest?q=бумажный",
        "/data/agreements.csv",
        "/data/agreements.rss",
        "/data/calendar.ics",
    ],
)
def test_hidden_partner_is_told_by_its_name_on_the_paper(client, half_open, address):
    text = read(client.get(address)).replace("\xa0", " ").replace("\r\n ", "")

    assert "Бумажный</mark> 2" in text or "Дом Бумажный 2" in text


def test_hidden_partner_has_no_number_in_the_record(client, half_open):
    told = [
        json.loads(client.get(f"/agreements/{number}/record.json").content)
        for number in OPEN_NUMBERS
    ]

    columns = ("partner", "partner_en", "partner_id")
    assert [[one[name] for name in columns] for one in told] == [
        ["Дом Бумажный 2", None, None],
        ["Дом Бумажный 3", None, None],
    ]


def test_participants_are_those_that_everybody_may_see(client, secrets, half_open):
    for page in half_open.values():
        text = client.get(page.get_absolute_url()).content.decode()
        assert secrets["partner"].get_absolute_url() in text
    (row,) = json.loads(read(client.get("/data/projects.json")))["rows"]
    assert row["partners"] == ["Открытый институт"]


def test_everybody_is_told_the_position_of_a_signatory(client, half_open):
    text = client.get("/agreements/2/").content.decode()

    assert "Подписант: директор" in text
    assert "Подписант: директор" in str(told_to(AnonymousUser(), 2))


def test_signatory_without_a_position_is_not_said_to_be_unknown(client, secrets):
    party = secrets["agreement"].parties.get()
    party.signatory = "Подписантов П. П."
    party.save()

    text = client.get("/agreements/1/").content.decode()

    assert "Имя подписанта не публикуется" in text.replace("\xa0", " ")


def test_staff_see_partners_signatories_and_contacts(
    client, secrets, half_open, coordinator
):
    client.force_login(coordinator)
    hidden = secrets["hidden"].get_absolute_url()

    page = client.get("/agreements/2/").content.decode()

    assert "Подписант: Подписантов П. П., директор" in page.replace("\xa0", " ")
    assert f'<a href="{hidden}">' in page
    assert "Подписантов" in str(told_to(coordinator, 2))
    assert "Тайнинск" in client.get("/agreements/").content.decode()
    for page in half_open.values():
        assert hidden in client.get(page.get_absolute_url()).content.decode()
    partner = client.get(secrets["partner"].get_absolute_url())
    assert "Контактов" in partner.content.decode()


@pytest.mark.parametrize("hide", ["describe", "archive"])
def test_agreement_is_found_as_its_partner_is_shown_now(client, secrets, hide):
    partner = OrganisationFactory(name_ru="Видимов институт")
    agreement = AgreementFactory(register_number=9, counterpart=partner, parties=False)
    PartyFactory(
        agreement=agreement, organisation=partner, name_at_signing="Курсы Бумажные"
    )
    index(agreement)

    def found(word):
        page = client.get("/search", {"q": word})
        return [hit.url for hit in page.context["results"].hits]

    assert found("Видимов") == ["/agreements/9/"]
    if hide == "describe":
        partners.describe(partner, audience="confidential")
    else:
        partners.archive(partner)

    assert found("Видимов") == []
    assert found("Бумажные") == ["/agreements/9/"]

    if hide == "describe":
        partners.describe(partner, audience="public")
    else:
        partners.restore(partner)
    assert "/agreements/9/" in found("Видимов")


@pytest.mark.parametrize("name", SETS)
def test_work_on_hidden_things_does_not_show_in_the_date_of_change(
    client, secrets, half_open, name
):
    shown, hidden = {
        "agreements": (secrets["agreement"], Agreement.objects.get(audience="staff")),
        "partners": (secrets["partner"], secrets["hidden"]),
        "projects": (
            half_open["project"],
            ProjectFactory(activity__title_ru="Ещё", confidential=True),
        ),
    }[name]

    def updated():
        return json.loads(read(client.get(f"/data/{name}.json")))["updated"]

    record("thing.described", hidden)
    assert updated() is None

    first = record("thing.described", shown)
    record("thing.described", hidden)

    assert updated() == first.at.isoformat()
