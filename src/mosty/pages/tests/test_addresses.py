"""Addresses that move, menus, and what helps the editor, in the office."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from mosty.institution.tests.factories import InstitutionFactory
from mosty.listings.tests.looking import done_to, names_in, undone
from mosty.pages import actions
from mosty.pages.actions.writing import own_address
from mosty.pages.models import MenuItem, News, Page, Redirect
from mosty.pages.moved import MOVED
from mosty.pages.tests.factories import MenuItemFactory, NewsFactory, PageFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def institution():
    return InstitutionFactory()


@pytest.fixture
def editor(client, institution):
    user = UserFactory(editor=True)
    client.force_login(user)
    return user


def office(name, thing=None):
    keys = {"pk": thing.pk} if thing else {}
    return reverse(f"pages_office:{name}", kwargs=keys)


TYPED = {"title_ru": "Школа открыта", "body_ru": "Приём начат.\n\nЖдём <b>вас</b>."}


def test_changed_address_leads_on_and_back_again(client, editor):
    page = PageFactory(slug="old", slug_en="former")
    item = MenuItemFactory(address="/old/")
    actions.reword(page, by=editor, slug="middle")
    actions.reword(page, by=editor, slug="new", slug_en="latest")

    assert client.get("/old/").url == "/new/"
    assert client.get("/middle/").url == "/new/"
    assert client.get("/en/former/").url == "/en/latest/"
    assert client.get("/en/new/").url == "/en/latest/"
    item.refresh_from_db()
    assert item.address == "/new/"
    actions.reword(page, by=editor, slug="old")
    assert client.get("/old/").status_code == 200
    assert client.get("/new/").url == "/old/"
    assert client.get("/middle/").url == "/old/"


def test_taken_and_foreign_addresses_are_refused_in_words(client, editor):
    PageFactory(slug="taken", slug_en="english")
    for slug in ("taken", "english", "agreements"):
        page = client.post(office("page_add"), {**TYPED, "slug": slug}).content.decode()
        assert "другая страница" in page.replace("\u00a0", " ")
        assert "Приём начат." in page
    assert Page.objects.count() == 1


def test_redirects_are_added_closed_and_never_go_round(client, editor):
    client.post(office("redirect_add"), {"old_path": "/%D0%B0", "new_path": "/b/"})
    client.post(office("redirect_add"), {"old_path": "/b/", "new_path": "/c/"})

    assert Redirect.objects.get(old_path="/а").new_path == "/c/"
    page = client.post(office("redirect_add"), {"old_path": "/c/", "new_path": "/а"})
    assert "по кругу" in page.content.decode().replace("\u00a0", " ")
    moved = Redirect.objects.get(old_path="/b/")
    run = done_to(client, MOVED, "close", [moved])
    assert client.get("/b/").status_code == 404
    assert names_in(client, MOVED, "?state=leads") == ["/а"]
    undone(client, run)
    assert client.get("/b/").url == "/c/"
    assert names_in(client, MOVED, "?q=b&sort=old") == ["/b/"]


@pytest.mark.parametrize(
    ("way", "moved", "order"),
    [
        ("up", "В", "АВБ"),
        ("down", "А", "БАВ"),
        ("up", "А", "АБВ"),
        ("down", "В", "АБВ"),
    ],
)
def test_menu_is_ordered_by_buttons(client, editor, way, moved, order):
    for title in "АБВ":
        actions.put_into_menu(title, f"/{ord(title)}/")
    item = MenuItem.objects.get(title_ru=moved)

    client.post(office("menu_move", item), {"way": way})

    assert "".join(MenuItem.objects.values_list("title_ru", flat=True)) == order


def test_menu_is_ordered_by_dragging(client, editor):
    items = [actions.put_into_menu(title, f"/{ord(title)}/") for title in "АБВ"]
    order = ",".join(str(one.pk) for one in reversed(items))

    client.post(office("menu_order"), {"place": "main", "order": f"{order},999,x"})

    assert "".join(MenuItem.objects.values_list("title_ru", flat=True)) == "ВБА"


def test_menu_entry_is_added_hidden_and_follows_the_language(client, editor):
    PageFactory(slug="contacts", slug_en="")
    told = {"title_ru": "Контакты", "title_en": "Contacts", "place": "main"}
    client.post(office("menu_add"), told | {"address": "javascript:x()"})
    assert MenuItem.objects.count() == 0
    client.post(office("menu_add"), told | {"address": "/contacts/"})
    item = MenuItem.objects.get()

    assert '<a href="/contacts/">Контакты</a>' in client.get("/news/").content.decode()
    assert (
        '<a href="/en/contacts/">Contacts</a>'
        in client.get("/en/news/").content.decode()
    )
    client.post(office("menu_show", item), {"is_shown": "0"})
    assert ">Контакты</a>" not in client.get("/news/").content.decode()


def test_editor_is_helped_with_clean_text_and_public_links(client, editor):
    actions.write_news("Олимпиада", "<p>Да</p>", published_from=timezone.now())
    actions.write_news("Олимпиада тайная", "<p>Да</p>")

    tidy = client.post(
        office("tidy"), {"text": "<p>Да<script>x</script></p><img src='file://x'>"}
    )
    found = client.get(office("links") + "?q=олимпиада&lang=en")

    assert json.loads(tidy.content) == {"text": "<p>Да</p>", "lost": 1}
    assert [one["url"] for one in found.json()["links"]] == ["/en/news/olimpiada/"]
    assert client.get(office("links") + "?q=%00").json() == {"links": []}


def test_two_who_take_one_address_are_told_so(institution):
    first, second = NewsFactory(slug="first"), NewsFactory(slug="second")

    with pytest.raises(actions.TakenAddress):
        actions.reword(second, slug_en="first")
    with pytest.raises(actions.TakenAddress), own_address():
        News.objects.filter(pk=second.pk).update(slug=first.slug)
