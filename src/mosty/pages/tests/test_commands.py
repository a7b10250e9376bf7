"""`mosty news` and `mosty page`."""

import datetime
import io

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from mosty.institution.tests.factories import InstitutionFactory
from mosty.pages.models import News, Page
from mosty.pages.tests.factories import NewsFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    path = tmp_path / "news.html"
    path.write_text("<h1>Школа открыта</h1><p>Да</p>", "utf-8")
    return str(path)


def said(*command, **options):
    out = io.StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue().strip()


def test_news_is_written_from_a_file(file, tmp_path):
    english = tmp_path / "en.html"
    english.write_text("<h1>School opened</h1><p>Yes</p>", "utf-8")

    address = said("news", "add", file, "--english", str(english), "--lead", "Коротко")

    news = News.objects.get()
    assert address == f"{settings.PUBLIC_URL}/news/shkola-otkryta/"
    assert (news.title_en, news.body_en, news.lead_ru) == (
        "School opened",
        "<p>Yes</p>",
        "Коротко",
    )
    assert news.is_published(timezone.now())


def test_publication_is_scheduled_in_the_institutions_zone(file):
    InstitutionFactory(time_zone="Asia/Vladivostok")

    said("news", "add", file, "--from", "2027-01-10T10:00", "--until", "2027-02-01")

    news = News.objects.get()
    assert news.published_from == datetime.datetime(2027, 1, 10, 0, tzinfo=datetime.UTC)
    assert news.published_until == datetime.datetime(
        2027, 1, 31, 14, tzinfo=datetime.UTC
    )


def test_draft_is_shown_to_nobody(file):
    said("news", "add", file, "--draft")

    assert News.objects.get().published_from is None


def test_page_is_written_and_withdrawn(file):
    address = said("page", "add", file, "--slug", "contacts")
    said("page", "withdraw", "contacts")

    assert address == f"{settings.PUBLIC_URL}/contacts/"
    assert not Page.objects.published(timezone.now()).exists()
    assert said("page", "list").startswith("contacts\t")


@pytest.mark.parametrize(
    ("command", "remedy"),
    [
        (["news", "add", "no-such-file.html"], "cannot be read"),
        (["news", "withdraw", "nothing"], "See the list"),
        (["page", "add", "FILE", "--slug", "agreements"], "Choose another"),
        (["page", "add", "FILE", "--slug", "как нас найти"], "in Latin letters"),
        (["news", "add", "FILE", "--from", "soon"], "write 2026-12-01"),
        (["news", "add", "FILE", "--from", "2026-13-45"], "write 2026-12-01"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(file, command, remedy):
    command = [file if word == "FILE" else word for word in command]

    with pytest.raises(CommandError, match=remedy):
        said(*command)
    assert (News.objects.count(), Page.objects.count()) == (0, 0)


def test_text_without_a_title_is_refused(tmp_path):
    path = tmp_path / "bare.html"
    path.write_text("<p>Да</p>", "utf-8")

    with pytest.raises(CommandError, match="Give a title"):
        said("news", "add", str(path))


def test_list_says_what_there_is():
    NewsFactory(slug="a", title_ru="Раз", draft=True)

    assert said("news", "list") == "a\tdraft\tРаз"
