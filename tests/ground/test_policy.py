"""Every address, with every role and with none, does what the policy says."""

import json
import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from mosty.access.roles import Role
from mosty.config.commands import policy as command
from mosty.institution.tests.factories import InstitutionFactory
from mosty.people import policy
from mosty.people.tests.factories import RoleHoldingFactory, UserFactory
from tests.ground.samples import NoSample, Samples

pytestmark = pytest.mark.django_db
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
NOBODY, NO_ROLE = "nobody", "no role"


@pytest.fixture
def institution():
    return InstitutionFactory()


@pytest.fixture
def people(institution):
    """Whoever may come: nobody, an account without a role, one of each role."""
    found = {NOBODY: None, NO_ROLE: UserFactory(expert=False)}
    for role in Role:
        user = UserFactory(with_app=True)
        RoleHoldingFactory(user=user, role=role)
        found[role] = user
    return found


def browsers(people, *, has_token):
    """A signed-in browser of each; without a token no form gets past the door."""
    made = {}
    for name, user in people.items():
        made[name] = Client(enforce_csrf_checks=not has_token)
        if user is not None:
            made[name].force_login(user)
    return made


@pytest.fixture
def clients(people):
    return browsers(people, has_token=False)


def addresses(entries):
    samples, missing, found = Samples(), [], []
    for one in entries:
        wanted = set(ARGUMENT.findall(one.address))
        try:
            found.append(
                (one, reverse(one.name, kwargs=arguments(samples, one, wanted)))
            )
        except NoSample as gap:
            missing.append(str(gap))
    assert missing == [], "\n".join(missing)
    return found


def arguments(samples, entry, wanted):
    return samples.arguments_of(entry.name, wanted) if wanted else {}


def passes(entry, who) -> bool | None:
    """Whether the policy lets one in; None where it depends on the record."""
    if entry.is_public:
        return True
    if who == NOBODY or (entry.roles and who not in entry.roles):
        return False
    return None if entry.is_narrowed else True


def verdict(answer) -> str:
    if answer.status_code in REFUSED:
        return "refused"
    if answer.status_code == 302 and answer.url.startswith("/sign-in?next="):
        return "asked to sign in"
    return "let in"


def leak_of(entry, who, answer) -> str:
    """What is wrong with an answer to `who`; nothing if it is as the policy says."""
    said, may = verdict(answer), passes(entry, who)
    where = f"{entry.name} for {who}: {answer.status_code}"
    if answer.status_code >= 500:
        return f"{where} is an error"
    if may is False and said == "let in":
        return f"{where} although the policy refuses"
    if may is False and who == NOBODY and answer.status_code != 302:
        return f"{where} instead of being asked to sign in"
    if may and (said == "asked to sign in" or answer.status_code == 403):
        return f"{where} although the policy lets in"
    return ""


def test_each_page_has_a_rule_that_can_be_told():
    assert policy.problems() == []


def test_each_address_lets_in_whom_the_policy_names(clients):
    readable = [one for one in policy.entries() if "GET" in one.methods]

    leaks = [
        leak_of(entry, who, client.get(address))
        for entry, address in addresses(readable)
        for who, client in visitors(entry, clients).items()
    ]

    assert list(filter(None, leaks)) == []


def visitors(entry, clients):
    """A public page is the same for every account without a role."""
    if not entry.is_public:
        return clients
    return {who: clients[who] for who in (NOBODY, NO_ROLE, Role.ADMINISTRATOR)}


def test_nothing_is_written_without_the_token_of_a_form(clients):
    """For nobody and for everybody, before the rule is asked."""
    writing = [one for one in policy.entries() if "POST" in one.methods]

    answers = {
        (entry.name, who): clients[who].post(address).status_code
        for entry, address in addresses(writing)
        for who in (NOBODY, Role.ADMINISTRATOR)
    }

    assert {key: code for key, code in answers.items() if code != 403} == {}


def test_each_writing_address_refuses_whom_the_policy_refuses(people):
    """With a token, so that nothing but the rule stands in the way."""
    writing = [one for one in policy.entries() if "POST" in one.methods]
    clients = browsers(people, has_token=True)

    leaks = [
        leak_of(entry, who, clients[who].post(address))
        for entry, address in addresses(writing)
        for who in people
        if passes(entry, who) is False
    ]

    assert list(filter(None, leaks)) == []


def test_other_methods_are_not_answered(clients):
    silent = [one for one in policy.entries() if "POST" not in one.methods]

    answers = {
        entry.name: clients[NOBODY].post(address).status_code
        for entry, address in addresses(silent)
    }

    assert {name: code for name, code in answers.items() if code != 405} == {}


def test_sheet_is_printed_for_people_and_for_programs(capsys):
    command.main([])
    assert "/office/people/<int:pk>/close  POST\n    administrator" in (
        capsys.readouterr().out
    )

    command.main(["--json"])
    told = json.loads(capsys.readouterr().out)
    desk = next(one for one in told["addresses"] if one["name"] == "office:desk")
    assert (desk["visitors"], "expert" in desk["roles"]) == (False, False)
    assert {one["role"] for one in told["roles"]} == set(Role.values)
