"""Who lets people in: invitations, roles, accounts closed and opened."""

import datetime
import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mosty.access.roles import Role
from mosty.institution.models import Institution
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry
from mosty.letters.models import Letter
from mosty.people import rules
from mosty.people.models import RoleHolding, User
from mosty.people.tests.factories import RoleHoldingFactory, UserFactory

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https?://[^/\s]+(/(?:en/)?sign-in/\S+)")
INVITATION = {
    "email": "New@academy.example",
    "family_name": "Новикова",
    "language": "ru",
    "role": "coordinator",
}


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def administrator():
    return UserFactory(email="admin@academy.example", administrator=True)


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


def test_invited_colleague_enters_by_the_link(office, administrator):
    office.post("/office/people/invite", INVITATION)

    letter = Letter.objects.get()
    colleague = Client()
    entered = colleague.post(LINK.search(letter.body)[1])
    user = User.objects.get(email="new@academy.example")
    assert (letter.to, letter.is_secret) == ("new@academy.example", True)
    assert letter.subject.startswith(Institution.objects.get().short_name_ru)
    assert str(administrator) in letter.body
    assert entered.url == "/office/"
    assert user.holds(Role.COORDINATOR)


def test_newer_invitation_makes_earlier_links_void(office):
    office.post("/office/people/invite", INVITATION)
    user = User.objects.get(email="new@academy.example")

    office.post(f"/office/people/{user.pk}/invite")

    first, second = (LINK.search(one.body)[1] for one in Letter.objects.order_by("pk"))
    assert Client().post(first).status_code == 410
    assert Client().post(second).status_code == 302


@pytest.mark.parametrize(
    ("role", "scope", "is_right"),
    [
        ("coordinator", "", True),
        ("coordinator", "partner:12", False),
        ("partner_coordinator", "partner:12", True),
        ("partner_coordinator", "", False),
        ("partner_coordinator", "school:12", False),
        ("school_coordinator", "school:3", True),
        ("expert", "", True),
        ("expert", "call:7", True),
        ("expert", "call:0", False),
        ("expert", "call:7; DROP", False),
    ],
)
def test_role_is_held_in_a_scope_that_suits_it(role, scope, is_right):
    assert rules.suits(role, scope) == is_right


def test_role_is_held_within_its_scope_and_dates():
    today = timezone.localdate()
    day = datetime.timedelta(days=1)
    user = UserFactory()
    for role, since, until in [
        (Role.EDITOR, today, today),
        (Role.EXPERT, today + day, None),
        (Role.COORDINATOR, None, today - day),
    ]:
        RoleHoldingFactory(user=user, role=role, since=since, until=until)
    RoleHoldingFactory(user=user, role=Role.PARTNER_COORDINATOR, scope="partner:12")

    known = [user, User.objects.with_roles(today).get(pk=user.pk)]

    for one in known:
        held = [role for role in Role if one.holds_any({role})]
        assert held == [Role.EDITOR, Role.PARTNER_COORDINATOR]
        assert one.holds(Role.PARTNER_COORDINATOR, scope="partner:12")
        assert not one.holds(Role.PARTNER_COORDINATOR, scope="partner:1")
        assert one.scopes_of(Role.PARTNER_COORDINATOR) == {"partner:12"}


def test_database_refuses_a_role_that_ends_before_it_begins():
    user = UserFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHoldingFactory(
            user=user, role=Role.EDITOR, since="2026-03-02", until="2026-03-01"
        )


def test_database_refuses_a_second_account_of_one_e_mail():
    UserFactory(email="anna@academy.example")

    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="ANNA@academy.example")


def test_role_is_given_with_dates_and_taken(office, administrator):
    user = UserFactory()
    path = f"/office/people/{user.pk}/role"
    dated = {"role": "editor", "since": "2026-01-01", "until": "2027-01-01"}

    backwards = office.post(path, {**dated, "until": "2025-01-01"})
    office.post(path, {**dated, "user": administrator.pk, "id": "1"})
    held = RoleHolding.objects.get(user=user)
    office.post(f"{path}/{held.pk}/take")

    assert backwards.status_code == 200
    assert (held.role, str(held.until)) == ("editor", "2027-01-01")
    assert not RoleHolding.objects.filter(user=user).exists()
    verbs = Entry.objects.filter(object_id=str(user.pk)).values_list("verb", flat=True)
    assert list(verbs.order_by("pk")) == ["account.role_given", "account.role_taken"]


def test_last_administrator_stays(office, administrator):
    other = UserFactory(administrator=True)
    RoleHolding.objects.filter(user=other).update(until="2099-01-01")
    held = administrator.role_holdings.get()
    path = f"/office/people/{administrator.pk}"

    answers = [
        office.post(f"{path}/role/{held.pk}/take"),
        office.post(f"{path}/role", {"role": "administrator", "until": "2026-01-01"}),
        office.post(f"{path}/close"),
    ]

    assert [one.status_code for one in answers] == [409, 409, 409]
    assert administrator.role_holdings.get().until is None
    assert User.objects.get(pk=administrator.pk).is_active


def test_role_of_one_account_is_not_taken_by_the_address_of_another(office):
    user, other = UserFactory(editor=True), UserFactory(editor=True)
    held = other.role_holdings.get()

    answer = office.post(f"/office/people/{user.pk}/role/{held.pk}/take")

    assert answer.status_code == 404
    assert RoleHolding.objects.filter(pk=held.pk).exists()


def test_closed_account_is_out_at_once_and_can_be_opened_again(office):
    user = UserFactory(editor=True)
    browser = Client()
    browser.force_login(user)

    office.post(f"/office/people/{user.pk}/close")
    out = browser.get("/office/").status_code
    office.post(f"/office/people/{user.pk}/reopen")

    assert out == 302
    assert User.objects.get(pk=user.pk).holds(Role.EDITOR)


def test_person_is_signed_out_everywhere(office):
    browser = Client()
    user = UserFactory(editor=True)
    browser.force_login(user)

    office.post(f"/office/people/{user.pk}/sign-out")

    assert browser.get("/me/").status_code == 302


def test_lost_factor_is_taken_away_and_the_roles_sleep(office):
    user = UserFactory(rector=True)

    office.post(f"/office/people/{user.pk}/factors")

    assert User.objects.get(pk=user.pk).owes_second_factor
    assert Letter.objects.get().to == user.email


def test_list_costs_the_same_for_one_row_and_for_three(
    office, django_assert_num_queries
):
    office.get("/office/people/")
    with CaptureQueriesContext(connection) as one:
        office.get("/office/people/")
    for _number in range(3):
        UserFactory(editor=True)

    with django_assert_num_queries(len(one.captured_queries)):
        page = office.get("/office/people/").content.decode()

    assert page.count("academy.example") >= 4


def test_person_is_found_by_name_or_address(office):
    UserFactory(email="petrova@academy.example", person__family_name="Петрова")

    page = office.get("/office/people/?q=петров").content.decode()

    assert "Петрова" in page
    assert "admin@academy.example" not in page


def test_history_of_an_account_is_in_words(office):
    user = UserFactory()
    office.post(f"/office/people/{user.pk}/role", {"role": "editor"})

    page = office.get(f"/office/history/people.user/{user.pk}/").content.decode()

    assert "дал(а) роль" in page.replace("\u00a0", " ")
    assert "<ins>Редактор</ins>" in page
    assert f'href="/office/people/{user.pk}/"' in page


def test_policy_begins_with_what_ones_own_role_may(client):
    client.force_login(UserFactory(lawyer=True))

    page = client.get("/office/policy/").content.decode().replace("\u00a0", " ")

    own, _end, others = page.partition("</section>")
    assert "<h2>Юрист</h2>" in own
    assert "подают заявку на заключение" in own
    assert "Администраторы: они настраивают учреждение." not in own
    assert "Администраторы: они настраивают учреждение." in others
    assert others.index("Координатор") < others.index("<code>")
