"""News, free pages, menus as visitors meet them."""

import datetime

import pytest
from django.urls import reverse

from mosty.institution.tests.factories import InstitutionFactory
from mosty.pages.tests.factories import MenuItemFactory, NewsFactory, PageFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def test_visitor_reads_news_in_order(client):
    NewsFactory(title_ru="Старая", over=False)
    latest = NewsFactory(title_ru="Новая")

    page = client.get("/news/").content.decode()

    assert page.index("Новая") < page.index("Старая")
    assert latest.get_absolute_url() in page


def test_news_bears_the_date_of_the_institutions_clocks(client):
    late = datetime.datetime(2026, 3, 12, 22, 30, tzinfo=datetime.UTC)
    news = NewsFactory(published_from=late)

    page = client.get(news.get_absolute_url()).content.decode()

    assert "13 марта 2026" in page.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "situation", [{"draft": True}, {"scheduled": True}, {"over": True}]
)
def test_what_is_not_published_is_not_shown(client, situation):
    hidden = NewsFactory(title_ru="Тайная новость", **situation)

    assert client.get(hidden.get_absolute_url()).status_code == 404
    for address in ("/", "/news/", reverse("news_feed")):
        assert "Тайная новость" not in client.get(address).content.decode()


def test_staff_read_a_draft_and_are_told_so(client):
    draft = NewsFactory(draft=True)
    client.force_login(UserFactory(editor=True))

    page = client.get(draft.get_absolute_url()).content.decode()

    assert "Черновик: посетители его не" in page


def test_english_page_says_that_a_text_is_in_russian(client):
    news = NewsFactory(title_ru="Новость")

    page = client.get(f"/en{news.get_absolute_url()}").content.decode()

    assert "in Russian" in page


def test_head_of_an_english_page_holds_russian_words_alone(client):
    news = NewsFactory(lead_ru="Начались занятия.", body_en="<p>Classes</p>")

    head = client.get(f"/en/news/{news.slug}/").content.decode().partition("<body")[0]

    assert 'content="Начались занятия."' in head
    assert f"<title>{news.title_ru} ·" in head
    assert "<span" not in head


def test_body_is_cleaned_once_more_when_shown(client):
    news = NewsFactory(body_ru='<p onclick="x()">Да</p><script>x()</script>')

    page = client.get(news.get_absolute_url()).content.decode()

    assert "onclick" not in page
    assert "x()" not in page


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("slug", ["about", "accessibility", "privacy"])
def test_every_house_has_the_pages_that_the_law_asks_for(client, language, slug):
    answer = client.get(f"{language}/{slug}/")

    assert answer.status_code == 200
    assert "cooperation@academy.example" in answer.content.decode()


@pytest.mark.parametrize("slug", ["about", "accessibility", "privacy"])
def test_no_answer_is_promised_where_nobody_can_write(client, institution, slug):
    institution.email = institution.phone = institution.address_ru = ""
    institution.save()

    page = client.get(f"/{slug}/").content.decode().replace("\u00a0", " ")

    main, foot = page.split('<footer class="foot">')
    assert "Адрес для обращений не указан" in main
    assert "Адрес для обращений не указан" in foot
    promises = ("Мы пришлём", "десяти рабочих дней", "сообщим")
    assert [one for one in promises if one in main] == []


def test_privacy_names_the_operator_and_its_numbers(client, institution):
    institution.inn, institution.ogrn = "7808040000", "1027809000000"
    institution.save()

    page = client.get("/privacy/").content.decode().replace("\u00a0", " ")

    assert institution.name_ru in page
    assert "ИНН 7808040000, ОГРН 1027809000000" in page


def test_own_page_stands_in_place_of_the_shipped_one(client):
    PageFactory(slug="privacy", title_ru="Политика", body_ru="<p>Своё</p>")

    page = client.get("/privacy/").content.decode()

    assert "Своё" in page
    assert "Роскомнадзор" not in page


def test_unknown_address_is_not_found(client):
    assert client.get("/no-such-page/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/%00", "/en/%00", "/agreements/%00/", "/documents/%00", "/news/%00/"]
)
def test_an_address_that_no_text_can_hold_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_menu_marks_the_current_room_and_shows_own_entries(client):
    MenuItemFactory(title_ru="Как нас найти", address="/contacts/")

    page = client.get("/news/").content.decode()

    assert '<a href="/news/" aria-current="page">Новости</a>' in page
    assert '<a href="/contacts/">Как нас найти</a>' in page


def test_lists_cost_the_same_whatever_their_length(
    client, django_assert_max_num_queries
):
    NewsFactory()
    with django_assert_max_num_queries(6) as one:
        client.get("/news/")
    NewsFactory.create_batch(2)
    with django_assert_max_num_queries(len(one)):
        client.get("/news/")
