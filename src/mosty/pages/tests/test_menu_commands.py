"""`mosty menu` and `mosty redirect`."""

import io

import pytest
from django.core.management import CommandError, call_command

from mosty.institution.tests.factories import InstitutionFactory
from mosty.pages.models import MenuItem, Redirect

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def said(*command):
    out = io.StringIO()
    call_command(*command, stdout=out)
    return out.getvalue().strip()


def test_entry_stands_in_the_menu_until_it_is_taken_out(client):
    InstitutionFactory()
    told = said("menu", "add", "Как нас найти", "/find/", "--title-en", "Find us")

    in_menu = "Find us" in client.get("/en/").content.decode()
    said("menu", "remove", told.split("\t")[0])

    assert in_menu
    assert told.split("\t")[1:] == ["main", "/find/", "Как нас найти"]
    assert "Find us" not in client.get("/en/").content.decode()


def test_entries_are_listed_by_place_and_position():
    said("menu", "add", "Вторая", "/b/", "--position", "2")
    said("menu", "add", "Первая", "/a/", "--position", "1")
    said("menu", "add", "Внизу", "https://school.example/", "--place", "footer")

    lines = [line.split("\t")[1:] for line in said("menu", "list").splitlines()]

    assert lines == [
        ["footer", "https://school.example/", "Внизу"],
        ["main", "/a/", "Первая"],
        ["main", "/b/", "Вторая"],
    ]


def test_old_address_leads_to_the_new_one(client):
    InstitutionFactory()
    said("redirect", "add", "/%D1%81%D1%82%D0%B0%D1%80%D0%B0%D1%8F", "/old/")
    said("redirect", "add", "/старая", "/partners/")

    response = client.get("/старая")

    assert (response.status_code, response["Location"]) == (301, "/partners/")
    assert said("redirect", "list") == "/старая\t/partners/"


@pytest.mark.parametrize(
    ("command", "remedy"),
    [
        (["menu", "add", "Мы", "javascript:x()"], "begins with one slash"),
        (["menu", "add", "Мы", "//elsewhere.example/"], "begins with one slash"),
        (["menu", "remove", "99"], "See the list"),
        (["redirect", "add", "old", "/new/"], "one slash"),
        (["redirect", "add", "/old/", "https://elsewhere.example/"], "one slash"),
        (["redirect", "add", "/old/", "//elsewhere.example/"], "one slash"),
        (["redirect", "add", "/old/", "/\\elsewhere.example/"], "one slash"),
        (["redirect", "add", "/old/", "/new/\nx: y"], "one slash"),
        (["redirect", "add", "/old/", "/old/"], "not the same twice"),
        (["redirect", "add", "/c/", "/a/"], "leads back"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(command, remedy):
    said("redirect", "add", "/a/", "/b/")
    said("redirect", "add", "/b/", "/c/")

    with pytest.raises(CommandError, match=remedy):
        said(*command)
    assert (MenuItem.objects.count(), Redirect.objects.count()) == (0, 2)
