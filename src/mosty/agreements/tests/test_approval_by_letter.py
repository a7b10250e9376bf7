"""The link of a letter: facts first, one decision, clear words when it is spent."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from mosty.agreements import actions, approving
from mosty.agreements.models import ApprovalLink
from mosty.agreements.tests.factories import RouteFactory
from mosty.agreements.tests.test_approval import begun, changed
from mosty.institution.tests.factories import InstitutionFactory
from mosty.letters.models import Letter, Notification
from mosty.people.tests.factories import (
    AuthenticatorFactory,
    RoleHoldingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    InstitutionFactory()
    return {
        "lawyer": UserFactory(lawyer=True),
        "coordinator": UserFactory(coordinator=True),
    }


@pytest.fixture
def round_(people):
    return begun(people, "lawyer", on=timezone.localdate())


@pytest.fixture
def path(round_, people):
    letter = Letter.objects.get(to=people["lawyer"].email)
    assert letter.is_secret
    return re.search(r"https?://[^/\s]+(/\S+/decide/\S+)", letter.body)[1]


def test_looking_changes_nothing_and_pressing_decides_once(client, round_, path):
    for _look in range(3):
        page = client.get(path)
    assert page.status_code == 200
    told = page.content.decode()
    assert "Стороны сотрудничают" in told
    assert str(round_.agreement.counterpart) in told
    assert round_.steps.get().decision == "waiting"
    assert ApprovalLink.objects.get().used_at is None
    assert "no-store" in page["Cache-Control"]

    client.post(path, {"decision": "approve", "to": "0"})

    step = round_.steps.get()
    assert (step.decision, step.is_by_letter) == ("approved", True)
    again = client.post(path, {"decision": "return", "remark": "Нет", "to": "0"})
    assert (again.status_code, bool(again.context["why"])) == (410, True)
    done = again.context["done"]
    assert step.get_decision_display() in done.decision
    assert done.follows in again.content.decode().replace("\xa0", " ")
    assert round_.steps.get().decision == "approved"


def test_text_goes_back_by_letter_with_a_remark_only(client, round_, path):
    refused = client.post(path, {"decision": "return", "remark": " ", "to": "0"})
    assert list(refused.context["form"].errors) == ["remark"]

    client.post(path, {"decision": "return", "remark": "Нет срока", "to": "0"})

    round_.refresh_from_db()
    assert (round_.outcome, round_.steps.get().remark) == ("returned", "Нет срока")


def test_remark_on_a_clause_is_a_reason_and_the_next_round_shows_it(client, people):
    today, lawyer = timezone.localdate(), people["lawyer"]
    first = begun(people, "lawyer", on=today)
    agreement, version = first.agreement, first.version
    clause = approving.columns_shown(agreement, version)[0][0]
    said = {"clause": clause.clause, "key": clause.key, "text": "Нет срока"}
    actions.remark_on(agreement, version, by=lawyer, **said)
    client.force_login(lawyer)
    where = {"pk": agreement.pk}
    text = client.get(reverse("agreements_office:approval_text", kwargs=where))
    assert text.context["mine"] == first.steps.get()
    step = {**where, "step": first.steps.get().pk}
    decide = reverse("agreements_office:decide", kwargs=step)
    client.post(decide, {"decision": "return", "remark": "", "to": "0"})
    assert "Нет срока" in first.steps.get().remark
    told = Notification.objects.get(kind="agreements.returned")
    assert {str(lawyer.person), "Нет срока"} <= {
        told.parts["who"],
        told.parts["remark"][-9:],
    }

    changed(first)
    Letter.objects.all().delete()
    again = {"paper": agreement.papers.get(), "by": people["coordinator"], "on": today}
    actions.start_round(agreement, RouteFactory(of=["lawyer"]), **again)
    client.logout()
    letter = Letter.objects.get(to=lawyer.email)
    page = client.get(re.search(r"https?://[^/\s]+(/\S+/decide/\S+)", letter.body)[1])
    assert [one.round for one in page.context["former"]] == [first]
    assert page.context["compared"]["columns"][0]["changes"]
    assert page.content.decode().count("Нет срока") > 1


def expire(round_, people):
    past = timezone.now() - datetime.timedelta(days=1)
    ApprovalLink.objects.update(expires_at=past)


def decide_elsewhere(round_, people):
    today = timezone.localdate()
    actions.approve(round_.steps.get(), by=people["lawyer"], on=today)


def change_text(round_, people):
    changed(round_)


def take_role(round_, people):
    people["lawyer"].role_holdings.all().delete()


@pytest.mark.parametrize("happens", [expire, decide_elsewhere, change_text, take_role])
def test_spent_link_says_why_and_decides_nothing(client, round_, path, people, happens):
    happens(round_, people)
    before = round_.steps.get().decision

    answers = [client.get(path), client.post(path, {"decision": "approve", "to": "0"})]

    assert [one.status_code for one in answers] == [410, 410]
    assert all(one.context["why"] for one in answers)
    assert round_.steps.get().decision == before


def test_altered_link_says_so(client, round_, path):
    for altered in (path[:-3], path + "x", path.replace("decide/", "decide/x")):
        assert client.get(altered).status_code == 404
    assert round_.steps.get().decision == "waiting"


def test_link_of_a_sleeping_role_says_what_to_do_and_works_after(client, people):
    rector = RoleHoldingFactory(user=UserFactory(), role="rector").user
    round_ = begun(people, "rector", on=timezone.localdate())
    letter = Letter.objects.get(to=rector.email)
    path = re.search(r"https?://[^/\s]+(/\S+/decide/\S+)", letter.body)[1]
    page = client.get(path)
    assert (page.status_code, page.context["owes_factor"]) == (410, True)
    assert reverse("mfa_index") in page.content.decode()
    assert reverse("mfa_index") in letter.body
    client.force_login(people["coordinator"])
    where = {"pk": round_.agreement_id}
    told = client.get(reverse("agreements_office:approval", kwargs=where)).context
    assert str(rector) in told["told"].sleeping[0]

    AuthenticatorFactory(user=rector)
    client.logout()
    client.post(path, {"decision": "approve", "to": "0"})
    assert round_.steps.get().decision == "approved"
