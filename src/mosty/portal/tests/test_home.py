"""Home, map, countries and regions: each number opens exactly its records."""

import datetime
import re
from html import unescape

import pytest
from django.utils.timezone import localdate

from mosty.activities.tests.factories import (
    ActivityFactory,
    CooperationFormFactory,
    DirectionFactory,
)
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.pages.tests.factories import NewsFactory, StatementFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory
from mosty.portal.figures import figures
from mosty.portal.glance import glances
from mosty.projects import queries as projects
from mosty.projects.actions import open_project

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def partner(country, region=None, **more):
    place = CountryFactory(code=country)
    region = region and RegionFactory(code=region)
    return OrganisationFactory(country=place, region=region, **more)


@pytest.fixture
def register():
    """Three with Belarus, one with Kazakhstan, three with regions, one nowhere."""
    for situation in ({}, {"in_force": True}, {"expiring": True}):
        AgreementFactory(counterpart=partner("BY"), **situation)
    AgreementFactory(counterpart=partner("KZ"), expired=True)
    AgreementFactory(counterpart=partner("RU", "RU-TA"), section="interregional")
    for _one in range(2):
        AgreementFactory(counterpart=partner("RU", "RU-PNZ"), section="interregional")
    AgreementFactory(counterpart=partner("RU"), section="interregional")
    AgreementFactory(counterpart=partner("BY"), planned=True)
    AgreementFactory(counterpart=partner("BY"), draft=True)
    AgreementFactory(counterpart=partner("CN"), confidential=True)


@pytest.fixture
def work(register):
    austria = CountryFactory(code="AT")
    open_project("Сертификат", state="finished", countries=[austria])
    open_project("Учителя", countries=[austria])
    open_project("Тайный проект", countries=[austria], audience="confidential")


def shown(client, address):
    page = client.get(address).content.decode().replace("\u00a0", " ")
    return re.sub(r"\s+", " ", page)


def counted():
    return figures(None, on=localdate(), home="RU")


def rows_behind(client, address):
    """How many records the list at the address shows."""
    page = shown(client, address)
    if address.startswith("/projects/"):
        return page.count("<h3><a")
    return len(re.findall(r'<th scope="row"><a', page))


def test_figures_count_what_a_visitor_may_see(work):
    told = counted()

    assert told.agreements == 9
    assert told.terms == {
        "in_force": 1,
        "expiring": 1,
        "expired": 1,
        "planned": 1,
        "unknown": 5,
    }
    assert [(one.code, one.agreements) for one in told.countries_agreed] == [
        ("BY", 4),
        ("KZ", 1),
    ]
    assert [(one.code, one.agreements) for one in told.regions_agreed] == [
        ("RU-PNZ", 2),
        ("RU-TA", 1),
    ]
    assert (told.abroad, told.at_home, told.region_unknown) == (5, 4, 1)
    assert [one.code for one in told.countries] == ["BY", "KZ", "AT"]


def test_each_number_opens_as_many_records(client, work):
    rows = projects.rows(projects.visible(None), on=localdate(), home="RU")
    told = glances(counted(), rows, home="RU")

    for one in told:
        assert rows_behind(client, one.url) == one.value, one.label
    assert [one.value for one in told] == [9, 2, 2, 2]


def test_each_number_within_a_note_opens_as_many_records(client, work):
    page = shown(client, "/")
    start = page.index('class="figures"')
    section = page[start : page.index("</ul>", start)]

    links = re.findall(r'href="([^"]+)">([^<]*?(\d+))<', section)
    checked = 0
    for address, _words, number in links:
        assert rows_behind(client, unescape(address)) == int(number), address
        checked += 1
    assert checked == 7


def test_tables_beside_the_map_add_up(client, work):
    for address in ("/", "/map/"):
        page = shown(client, address)
        tables = page[page.index('class="tally"') :]
        numbers = re.findall(r"</a></th><td>(\d+)</td>|</th><td>(\d+)</td>", tables)
        values = [int(linked or bare) for linked, bare in numbers]

        assert values == [4, 1, 2, 1, 1, 9, 2]


def test_place_page_shows_as_many_agreements_as_the_map_says(client, work):
    for one in counted().countries + counted().regions:
        page = shown(client, one.url)
        agreements = page[page.index('id="agreements"') : page.index('id="done"')]
        assert agreements.count('<th scope="row"><a') == one.agreements


def test_place_page_shows_as_much_work_as_its_figure_says(client, work):
    """Named places and the places of partners count alike, and each activity once."""
    belarus = CountryFactory(code="BY")
    unit = RegionFactory(code="BY-MI", country=belarus)
    minsk = OrganisationFactory(country=belarus, region=unit)
    vienna = partner("AT")
    kazan = partner("RU", "RU-TA")
    hidden = partner("CN", confidential=True)
    named = [belarus, CountryFactory(code="KZ")]
    ActivityFactory(title_ru="Школа", countries=named, partners=[minsk, kazan])
    ActivityFactory(title_ru="Встреча", partners=[minsk, partner("BY"), vienna])
    ActivityFactory(title_ru="Сборник", partners=[hidden])
    ActivityFactory(title_ru="Тайна", partners=[minsk, kazan], confidential=True)

    told = counted()
    shares = told.countries + told.regions
    for one in shares:
        activities = client.get(one.url).context["activities"]
        assert (one.code, activities) == (one.code, one.activities)
    assert {one.code: one.activities for one in shares} == {
        "BY": 2,
        "KZ": 1,
        "AT": 3,
        "RU-TA": 1,
        "RU-PNZ": 0,
    }


def test_each_state_of_a_term_is_in_the_figures_and_opens_its_records(client):
    later = localdate() + datetime.timedelta(days=2)
    AgreementFactory(endless=True, in_force_from=later)
    AgreementFactory.create_batch(2, ended=True)
    AgreementFactory(stage="archived", expired=True, origin="registered")

    page = shown(client, "/")

    for term, words in (
        ("not_yet", "ещё не вступило в силу: 1"),
        ("ended", "прекращено досрочно: 2"),
    ):
        assert f'<a href="/agreements/?term={term}">{words}</a>' in page
    assert rows_behind(client, "/agreements/?term=ended") == 2
    assert sum(counted().terms.values()) == counted().agreements == 3


def test_those_who_work_on_it_see_what_was_refused_apart_from_plans(client):
    AgreementFactory(draft=True)
    AgreementFactory.create_batch(2, stage="refused", origin="")
    client.force_login(UserFactory(coordinator=True))

    page = shown(client, "/")

    assert ">планируется: 1<" in page
    assert ">отказано или в архиве: 2<" in page


def test_unknown_terms_are_never_called_zero_in_force(client):
    AgreementFactory.create_batch(2)

    page = shown(client, "/")

    assert "срок не указан у 2" in page
    assert "действует" not in page


def test_visitor_sees_what_is_done_with_belarus(client):
    belarus = CountryFactory(code="BY")
    minsk = OrganisationFactory(name_ru="Минский институт", placed=True)
    agreement = AgreementFactory(counterpart=minsk)
    ActivityFactory(title_ru="Семинар в Минске", countries=[belarus], dated=True)
    ActivityFactory(title_ru="Встреча с Минском", partners=[minsk])
    ActivityFactory(title_ru="Тайная встреча", countries=[belarus], confidential=True)
    ActivityFactory(title_ru="Встреча в Вене", countries=[CountryFactory(code="AT")])

    page = shown(client, "/countries/by/")

    assert agreement.get_absolute_url() in page
    assert minsk.get_absolute_url() in page
    assert "Семинар в Минске" in page
    assert "Встреча с Минском" in page
    assert "Тайная встреча" not in page
    assert "Встреча в Вене" not in page
    assert "1 соглашение, 1 партнёр, 2 проекта и дела" in page


def test_region_page_has_its_own_records_only(client):
    there = AgreementFactory(counterpart=partner("RU", "RU-TA"))
    elsewhere = AgreementFactory(counterpart=partner("RU", "RU-PNZ"))

    page = shown(client, "/regions/ru-ta/")

    assert there.get_absolute_url() in page
    assert f'"{elsewhere.get_absolute_url()}"' not in page


def test_own_country_is_told_by_its_regions(client):
    CountryFactory(code="RU")

    answer = client.get("/countries/ru/")

    assert answer.url == "/countries/?section=interregional"


@pytest.mark.parametrize("address", ["/countries/zz/", "/regions/ru-zz/"])
def test_unknown_place_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["by", "kz", "at", "ru-pnz", "ru-ta"]),
        ("?section=foreign", ["by", "kz", "at"]),
        ("?section=foreign&having=agreements", ["by", "kz"]),
        ("?having=activities", ["at"]),
        ("?section=interregional", ["ru-pnz", "ru-ta"]),
        ("?q=бел", ["by"]),
        ("?q=Austria", ["at"]),
        ("?q=нигде", []),
        ("?section=nonsense", ["by", "kz", "at", "ru-pnz", "ru-ta"]),
    ],
)
def test_places_are_filtered_by_the_address(client, work, query, found):
    page = shown(client, f"/countries/{query}")

    assert re.findall(r'row"><a href="/(?:countries|regions)/([\w-]+)/', page) == found


def test_home_says_the_goal_in_the_language_it_has(client):
    StatementFactory(text_ru="использование партнёрства.")

    assert "<span>Цель сотрудничества —</span> использование" in shown(client, "/")
    english = shown(client, "/en/")
    assert "<span>Цель сотрудничества —</span>" in english
    assert "in Russian" in english


def test_home_shows_directions_forms_promise_news_and_what_is_happening(client):
    said = [
        DirectionFactory(title_ru="Русский язык", text_ru="русский язык за рубежом"),
        CooperationFormFactory(title_ru="Обмен опытом"),
    ]
    StatementFactory(kind="promise", text_ru="Академия стремится помогать.")
    NewsFactory(title_ru="Открыт набор")
    NewsFactory(title_ru="Тайная новость", scheduled=True)
    soon = localdate() + datetime.timedelta(days=9)
    ActivityFactory(title_ru="Школа весной", starts_on=soon, starts_precision="day")

    page = shown(client, "/")

    for told in ("Русский язык", "Обмен опытом", "стремится", "набор", "Школа весной"):
        assert told in page
    assert all(one.get_absolute_url() in page for one in said)
    assert "Тайная новость" not in page


def test_empty_house_has_a_home_page(client):
    page = shown(client, "/")

    assert "<b>0</b>" in page
    assert "Договоры и проекты пока не внесены." in page
    assert "Новостей пока нет." in page


def test_map_is_fetched_apart_and_drawn_of_the_same_figures(client, work):
    fragment = shown(client, "/map/fragment")

    assert "<html" not in fragment
    assert 'hx-get="/map/fragment"' in shown(client, "/")
    assert re.findall(r'href="/(?:countries|regions)/([\w-]+)/"', fragment) != []
    assert "Австрия: 2 проекта и дела" in fragment


@pytest.mark.parametrize("address", ["/map/", "/map/fragment"])
@pytest.mark.parametrize(("view", "is_said"), [("shapes", True), ("tiles", False)])
def test_map_says_whose_shapes_it_is_drawn_of(
    client, work, institution, address, view, is_said
):
    institution.map_view = view
    institution.save()

    page = shown(client, address)

    assert ("world-atlas 2.0.2 (ISC" in page) == is_said


def test_operator_may_choose_no_map(client, work, institution):
    institution.map_view = "none"
    institution.save()

    assert "<svg" not in shown(client, "/map/fragment")
    assert "Австрия" in shown(client, "/map/")


def test_home_costs_few_queries_whatever_there_is(client, django_assert_num_queries):
    def fill():
        AgreementFactory(counterpart=partner("BY"))
        AgreementFactory(counterpart=partner("RU", "RU-TA"), section="interregional")
        open_project(
            "Проект",
            phases=[(2014, 2016, "planned")],
            countries=[CountryFactory(code="AT")],
        )
        DirectionFactory()
        NewsFactory()
        ActivityFactory(
            starts_on=localdate() + datetime.timedelta(days=9),
            starts_precision="day",
            countries=[CountryFactory(code="AT")],
        )

    fill()
    with django_assert_num_queries(18):
        client.get("/")
    fill(), fill()
    with django_assert_num_queries(18):
        client.get("/")


def test_country_costs_the_same_for_one_and_for_three(
    client, django_assert_num_queries
):
    def fill():
        minsk = partner("BY")
        AgreementFactory(counterpart=minsk)
        ActivityFactory(partners=[minsk], countries=[CountryFactory(code="BY")])

    fill()
    with django_assert_num_queries(18):
        client.get("/countries/by/")
    fill(), fill()
    with django_assert_num_queries(18):
        client.get("/countries/by/")


def test_country_calls_its_partners_shortly_where_that_tells_them_apart(client):
    for name in (
        "ГУО «Институт новых школ»",
        "УДО «Институт новых школ»",
        "ГУО «Институт старых школ»",
    ):
        OrganisationFactory(name_ru=name, country_id="BY")

    page = client.get("/countries/by/").content.decode().replace("\u00a0", " ")

    listed = page[page.index('id="partners"') :]
    for called in ("ГУО «Институт новых школ»", "УДО «Институт новых школ»"):
        assert f">{called}</a>" in listed
    assert ">Институт старых школ</a>" in listed
    crumbs = page[page.index("crumbs") : page.index("<h1")]
    assert 0 < crumbs.index("/map/") < crumbs.index("/countries/")
