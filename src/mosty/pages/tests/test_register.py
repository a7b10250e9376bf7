"""The registers of news and pages: found by what they lack, published as many."""

import datetime

import pytest
from django.utils import timezone

from mosty.listings.tests.looking import done_to, names_in, questions_of, undone
from mosty.pages.models import News
from mosty.pages.register import NEWS, NEWS_AWAY, PAGES
from mosty.pages.tests.factories import NewsFactory, PageFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ENGLISH = {"title_en": "Title", "body_en": "<p>Text</p>"}


@pytest.fixture
def desk(client):
    client.force_login(UserFactory(editor=True))
    return client


def test_news_are_found_by_where_they_stand(desk):
    NewsFactory(title_ru="Черновик", draft=True, author_ru="Пресс-служба")
    NewsFactory(title_ru="Ждёт", scheduled=True, **ENGLISH)
    NewsFactory(title_ru="На сайте", **ENGLISH)
    NewsFactory(title_ru="Частично", title_en="Half")
    NewsFactory(title_ru="Была", over=True)
    NewsFactory(title_ru="В архиве", is_archived=True)
    NewsFactory(title_ru="Тайна", audience="confidential")

    assert names_in(desk, NEWS, "?sort=title") == [
        "Была",
        "Ждёт",
        "На сайте",
        "Частично",
        "Черновик",
    ]
    assert names_in(desk, NEWS, f"?{NEWS.views[0].query}") == ["Ждёт"]
    assert names_in(desk, NEWS, "?state=published&english=part") == ["Частично"]
    assert names_in(desk, NEWS, "?author=Пресс-служба") == ["Черновик"]
    assert names_in(desk, NEWS, "?q=сайте") == ["На сайте"]
    assert names_in(desk, NEWS, "?state=archived") == ["В архиве"]
    assert names_in(desk, NEWS_AWAY, "?english=not") == ["В архиве"]
    assert questions_of(desk, NEWS) <= 10


def test_many_news_are_published_withdrawn_and_put_back_as_they_were(desk):
    until = timezone.now() + datetime.timedelta(days=9)
    news = [
        NewsFactory(title_ru="Черновик", draft=True),
        NewsFactory(title_ru="Ждёт", scheduled=True, published_until=until),
        NewsFactory(title_ru="На сайте"),
    ]

    def stands():
        rows = News.objects.order_by("pk")
        return list(rows.values_list("published_from", "published_until"))

    before = stands()

    run = done_to(desk, NEWS, "publish", news)

    assert (run.changed, run.total) == (2, 2)
    assert News.objects.published(timezone.now()).count() == 3
    assert stands()[1][1] == until
    undone(desk, run)
    assert stands() == before
    away = done_to(desk, NEWS, "archive", news)
    assert names_in(desk, NEWS) == []
    undone(desk, away)
    assert stands() == before


def test_undoing_leaves_what_was_changed_since(desk):
    page = PageFactory()
    run = done_to(desk, PAGES, "withdraw", [page])
    type(page).objects.update(published_until=None)

    back = undone(desk, run)

    assert (back.changed, back.failed) == (0, 1)
    assert "изменил" in back.rows.get().words
    assert names_in(desk, PAGES, "?state=published") == [page.title_ru]


def test_titles_are_changed_where_they_stand(desk):
    page = PageFactory(title_ru="Контакты")
    way, part = (
        f"/office/lists/page-office/title/{page.pk}",
        {"HTTP_HX_REQUEST": "true"},
    )
    form = desk.get(way, **part).context["form"]

    desk.post(way, {"title_ru": "Как найти", "title_en": "", "seen": form.seen}, **part)

    assert names_in(desk, PAGES) == ["Как найти"]
