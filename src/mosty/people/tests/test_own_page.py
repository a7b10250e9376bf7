"""One's own page: names, password, e-mail, second factors, sessions."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mosty.access.roles import Role
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry
from mosty.letters.models import Letter
from mosty.people import actions
from mosty.people.models import Session, User
from mosty.people.sessions import row_key
from mosty.people.tests.factories import (
    PASSWORD,
    SECRET,
    RoleHoldingFactory,
    UserFactory,
)
from mosty.people.tests.test_sign_in import asked, by_password, code_in, is_in

pytestmark = pytest.mark.django_db
EMAIL = "anna@academy.example"
FRESH = "другой мост через реку 43"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def user():
    return UserFactory(email=EMAIL, coordinator=True, with_password=True)


def app_code(secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def confirmed(client, password=PASSWORD):
    return client.post("/me/confirm", {"password": password})


def test_names_are_written_in_both_scripts(client, user):
    client.force_login(user)

    client.post(
        "/me/names",
        {
            "family_name": "Ёлкина",
            "given_name": "Анна",
            "name_en": "Anna Yolkina",
            "language": "en",
            "time_zone": "Asia/Vladivostok",
            "email": "other@academy.example",
            "user": "1",
            "is_active": "",
        },
    )

    user = User.objects.select_related("person").get(pk=user.pk)
    assert str(user.person) == "Ёлкина Анна"
    assert (user.person.name_en, user.person.language) == ("Anna Yolkina", "en")
    assert (user.email, user.is_active) == (EMAIL, True)
    entry = Entry.objects.get(verb="account.renamed")
    assert "Ёлкина" not in str(entry.detail)


def test_new_password_asks_for_the_present_one_and_ends_other_sessions(client, user):
    other = Client()
    by_password(other)
    by_password(client)

    wrong = client.post("/me/password", {"present": "wrong", "fresh": FRESH})
    weak = client.post("/me/password", {"present": PASSWORD, "fresh": "qwerty12345"})
    done = client.post("/me/password", {"present": PASSWORD, "fresh": FRESH})

    assert [one.status_code for one in (wrong, weak, done)] == [200, 200, 302]
    assert client.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 302
    assert User.objects.get(pk=user.pk).check_password(FRESH)
    assert Letter.objects.get().subject == "Изменения в вашей учётной записи"


def test_forgotten_password_is_set_anew_after_a_code_from_the_mailbox(client, user):
    asked(client)
    client.post("/sign-in/code", {"code": code_in(Letter.objects.get())})

    client.post("/me/password", {"fresh": FRESH})

    assert User.objects.get(pk=user.pk).check_password(FRESH)


def test_e_mail_is_changed_once_its_code_came_back(client, user):
    by_password(client)
    assert client.get("/me/email").url.startswith("/me/confirm?")
    confirmed(client)

    client.post("/me/email", {"email": "Anna.New@academy.example"})
    before = User.objects.get(pk=user.pk).email
    letter = Letter.objects.get(to="anna.new@academy.example")
    client.post("/me/email/code", {"code": code_in(letter)})

    assert (before, User.objects.get(pk=user.pk).email) == (
        EMAIL,
        "anna.new@academy.example",
    )
    assert Letter.objects.filter(to=EMAIL).count() == 1
    assert is_in(client)


def test_e_mail_of_another_account_is_not_told_and_not_taken(client, user):
    UserFactory(email="other@academy.example")
    by_password(client)
    confirmed(client)

    answer = client.post("/me/email", {"email": "other@academy.example"})

    assert answer.url == "/me/email/code"
    letter = Letter.objects.get(to="other@academy.example")
    assert "уже есть учётная запись" in letter.body.replace("\u00a0", " ")
    with pytest.raises(actions.EmailTaken):
        actions.change_email(user, "Other@academy.example", by=user)


def test_app_is_set_up_and_opens_what_slept(client, user):
    RoleHoldingFactory(user=user, role=Role.RECTOR)
    elsewhere = Client()
    by_password(elsewhere)
    by_password(client)
    confirmed(client)
    page = client.get("/me/factors/app").content.decode()
    secret = re.search(r"<dd>([A-Z2-7]{32})</dd>", page)[1]

    wrong = client.post("/me/factors/app", {"code": "000000"})
    done = client.post("/me/factors/app", {"code": app_code(secret)})
    codes = client.get(done.url).content.decode()

    assert wrong.status_code == 200
    assert done.url == "/me/factors/codes"
    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10
    assert client.get("/office/").status_code == 200
    assert elsewhere.get("/office/").url == "/sign-in?next=/office/"
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept


def test_last_factor_stays_while_a_role_asks_for_it(client):
    user = UserFactory(email=EMAIL, rector=True, with_password=True)
    by_password(client)
    client.post("/sign-in/second-step", {"code": app_code()})
    confirmed(client)

    page = client.post("/me/factors/app/remove").content.decode()

    assert "сначала настройте другой" in page
    assert not User.objects.get(pk=user.pk).owes_second_factor


def test_recovery_code_works_once(client):
    user = UserFactory(email=EMAIL, rector=True, with_password=True)
    codes = Authenticator.objects.create(
        user=user, type="recovery_codes", data={"codes": []}
    )
    codes.delete()
    by_password(client)
    client.post("/sign-in/second-step", {"code": app_code()})
    confirmed(client)
    client.post("/me/factors/codes/new")
    page = client.get("/me/factors/codes").content.decode()
    code = re.findall(r"<code>(\d{8})</code>", page)[0]
    answers = []
    for _time in range(2):
        client.post("/sign-out")
        by_password(client)
        client.post("/sign-in/second-step", {"code": code})
        answers.append(is_in(client))

    assert answers == [True, False]


def test_sessions_are_listed_in_words_and_ended_at_once(client, user):
    phone = Client(HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="203.0.113.57")
    by_password(phone)
    by_password(client)
    page = client.get("/me/").content.decode()
    key = row_key(phone.session.session_key)

    assert "Firefox, Windows, 203.0.113.*" in page
    assert "203.0.113.57" not in page
    assert phone.session.session_key not in page + str(list(Session.objects.values()))
    client.post(f"/me/sessions/{key}/end")

    assert phone.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200


def test_others_sessions_are_not_mine_to_end(client, user):
    stranger = Client()
    stranger.force_login(UserFactory(coordinator=True))
    client.force_login(user)

    answer = client.post(f"/me/sessions/{row_key(stranger.session.session_key)}/end")

    assert answer.status_code == 404
    assert stranger.get("/me/").status_code == 200


def test_all_other_sessions_end_together(client, user):
    others = [Client(), Client()]
    for one in [*others, client]:
        one.force_login(user)

    client.post("/me/sessions/end-others")

    assert [one.get("/me/").status_code for one in [client, *others]] == [200, 302, 302]


def test_session_ends_after_half_a_day_without_use_and_after_a_week(client, user):
    by_password(client)
    week = 8 * 24 * 3600
    session = client.session
    age = session.get_expiry_age()
    session["began_at"] -= week
    session.save()

    assert age == 12 * 3600
    assert client.get("/me/").status_code == 302


def test_page_asks_who_is_there_in_two_questions(client, user):
    client.force_login(user)
    client.get("/me/names")

    with CaptureQueriesContext(connection) as asked_for:
        client.get("/me/names")

    about_people = [one["sql"] for one in asked_for if "people_" in one["sql"]]
    assert len(about_people) == 2  # the session; the account with person and roles
