"""Writing the institution's own words."""

import datetime

import pytest
from django.utils import timezone

from mosty.journal.models import Entry
from mosty.pages import actions
from mosty.pages.models import News, Page
from mosty.pages.tests.factories import NewsFactory, PageFactory
from mosty.search.finding import find
from mosty.search.models import IndexEntry

pytestmark = pytest.mark.django_db


def test_news_is_cleaned_addressed_and_found():
    news = actions.write_news(
        "Открыт набор",
        "<p>Да</p><script>x()</script>",
        by="test",
        published_from=timezone.now(),
    )

    assert (news.slug, news.body_ru) == ("otkryt-nabor", "<p>Да</p>")
    assert Entry.objects.filter(verb="news.written", object_id=news.pk).exists()
    assert IndexEntry.objects.get(kind="news").url_kwargs == {"slug": "otkryt-nabor"}


def test_second_news_of_a_title_gets_an_address_of_its_own():
    actions.write_news("Открыт набор", "<p>1</p>")

    assert actions.write_news("Открыт набор", "<p>2</p>").slug == "otkryt-nabor-2"


def test_taken_address_is_refused():
    NewsFactory(slug="nabor")

    with pytest.raises(actions.TakenAddress):
        actions.write_news("Набор", "<p>1</p>", slug="nabor")
    with pytest.raises(actions.TakenAddress):
        actions.write_page("agreements", "Договоры", "<p>Подмена</p>")
    assert Page.objects.count() == 0


def test_page_is_rewritten_at_its_address():
    actions.write_page("contacts", "Контакты", "<p>1</p>", title_en="Contacts")
    page = actions.write_page("contacts", "Как нас найти", "<p>2</p>")

    assert (Page.objects.count(), page.title_ru) == (1, "Как нас найти")
    assert page.title_en == "Contacts"


def test_rewritten_page_keeps_its_english():
    actions.write_page("contacts", "Контакты", "<p>1</p>", body_en="<p>One</p>")
    page = actions.write_page("contacts", "Контакты", "<p>2</p>")

    assert page.body_en == "<p>One</p>"


def test_withdrawn_news_is_seen_no_more():
    news, now = NewsFactory(), timezone.now()

    actions.withdraw(news, at=now)

    assert list(News.objects.published(now)) == []


def test_withdrawn_before_its_time_becomes_a_draft():
    news = actions.withdraw(NewsFactory(scheduled=True), at=timezone.now())

    assert (news.published_from, news.published_until) == (None, None)


@pytest.mark.parametrize(
    ("situation", "is_found"),
    [({}, True), ({"scheduled": True}, False), ({"over": True}, False)],
)
def test_search_respects_the_time_of_publication(situation, is_found):
    news = NewsFactory(title_ru="Олимпиада", **situation)
    actions.reword(news, lead_ru="Скоро")
    asked = {"audience": {"public"}, "language": "ru", "at": timezone.now()}

    assert bool(find("олимпиада", **asked).hits) == is_found


def test_draft_is_not_in_the_index():
    draft = NewsFactory(draft=True)
    actions.reword(draft, title_ru="Тайна")

    assert IndexEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("situation", "hours", "is_seen"),
    [
        ({}, 0, True),
        ({"draft": True}, 0, False),
        ({"scheduled": True}, 0, False),
        ({"scheduled": True}, 3, True),
        ({"over": True}, 0, False),
        ({"staff_only": True}, 0, False),
    ],
)
def test_published_says_what_visitors_see(situation, hours, is_seen):
    page = PageFactory(**situation)
    at = timezone.now() + datetime.timedelta(hours=hours)

    assert Page.objects.published(at).exists() == is_seen
    assert page.is_published(at) == is_seen
