"""`mosty demo`: the example institution, loaded once."""

import json
from urllib.parse import urlsplit

import pytest

from mosty.agreements.models import Agreement
from mosty.config.commands import demo
from mosty.imports.models import Import
from mosty.institution.models import Institution
from mosty.journal.models import Entry
from mosty.people.models import User

pytestmark = pytest.mark.django_db


def expected():
    return json.loads((demo.EXAMPLE / "expected.json").read_text(encoding="utf-8"))


def test_example_is_loaded_into_an_empty_database(capsys):
    code = demo.main([])

    said = capsys.readouterr().out
    assert code == 0
    assert "18 agreements and 5 projects read" in said
    assert Agreement.objects.count() == expected()["counts"]["agreements"]
    assert Institution.objects.get().short_name_ru == "СПб АППО"
    office = User.objects.get(email=demo.EMAIL)
    assert str(office) == "Соколова Мария Андреевна"
    assert {one.actor for one in Entry.objects.filter(kind__model="agreement")} == {
        f"user:{office.pk}"
    }
    assert "/sign-in/" in said


def test_second_demo_changes_nothing(capsys):
    demo.main([])
    Agreement.objects.filter(register_number=1).update(number="17/к")

    code = demo.main([])

    assert code == 0
    assert "stand as they were left" in capsys.readouterr().out
    assert Agreement.objects.get(register_number=1).number == "17/к"
    assert Import.objects.count() == 1
    assert User.objects.count() == 2


def test_link_signs_in_once(client, capsys):
    demo.main(["--link"])
    path = urlsplit(capsys.readouterr().out.split()[-1]).path

    client.post(path)
    signed_in = client.session["_auth_user_id"]
    client.logout()
    client.post(path)

    assert User.objects.get(pk=signed_in).email == demo.EMAIL
    assert "_auth_user_id" not in client.session


def test_newcomer_is_in_the_office_at_once(client, capsys):
    demo.main([])
    path = urlsplit(capsys.readouterr().out.split()[-1]).path

    entered = client.post(path, follow=True)

    assert entered.redirect_chain == [("/office/", 302)]
    assert entered.status_code == 200


def test_administrator_sets_up_a_second_factor_first(client, capsys):
    demo.main(["--link", "--everybody"])
    links = capsys.readouterr().out.split("\n")
    named = next(line for line in links if "administrator" in line)

    entered = client.post(urlsplit(named.split()[-1]).path)

    assert entered.url == "/me/factors/"
    assert client.get("/office/people/").url == "/me/factors/"
    assert [line.count("/sign-in/") for line in links if line] == [1, 1, 1, 1]


def test_missing_example_is_told(tmp_path, capsys):
    assert demo.main(["--folder", str(tmp_path)]) == 1

    assert "there is no cooperation-page.txt" in capsys.readouterr().err
