"""The display panel at work: remembered by the server, back on the same page."""

import pytest

from mosty.ui.display import COOKIE

pytestmark = pytest.mark.django_db


def test_a_choice_is_remembered_and_leads_back(client):
    response = client.get(
        "/display", {"size": "150", "contrast": "black", "next": "/gallery"}
    )

    assert response["Location"] == "/gallery"
    assert response.cookies[COOKIE].value == "size-150.contrast-black"

    page = client.get("/gallery").content.decode()

    assert '<html lang="ru" data-size="150" data-contrast="black">' in page


def test_the_panel_leads_back_to_the_page_it_was_opened_on(client):
    response = client.get(
        "/display",
        {"size": "125", "next": "/agreements/"},
        headers={"referer": "http://testserver/agreements/?q=минск"},
    )

    assert response["Location"] == "/agreements/?q=%D0%BC%D0%B8%D0%BD%D1%81%D0%BA"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/x",
        "//evil.example/x",
        "/\\evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
    ],
)
def test_it_never_leads_to_another_host(client, address):
    response = client.get("/display", {"size": "125", "next": address})

    assert response["Location"] == "/"


def test_reset_forgets_the_choice(client):
    client.get("/display", {"scheme": "dark"})

    response = client.get("/display", {"reset": "1", "scheme": "dark"})

    assert response.cookies[COOKIE].value == ""
    assert "data-scheme" not in client.get("/gallery").content.decode()


def test_the_panel_is_also_a_page_of_its_own_in_both_languages(client):
    assert "Настройки отображения" in client.get("/display").content.decode()
    assert "Display settings" in client.get("/en/display").content.decode()


def test_from_the_english_panel_one_comes_home_in_english(client):
    assert client.get("/en/display", {"size": "125"})["Location"] == "/en/"
