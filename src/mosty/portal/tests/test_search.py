"""The search page and suggestions, as a visitor and with hidden records."""

import pytest
from django.utils import timezone
from lxml import html

from mosty.institution.tests.factories import InstitutionFactory
from mosty.pages.actions import write_page
from mosty.partners.tests.factories import OrganisationFactory
from mosty.portal import findable
from mosty.search.actions import index_many

pytestmark = pytest.mark.django_db

GYMNASIUM = "Гимназия № 12 имени Янки Купалы"


@pytest.fixture
def partners():
    InstitutionFactory()
    shown = OrganisationFactory(name_ru=GYMNASIUM, name_en="Gymnasium No. 12")
    hidden = OrganisationFactory(name_ru="Тайный лицей", confidential=True)
    index_many([shown, hidden])
    return shown, hidden


def page(client, address, **query):
    return html.fromstring(client.get(address, query).content.decode())


def links(page):
    return {link.text_content().strip(): link.get("href") for link in page.iter("a")}


def test_misspelt_partner_is_found(client, partners):
    found = page(client, "/search", q="гимнозия купалы")

    assert links(found)[GYMNASIUM] == f"/partners/{partners[0].pk}/"
    assert "Гимназия Купалы" in found.text_content()
    assert "Найдена 1 запись" in found.text_content()


def test_english_page_leads_to_english_pages(client, partners):
    found = page(client, "/en/search", q="gymnasium")

    assert links(found)["Gymnasium No. 12"] == f"/en/partners/{partners[0].pk}/"


def test_page_without_a_question_says_what_to_type(client, partners):
    told = page(client, "/search")

    assert "Пишите, как помните" in told.text_content()


def test_empty_answer_leads_on(client, partners):
    told = page(client, "/search", q="несуществующее")

    assert links(told)["Посмотреть реестр"] == "/agreements/"
    assert "По запросу «несуществующее» ничего не\xa0найдено" in told.text_content()


def test_typed_markup_stays_text(client, partners):
    answer = client.get("/search", {"q": "<script>alert(1)</script>"})

    assert "<script>alert" not in answer.content.decode()


def test_kinds_are_tabs(client, partners):
    school = OrganisationFactory(name_ru="Школа моста")
    index_many([school])

    told = page(client, "/search", q="моста", kind="organisation")

    current = told.xpath("//nav[@class='tabs']/a[@aria-current]")
    assert [tab.get("href") for tab in current] == [
        "?q=%D0%BC%D0%BE%D1%81%D1%82%D0%B0&kind=organisation"
    ]


@pytest.mark.parametrize("page_number", ["0", "2", "99999", "x", "²"])
def test_any_page_number_has_an_answer(client, partners, page_number):
    found = page(client, "/search", q="гимназия", page=page_number)

    assert GYMNASIUM in links(found)


def test_suggestions_are_links(client, partners):
    told = page(client, "/search/suggest", q="гимн")

    texts = links(told)
    assert next(iter(texts)).startswith(GYMNASIUM)
    assert texts["Всё найденное"] == "/search?q=%D0%B3%D0%B8%D0%BC%D0%BD"


def test_nothing_typed_suggests_nothing(client, partners):
    assert client.get("/search/suggest", {"q": " "}).content.strip() == b""


@pytest.mark.parametrize("address", ["/search", "/search/suggest"])
@pytest.mark.parametrize("typed", ["тайный", "тайн", "тайнй", "лицей", "nfqysq"])
def test_hidden_partner_helps_no_visitor(client, partners, address, typed):
    answer = client.get(address, {"q": typed}).content.decode()

    assert "Тайный лицей" not in answer
    assert f"/partners/{partners[1].pk}/" not in answer


@pytest.mark.parametrize("typed", ["\0", "а" * 10_000, "' | & ! ( :*", "\\", "и"])
def test_absurd_question_has_an_answer(client, partners, typed):
    assert client.get("/search", {"q": typed}).status_code == 200
    assert client.get("/search/suggest", {"q": typed}).status_code == 200


def test_number_of_queries_is_the_same_for_one_row_and_three(
    client, partners, django_assert_max_num_queries
):
    index_many([OrganisationFactory(name_ru=f"Гимназия {one}") for one in "БВГ"])
    client.get("/search", {"q": "гимназия"})

    with django_assert_max_num_queries(4):
        client.get("/search", {"q": "гимназия"})


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What companions of the index do once a transaction is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_country_with_records_comes_first(client, committed):
    InstitutionFactory()
    with committed():
        index_many([OrganisationFactory(placed=True, name_ru="Школа Беларуси")])

    for typed in ("Беларусь", "белоруссия", "Belarus"):
        found = page(client, "/search", q=typed)
        first = found.xpath("//ol[@class='hits']//a")[0]
        assert (first.text_content(), first.get("href")) == (
            "Беларусь",
            "/countries/by/",
        )


def test_country_of_a_hidden_partner_is_not_found(client, committed):
    InstitutionFactory()
    shown = OrganisationFactory(placed=True)
    with committed():
        index_many([shown])

    assert "/countries/by/" in client.get("/search", {"q": "беларусь"}).content.decode()

    shown.audience = "confidential"
    shown.save()
    index_many([shown])
    findable.refresh()

    answer = client.get("/search", {"q": "беларусь"}).content.decode()
    assert "/countries/by/" not in answer


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("доступность", "/accessibility/"),
        ("персональные данные", "/privacy/"),
        ("контакты", "/about/"),
        ("открытые данные", "/data/"),
        ("карта", "/map/"),
    ],
)
def test_standing_page_is_found(client, typed, address):
    InstitutionFactory()
    findable.lay_out()

    assert address in page(client, "/search", q=typed).xpath(
        "//ol[@class='hits']//a/@href"
    )


def test_page_that_the_institution_wrote_takes_the_place_of_the_shipped(client):
    InstitutionFactory()
    findable.lay_out()
    write_page(
        "privacy",
        "Персональные данные",
        "<p>Наши</p>",
        published_from=timezone.now(),
    )
    findable.refresh()

    found = page(client, "/search", q="персональные данные")

    assert found.xpath("//ol[@class='hits']//a/@href") == ["/privacy/"]


def test_kind_stands_above_the_title(client, partners):
    hit = page(client, "/search", q="гимназия").xpath("//ol[@class='hits']/li")[0]

    assert hit[0].text_content().startswith("Партнёры")
    assert hit[1].tag == "h2"


def test_field_has_the_focus_until_something_is_asked(client, partners):
    def focused(**query):
        return page(client, "/search", **query).xpath("//main//input[@autofocus]")

    assert len(focused()) == 1
    assert focused(q="гимназия") == []
