"""The office's pages of news, pages, menus and moved addresses."""

import datetime
import io
import re
import zoneinfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Raster

from mosty.access.desk import beginnings_for, places_for
from mosty.config.pagecache.horizon import next_publication
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry, PublicChange
from mosty.journal.tests.returning import return_to_before
from mosty.pages import actions, desk, previewing
from mosty.pages.models import News
from mosty.pages.tests.factories import NewsFactory, PageFactory
from mosty.people.tests.factories import UserFactory
from mosty.search.models import IndexEntry

pytestmark = pytest.mark.django_db
WRITERS = ("administrator", "coordinator", "editor")
READERS = ("lawyer", "head", "rector", "expert")


@pytest.fixture
def institution():
    return InstitutionFactory(time_zone="Asia/Vladivostok")


@pytest.fixture
def editor(client, institution):
    user = UserFactory(editor=True)
    client.force_login(user)
    return user


def office(name, thing=None):
    keys = {"pk": thing.pk} if thing else {}
    return reverse(f"pages_office:{name}", kwargs=keys)


def seen_in(page):
    return re.search(r'name="seen" value="([^"]+)"', page.content.decode())[1]


TYPED = {"title_ru": "Школа открыта", "body_ru": "Приём начат.\n\nЖдём <b>вас</b>."}


@pytest.mark.parametrize("role", WRITERS)
def test_those_who_write_are_let_in(client, institution, role):
    user = UserFactory(**{role: True})
    client.force_login(user)

    for name in ("news_list", "page_list", "menus", "redirects", "news_add"):
        assert client.get(office(name)).status_code == 200
    titles = {str(one.title) for group in places_for(user).values() for one in group}
    assert {"Новости", "Страницы", "Меню", "Переехавшие адреса"} <= titles
    assert {"Новость", "Страница"} <= {str(one.title) for one in beginnings_for(user)}


@pytest.mark.parametrize("role", READERS)
def test_others_are_not(client, institution, role):
    client.force_login(UserFactory(**{role: True}))
    news = NewsFactory()

    for name in ("publish", "withdraw", "archive", "share"):
        assert client.post(office(f"news_{name}", news)).status_code == 403
    for name in ("news_list", "menus", "redirects", "pictures"):
        assert client.get(office(name)).status_code == 403
    news.refresh_from_db()
    assert not news.is_archived


def test_news_begins_as_a_draft_and_is_published(client, editor):
    answer = client.post(
        office("news_add"), {**TYPED, "title_en": "The school is open"}
    )
    news = News.objects.get()

    assert answer.url == office("news_record", news)
    assert news.body_ru == "<p>Приём начат.</p><p>Ждём <strong>вас</strong>.</p>"
    assert (news.slug, news.slug_en) == ("shkola-otkryta", "the-school-is-open")
    client.logout()
    assert client.get("/news/shkola-otkryta/").status_code == 404
    client.force_login(editor)
    client.post(office("news_publish", news), {"when": "now"})
    client.logout()
    assert "Ждём" in client.get("/news/shkola-otkryta/").content.decode()
    verbs = list(Entry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-2:] == ["news.written", "news.published"]


def test_what_was_typed_stays_on_every_error(client, editor):
    page = client.post(
        office("news_add"),
        {"title_ru": "", "body_ru": '<p>Зал</p><img src="/documents/1/">'},
    ).content.decode()

    assert "&lt;p&gt;Зал&lt;/p&gt;&lt;img" in page
    assert "нет слов" in page.replace("\u00a0", " ")
    assert News.objects.count() == 0


def test_columns_beyond_the_form_are_not_taken(client, editor):
    told = {**TYPED, "published_from": "2020-01-01T00:00", "audience": "confidential"}
    client.post(office("news_add"), told | {"is_archived": "1"})

    news = News.objects.get()
    assert (news.published_from, news.audience, news.is_archived) == (
        None,
        "public",
        False,
    )


def test_time_is_read_by_the_clock_of_the_institution(client, editor):
    news = NewsFactory(draft=True)
    told = {
        "when": "later",
        "published_from": "2030-01-01T00:00",
        "published_until": "2030-02-01T00:00",
    }
    client.post(office("news_publish", news), told)

    news.refresh_from_db()
    zone = zoneinfo.ZoneInfo("Asia/Vladivostok")
    assert news.published_from == datetime.datetime(2030, 1, 1, tzinfo=zone)
    before = news.published_from - datetime.timedelta(seconds=1)
    assert (news.is_published(before), news.is_published(news.published_from)) == (
        False,
        True,
    )
    assert not news.is_published(news.published_until)
    page = client.get(office("news_record", news)).content.decode()
    assert 'value="2030-01-01T00:00"' in page


@pytest.mark.parametrize(
    "told",
    [
        {"when": "later"},
        {"when": "later", "published_from": "soon"},
        {
            "when": "later",
            "published_from": "2030-01-02T00:00",
            "published_until": "2030-01-01T00:00",
        },
        {"when": "now", "published_until": "2020-01-01T00:00"},
    ],
)
def test_impossible_times_are_refused_in_words(client, editor, told):
    news = NewsFactory(draft=True)
    answer = client.post(office("news_publish", news), told)

    assert answer.context["form"].errors
    news.refresh_from_db()
    assert news.published_from is None


def test_scheduled_moments_and_withdrawal_empty_the_caches(client, editor):
    news = NewsFactory(draft=True)
    at = timezone.now() + datetime.timedelta(minutes=5)
    PublicChange.objects.all().delete()

    actions.publish(news, at=at, until=at + datetime.timedelta(hours=1), by=editor)

    assert PublicChange.objects.count() == 1

    with connection.cursor() as cursor:
        assert next_publication(cursor.connection, timezone.now()) == at
    client.post(office("news_withdraw", news))
    news.refresh_from_db()
    assert news.published_from is None


def test_two_editors_meet_field_by_field(client, editor):
    news = NewsFactory(title_ru="Было", body_ru="<p>Было</p>")
    page = client.get(office("news_edit", news))
    told = {
        "seen": seen_in(page),
        "title_ru": "Моё",
        "body_ru": "<p>Моё</p>",
        "slug": news.slug,
    }
    actions.reword(news, by=None, body_ru="<p>Их <b>слова</b></p>", lead_ru="Кратко")

    answer = client.post(office("news_edit", news), told)
    met = answer.content.decode()

    assert "take-body_ru" in met
    assert "take-title_ru" not in met
    assert "Их слова" in met
    settled = {"seen": seen_in(answer), "take-body_ru": "mine"}
    client.post(office("news_edit", news), told | settled)
    news.refresh_from_db()
    assert (news.title_ru, news.body_ru) == ("Моё", "<p>Моё</p>")


def test_history_brings_a_former_text_back(client, editor):
    news = NewsFactory(body_ru="<p>Было</p>")
    actions.reword(news, by=editor, body_ru="<p>Стало</p>")
    entry = Entry.objects.filter(verb="news.reworded").latest("pk")
    history = reverse(
        "journal_office:history", kwargs={"kind": "pages.news", "pk": news.pk}
    )

    assert "Новость изменена" in client.get(history).content.decode()
    return_to_before(client, news, entry)
    news.refresh_from_db()
    assert news.body_ru == "<p>Было</p>"


def test_archived_is_off_the_site_and_comes_back_as_it_was(client, editor):
    news = NewsFactory(title_ru="Олимпиада")
    client.post(office("news_archive", news))

    assert client.get(news.get_absolute_url()).status_code == 404
    assert "Олимпиада" not in client.get(office("news_list")).content.decode()
    assert (
        "Олимпиада"
        in client.get(
            office("news_list") + "?state=archived", follow=True
        ).content.decode()
    )
    client.post(office("news_restore", news))
    assert client.get(news.get_absolute_url()).status_code == 200


def test_whoever_holds_the_address_sees_the_draft_for_a_while(client, editor):
    draft = NewsFactory(draft=True, title_ru="Тайна", title_en="Secret")
    shown = client.post(office("news_share", draft))
    page = client.get(shown.url).content.decode()
    address = re.search(r'/preview/[^"<]+', page)[0]
    client.logout()

    seen = client.get(address)
    assert "Тайна" in seen.content.decode()
    assert seen["X-Robots-Tag"] == "noindex"
    assert "Secret" in client.get(f"/en{address}").content.decode()
    assert client.get(address[:-4] + "xxx/").status_code == 404
    actions.archive(draft)
    assert client.get(address).status_code == 404


def test_preview_is_what_visitors_will_see(client, editor):
    draft = PageFactory(draft=True, body_ru="<p>Правила</p>", body_en="<p>Rules</p>")

    assert "Правила" in client.get(office("page_preview", draft)).content.decode()
    assert "Rules" in client.get("/en" + office("page_preview", draft)).content.decode()
    client.logout()
    assert client.get(office("page_preview", draft)).status_code == 302


def test_desk_tells_what_is_missing(institution):
    now = timezone.now()
    NewsFactory(title_ru="Без английского")
    NewsFactory(
        title_ru="Скоро уйдёт",
        title_en="Soon",
        body_en="<p>x</p>",
        published_until=now + datetime.timedelta(days=1),
    )
    PageFactory(title_en="Hall", body_en="<p>x</p>", body_ru='<p><img src="/a"></p>')

    told = desk.tasks(UserFactory(editor=True), now.date())

    assert [(one.urgency, one.count) for one in told] == [(60, 1), (30, 1), (40, 1)]
    assert desk.tasks(UserFactory(lawyer=True), now.date()) == []


def test_desk_asks_two_questions(institution, django_assert_num_queries):
    NewsFactory.create_batch(3)
    editor = UserFactory(editor=True)
    editor.holds_any({"editor"})
    with django_assert_num_queries(2):
        desk.tasks(editor, timezone.localdate())


def test_list_costs_the_same_whatever_its_length(
    client, editor, django_assert_max_num_queries
):
    NewsFactory()
    client.get(office("news_list"))
    with django_assert_max_num_queries(12) as one:
        client.get(office("news_list"))
    NewsFactory.create_batch(5)
    with django_assert_max_num_queries(len(one)):
        client.get(office("news_list"))


@pytest.mark.parametrize(
    ("situation", "is_there"),
    [({}, True), ({"scheduled": True}, False), ({"over": True}, False)],
)
def test_feed_map_and_search_follow_publication(
    client, institution, situation, is_there
):
    news = NewsFactory(title_ru="Олимпиада", slug_en="olympiad", **situation)
    actions.reword(news, lead_ru="Скоро")
    feed, sitemap, search = (
        client.get(address).content.decode()
        for address in (
            reverse("news_feed"),
            reverse("sitemap_section", kwargs={"section": "news"}),
            "/search?q=олимпиада",
        )
    )

    assert ("Олимпиада" in feed, "/news/novost" in sitemap) == (is_there, is_there)
    assert ("/en/news/olympiad/" in sitemap, news.slug in search) == (
        is_there,
        is_there,
    )
    actions.archive(news)
    assert IndexEntry.objects.count() == 0
    assert "Олимпиада" not in client.get(reverse("news_feed")).content.decode()


def test_former_times_that_no_longer_fit_are_refused(institution):
    news = NewsFactory()
    earlier = news.published_from - datetime.timedelta(days=1)

    with pytest.raises(actions.EndsBefore):
        actions.bring_back(news, {"published_until": earlier}, by=None)


def test_picture_stands_over_the_news_and_is_taken_off(client, editor):
    news = NewsFactory()
    stream = io.BytesIO()
    Raster.new("RGB", (40, 30), (10, 86, 98)).save(stream, "PNG")
    file = SimpleUploadedFile("hall.png", stream.getvalue(), "image/png")
    told = {"alt_ru": "Зал", "focus_x": 50, "focus_y": 50}
    address = office("news_picture", news)

    refused = client.post(address, told | {"picture_files": file}).content.decode()
    key = re.search(r'name="picture" value="([^"]+)"', refused)[1]
    client.post(address, told | {"picture": key, "alt_en": "The hall"})
    assert 'alt="The hall"' in client.get(f"/en/news/{news.slug}/").content.decode()
    client.post(office("news_bare", news))
    news.refresh_from_db()
    assert news.image is None


@pytest.mark.parametrize(
    ("in_ru", "in_en", "lacking"),
    [(1, 0, "en"), (0, 1, "ru"), (1, 1, ""), (0, 0, "")],
)
def test_picture_of_one_language_is_asked_for_in_the_other(in_ru, in_en, lacking):
    picture = '<figure><img src="/files/pictures/1.webp" alt="Зал"></figure>'

    news = NewsFactory.build(
        title_en="Hall", body_ru=f"<p>Зал</p>{picture * in_ru}", body_en=picture * in_en
    )
    news.body_en += "<p>The hall</p>"

    assert news.lacks_pictures_in == lacking


def test_moment_is_told_by_the_city_of_its_clock(client, institution, editor):
    page = client.get(office("news_record", NewsFactory())).content.decode()

    assert ", UTC+" in page
    assert "Europe/" not in page


def test_token_of_another_make_is_no_preview():
    assert previewing.text_of("1:2:3") is None


@pytest.mark.parametrize(
    ("lead_ru", "lead_en", "is_lacking"),
    [("Кратко", "", True), ("Кратко", "In short", False), ("", "", False)],
)
def test_lead_in_russian_alone_is_told(lead_ru, lead_en, is_lacking):
    news = NewsFactory.build(
        title_en="Hall", body_en="<p>Hall</p>", lead_ru=lead_ru, lead_en=lead_en
    )

    assert news.lacks_lead == is_lacking
