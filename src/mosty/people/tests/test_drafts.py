"""What is typed into a long form outlives a crash."""

import json

import pytest

from mosty.people.models.draft import Draft
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS, FORM = "/me/drafts", "/office/partners/add"


def keep(client, values, form=FORM):
    return client.post(ADDRESS, {"form": form, "values": json.dumps(values)})


def test_draft_is_found_again_by_its_writer_only(client):
    writer, other = UserFactory(coordinator=True), UserFactory(coordinator=True)
    client.force_login(writer)
    keep(client, [["name_ru", "Институт"]])

    found = client.get(ADDRESS, {"form": FORM})
    client.force_login(other)
    missed = client.get(ADDRESS, {"form": FORM})

    assert found.json()["values"] == [["name_ru", "Институт"]]
    assert missed.status_code == 204


def test_draft_is_let_go_once_saved(client):
    client.force_login(UserFactory(coordinator=True))
    keep(client, [["name_ru", "Институт"]])

    keep(client, [])

    assert not Draft.objects.exists()


@pytest.mark.parametrize("values", ["{", '["a"]', "[[1, 2]]", "{}", '[["a"]]'])
def test_what_is_no_draft_is_refused(client, values):
    client.force_login(UserFactory(coordinator=True))

    answer = client.post(ADDRESS, {"form": FORM, "values": values})

    assert answer.status_code == 400
    assert not Draft.objects.exists()


def test_too_long_a_text_says_so(client):
    client.force_login(UserFactory(coordinator=True))

    assert keep(client, [["text", "я" * 300_001]]).status_code == 413


def test_visitor_has_no_drafts(client):
    assert keep(client, [["a", "b"]]).status_code == 302


def test_draft_outlives_a_form_that_was_not_saved(client):
    user = UserFactory(coordinator=True)
    client.force_login(user)
    keep(client, [["email", "name"]], form="/me/email")

    client.post("/me/email", {"email": "name"})

    assert Draft.objects.filter(form="/me/email").exists()


def test_draft_goes_when_its_form_leads_on(client):
    user = UserFactory(coordinator=True)
    client.force_login(user)
    keep(client, [["family_name", "Новая"]], form="/me/names")

    answer = client.post(
        "/me/names", {"family_name": "Новая", "given_name": "Анна", "language": "ru"}
    )

    assert answer.status_code == 302, answer.content.decode()
    assert not Draft.objects.exists()
