"""The federal body's conclusion: entered in the office, so that one may sign."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from mosty.access.desk import tasks_for
from mosty.agreements import actions
from mosty.agreements.models import Clearance, Stage
from mosty.agreements.models.agreement import Origin
from mosty.agreements.tests.factories import AgreementFactory, RouteFactory, drafted
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import history
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def as_(client):
    """The client, signed in as somebody of the role."""

    def sign_in(role):
        client.force_login(UserFactory(**{role: True}))
        return client

    return sign_in


def address(name, agreement, **more):
    return reverse(f"agreements_office:{name}", kwargs={"pk": agreement.pk, **more})


def take(client, agreement, *stages):
    for stage in stages:
        client.post(address("move", agreement), {"stage": stage})


def approve(agreement):
    """The lawyer approves the draft by a route of one step."""
    lawyer, today = UserFactory(lawyer=True), localdate()
    paper = drafted(agreement)
    round_ = actions.start_round(
        agreement, RouteFactory(), paper=paper, by=lawyer, on=today
    )
    actions.approve(round_.steps.get(), by=lawyer, on=today)


def test_foreign_draft_is_led_to_its_signing_through_the_pages(as_):
    agreement = AgreementFactory(draft=True)
    take(as_("coordinator"), agreement, "negotiation")
    approve(agreement)
    take(as_("coordinator"), agreement, "clearance")
    lawyer = as_("lawyer")
    assert "result=waiting" in lawyer.get(address("record", agreement)).content.decode()
    lawyer.post(
        address("add_clearance", agreement),
        {"result": "waiting", "body": "Минобрнауки", "submitted_on": "01.02.2026"},
    )
    clearance = Clearance.objects.get()
    take(as_("coordinator"), agreement, "signing")
    agreement.refresh_from_db()
    assert agreement.stage == Stage.CLEARANCE

    where = address("clearance", agreement, clearance=clearance.pk)
    lawyer = as_("lawyer")
    seen = lawyer.get(where).context["form"].seen
    lawyer.post(
        where,
        {
            "result": "granted",
            "body": "Минобрнауки",
            "submitted_on": "01.02.2026",
            "number": "МН-12/3",
            "decided_on": "27.02.2026",
            "files_files": SimpleUploadedFile("conclusion.pdf", PDF),
            "seen": seen,
        },
    )
    take(as_("coordinator"), agreement, "signing")
    as_("rector").post(address("sign", agreement), {"on": "12.03.2026"})

    agreement.refresh_from_db()
    clearance.refresh_from_db()
    assert (agreement.stage, agreement.origin) == (Stage.SIGNED, Origin.SIGNED_HERE)
    assert (clearance.result, clearance.paper.role) == ("granted", "conclusion")
    told = {one.verb for one in history(agreement)}
    assert {
        "agreement.clearance_applied_for",
        "agreement.clearance_granted",
        "agreement.signed",
    } <= told
    page = as_("editor").get(address("record", agreement)).content.decode()
    assert "МН-12/3" in page
    assert where not in page


@pytest.mark.parametrize(
    ("told", "faulty"),
    [
        ({"result": "granted", "decided_on": "27.02.2026"}, "number"),
        ({"result": "granted", "number": "1"}, "decided_on"),
        ({"result": "exempt", "reason": " "}, "reason"),
        (
            {
                "result": "refused",
                "submitted_on": "01.02.2026",
                "decided_on": "01.01.2026",
            },
            "decided_on",
        ),
    ],
)
def test_answer_without_its_proof_is_not_taken(as_, told, faulty):
    agreement = AgreementFactory(draft=True)

    answer = as_("coordinator").post(address("add_clearance", agreement), told)

    assert list(answer.context["form"].errors) == [faulty]
    assert not Clearance.objects.exists()


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"result": "granted", "number": "1"}, actions.NotProven),
        ({"result": "exempt"}, actions.Unreasoned),
    ],
)
def test_action_asks_for_the_proof_whoever_calls_it(told, refusal):
    agreement = AgreementFactory(draft=True)

    with pytest.raises(refusal):
        actions.enter_clearance(agreement, by="test", **told)

    assert not Clearance.objects.exists()


def test_reasoned_exemption_opens_the_way_and_can_be_mended(as_):
    agreement = AgreementFactory(stage=Stage.SIGNING, origin="")
    coordinator = as_("coordinator")
    coordinator.post(
        address("add_clearance", agreement),
        {"result": "exempt", "reason": "Договор об обучении иностранцев"},
    )
    clearance = agreement.clearances.get()
    rector = UserFactory(rector=True)
    where = address("clearance", agreement, clearance=clearance.pk)
    seen = coordinator.get(where).context["form"].seen
    told = {"result": "waiting", "reason": clearance.reason, "seen": seen}
    coordinator.post(where, told)

    with pytest.raises(actions.NotCleared):
        actions.sign(agreement, by=rector, on=localdate())


def test_nothing_is_asked_of_russian_regions(as_):
    agreement = AgreementFactory(draft=True, domestic=True)
    lawyer = as_("lawyer")

    answer = lawyer.post(address("add_clearance", agreement), {"result": "waiting"})

    assert answer.context["form"].non_field_errors()
    page = lawyer.get(address("record", agreement)).content.decode()
    assert 'id="clearance"' not in page


@pytest.mark.parametrize(
    ("role", "stages"),
    [
        ("rector", ["signing"]),
        ("lawyer", ["clearance"]),
        ("coordinator", ["approval", "clearance"]),
        ("editor", []),
    ],
)
def test_desk_names_what_waits_for_each_role(as_, role, stages):
    for stage in (Stage.APPROVAL, Stage.CLEARANCE, Stage.SIGNING):
        AgreementFactory(stage=stage, origin="")
        AgreementFactory(stage=stage, origin="")
    user = UserFactory(**{role: True})
    today = localdate()

    tasks = {
        one.url.partition("stage=")[2]: one.count
        for one in tasks_for(user, on=today)
        if "stage=" in one.url
    }

    assert tasks == dict.fromkeys(stages, 2)
    client = as_(role)
    for one in tasks_for(user, on=today):
        for line in one.lines:
            assert {client.get(step.url).status_code for step in line.steps} == {200}
