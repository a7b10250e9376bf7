"""`mosty people`."""

import io

import pytest
from django.core.management import CommandError, call_command

from mosty.people.models import SignInLink, User
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def said(*command):
    out = io.StringIO()
    call_command("people", *command, stdout=out)
    return out.getvalue().strip()


def test_person_is_invited_with_roles():
    told = said(
        "invite",
        "anna@academy.example",
        "--role",
        "coordinator",
        "--role",
        "editor",
        "--family-name",
        "Иванова",
    )

    user = User.objects.get()
    assert told == "anna@academy.example\tcoordinator editor"
    assert (str(user.person), user.has_usable_password()) == ("Иванова", False)


def test_second_invitation_adds_the_missing_role():
    said("invite", "anna@academy.example", "--role", "editor")
    said("invite", "ANNA@academy.example", "--role", "lawyer")

    assert said("list").endswith("editor lawyer")


def test_link_is_printed_once_and_kept_as_a_hash():
    user = UserFactory(email="anna@academy.example")

    url = said("link", "anna@academy.example", "--hours", "2")

    link = SignInLink.objects.get(user=user)
    assert link.token_hash == SignInLink.hash_of(url.rsplit("/", 1)[1])


def test_lost_factors_are_forgotten():
    user = UserFactory(email="anna@academy.example", rector=True)

    said("forget-factors", "anna@academy.example")

    assert User.objects.get(pk=user.pk).owes_second_factor


@pytest.mark.parametrize(
    ("command", "remedy"),
    [
        (["invite", "anna"], "no e-mail"),
        (["link", "nobody@academy.example"], "mosty people invite"),
        (["invite", "a@academy.example", "--role", "king"], "invalid choice"),
        (["invite", "a@academy.example", "--role", "school_coordinator"], "partner:12"),
    ],
)
def test_mistake_is_said_with_a_remedy(command, remedy):
    with pytest.raises(CommandError, match=remedy):
        said(*command)
    assert not User.objects.exists()
