"""`mosty init`: an institution from nothing, and never over another one."""

import re

import pytest

from mosty.access.roles import Role
from mosty.config.commands import init
from mosty.institution.models import Institution
from mosty.people.models import User

pytestmark = pytest.mark.django_db
ANSWERS = [
    "--name-ru=Минский институт развития образования",
    "--short-name-ru=МИРО",
    "--name-en=Minsk Institute",
    "--unit-ru=Сотрудничество",
    "--email=head@miro.example",
    "--family-name=Петрова",
    "--country=by",
    "--time-zone=Europe/Minsk",
]


def test_institution_and_administrator_come_from_nothing(capsys, client):
    assert init.main(ANSWERS) == 0

    ours, user = Institution.objects.get(), User.objects.get()
    assert (ours.short_name_ru, ours.country_code) == ("МИРО", "BY")
    assert user.role_holdings.get().role == Role.ADMINISTRATOR
    path = re.search(r"/sign-in/\S+", capsys.readouterr().out)[0]
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("--email=head", "no e-mail"),
        ("--time-zone=Minsk", "no time zone"),
        ("--country=xx", "no country"),
    ],
)
def test_wrong_answer_founds_nothing(capsys, answer, words):
    assert init.main([*ANSWERS, answer]) == 1

    assert words in capsys.readouterr().err
    assert not Institution.objects.exists()
    assert not User.objects.exists()


def test_standing_institution_is_left_alone(capsys):
    init.main(ANSWERS)

    assert init.main([*ANSWERS, "--name-ru=Другой"]) == 1

    assert Institution.objects.get().short_name_ru == "МИРО"
    assert "stands here already" in capsys.readouterr().err
