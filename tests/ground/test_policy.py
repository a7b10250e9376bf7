"""Every address, with every role and with none, does what the policy says."""

import json
import re
from http import HTTPStatus

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from mosty.access.roles import Role
from mosty.config.commands import policy as command
from mosty.institution.tests.factories import InstitutionFactory
from mosty.people import policy
from mosty.people.models import User
from mosty.people.tests.factories import RoleHoldingFactory, UserFactory
from tests.ground.samples import NoSample, Samples

pytestmark = pytest.mark.django_db
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
# RFC 8058: a signed address is its token. Answers bring that of their attempt.
BY_SIGNED_TOKENS = {
    "letters:unsubscribe",
    "olympiad_attach",
    "olympiad_events",
    "olympiad_hand_in",
    "olympiad_pulse",
}
NOBODY, NO_ROLE = "nobody", "no role"


@pytest.fixture
def institution():
    return InstitutionFactory()


@pytest.fixture
def people(institution):
    """Whoever may come: nobody, an account without a role, one of each role."""
    found = {NOBODY: AnonymousUser(), NO_ROLE: UserFactory()}
    known = User.objects.with_roles(timezone.localdate())
    for role in Role:
        user = UserFactory(with_app=True)
        RoleHoldingFactory(user=user, role=role)
        found[role] = known.get(pk=user.pk)
    return found


@pytest.fixture
def clients(people):
    """A signed-in browser of each, without the token that forms carry."""
    made = {}
    for name, user in people.items():
        made[name] = Client(enforce_csrf_checks=True)
        if user.is_authenticated:
            made[name].force_login(user)
    return made


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
    if may and (said == "asked to sign in" or answer.status_code == 403):
        return f"{where} although the policy lets in"
    return ""


def test_each_page_has_a_rule_that_can_be_told():
    assert policy.problems() == []


def test_each_address_lets_in_whom_the_policy_names(people, clients):
    """Its rule lets in each of them; one comes through the whole house to the page.

    Who comes changes from address to address; to a public page a visitor comes too.
    """
    readable = [one for one in policy.entries() if "GET" in one.methods]
    wrong = []
    for turn, (entry, address) in enumerate(addresses(readable)):
        allowed = [who for who in people if passes(entry, who)]
        wrong += [
            f"{entry.name}: the rule refuses {who}"
            for who in allowed
            if not entry.rule(people[who])
        ]
        coming = [one for one in people if passes(entry, one) is not False]
        visitor = {NOBODY} if entry.is_public else set()
        for who in {coming[turn % len(coming)]} | visitor:
            wrong.append(leak_of(entry, who, shown(clients[who], address)))

    assert list(filter(None, wrong)) == []


def shown(client, address):
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer)  # to its end, so that its file is closed
    return answer


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_address_refuses_whom_the_policy_refuses(people, method):
    """Asked of the page itself: no token of a form stands before its rule."""
    entries = [one for one in policy.entries() if method in one.methods]

    leaks = [
        leak_of(entry, who, asked(address, user, method=method))
        for entry, address in addresses(entries)
        for who, user in people.items()
        if passes(entry, who) is False
    ]

    assert list(filter(None, leaks)) == []


def asked(address, user, *, method):
    """What the page answers to `user`; what it raises is told as the house does."""
    request = RequestFactory().generic(method, address)
    request.user = user
    page = resolve(address)
    try:
        return page.func(request, *page.args, **page.kwargs)
    except PermissionDenied:
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    except Http404:
        return HttpResponse(status=HTTPStatus.NOT_FOUND)


def test_visitor_is_led_to_sign_in_and_others_are_refused(clients):
    """The same as the whole house answers it."""
    expert = clients[Role.EXPERT].get("/office/")

    assert clients[NOBODY].get("/office/").url == "/sign-in?next=/office/"
    assert (expert.status_code, "403" in expert.content.decode()) == (403, True)


def test_nothing_is_written_without_the_token_of_a_form(clients):
    """For nobody and for everybody, before the rule is asked."""
    writing = [one for one in policy.entries() if "POST" in one.methods]

    answers = {
        (entry.name, who): clients[who].post(address).status_code
        for entry, address in addresses(writing)
        for who in (NOBODY, Role.ADMINISTRATOR)
        if entry.name not in BY_SIGNED_TOKENS
    }

    assert {key: code for key, code in answers.items() if code != 403} == {}


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
