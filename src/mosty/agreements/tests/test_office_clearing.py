"""The conclusion in the office: applied for, answered, exempt, so that one may sign."""

import datetime
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from mosty.access.desk import tasks_for
from mosty.agreements import actions, gate
from mosty.agreements.models import Agreement, Clearance, RulePack, Stage
from mosty.agreements.models.agreement import Origin
from mosty.agreements.notices import APPROVAL_ASKED, SIGNATURE_ASKED, SIGNED
from mosty.agreements.tests.factories import (
    AgreementFactory,
    RouteFactory,
    checked,
    drafted,
)
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import history
from mosty.letters.models import Notification
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
DUE = datetime.date(2026, 3, 3)
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


def sent(agreement, **told):
    told = {"submitted_on": localdate(), "on": localdate(), "by": None, **told}
    return actions.submit_application(agreement, **told)


def at(stage, **told):
    return AgreementFactory(stage=stage, origin="", **told)


def sign_with_a_scan(as_, agreement, signer):
    """The rector was told, is asked, sees the facts and signs; all see it signed."""
    asked = Notification.objects.filter(user_id=signer.pk, kind=SIGNATURE_ASKED)
    assert asked.get().url == address("sign", agreement)
    coordinator = as_("coordinator")
    coordinator.post(address("ask_signers", agreement))
    page = coordinator.get(address("record", agreement)).content.decode()
    assert page.count(address("ask_signers", agreement)) == 1
    assert asked.count() == 2
    assert str(signer) in page
    rector = as_("rector")
    page = unescape(rector.get(address("sign", agreement)).content.decode())
    assert "МН-12/3" in page
    assert address("approval_sheet", agreement, number=1) in page
    scan = SimpleUploadedFile("scan.pdf", PDF)
    told = {"on": f"{localdate():%d.%m.%Y}", "scan_files": scan}
    rector.post(address("sign", agreement), told)
    assert agreement.papers.filter(role="original").count() == 1
    for role in ("rector", "coordinator"):
        again = as_(role).get(address("sign", agreement))
        assert (again.status_code, again.context["form"] is None) == (200, True)
        assert len(again.context["told"].signature) == 1
    lawyer = agreement.approval_rounds.get().started_by.user
    told = Notification.objects.filter(user_id=lawyer.pk)
    assert set(told.values_list("kind", flat=True)) >= {APPROVAL_ASKED, SIGNED}


def test_foreign_draft_is_led_to_its_signing_through_the_pages(as_):
    agreement = checked(AgreementFactory(draft=True))
    take(as_("coordinator"), agreement, "negotiation")
    approve(agreement)
    coordinator = as_("coordinator")
    take(coordinator, agreement, "clearance")
    page = unescape(coordinator.get(address("record", agreement)).content.decode())
    assert address("package", agreement) in page
    assert address("exempt", agreement) not in page
    coordinator.post(address("package", agreement), {"purpose": "Обмен опытом"})
    sent = {"submitted_on": "01.02.2026", "outgoing_number": "12-и"}
    sent |= {"is_meant": "on", "gaps_reason": "Спешим", "body": "Минобрнауки"}
    coordinator.post(address("submit_application", agreement), sent)
    clearance = Clearance.objects.get()
    assert (clearance.due_on, clearance.purpose) == (DUE, "Обмен опытом")
    take(coordinator, agreement, "signing")
    agreement.refresh_from_db()
    assert agreement.stage == Stage.CLEARANCE

    answered = as_("lawyer").post(
        address("answer_application", agreement, clearance=clearance.pk),
        {
            "result": "granted",
            "number": "МН-12/3",
            "decided_on": "27.02.2026",
            "files_files": SimpleUploadedFile("conclusion.pdf", PDF),
        },
        follow=True,
    )
    assert "на\u00a0подписание" in str(list(answered.context["messages"])[0])
    signer = UserFactory(rector=True)
    take(as_("coordinator"), agreement, "signing")
    sign_with_a_scan(as_, agreement, signer)

    agreement.refresh_from_db()
    clearance.refresh_from_db()
    assert (agreement.stage, agreement.origin) == (Stage.SIGNED, Origin.SIGNED_HERE)
    assert (clearance.result, clearance.paper.role) == ("granted", "conclusion")
    told = {one.verb for one in history(agreement)}
    assert {
        "agreement.application_prepared",
        "agreement.clearance_applied_for",
        "agreement.clearance_granted",
        "agreement.signed",
    } <= told
    page = as_("editor").get(address("record", agreement)).content.decode()
    assert "МН-12/3" in page
    assert address("clearance", agreement, clearance=clearance.pk) not in page


@pytest.mark.parametrize(
    ("told", "faulty"),
    [
        ({"result": "granted", "decided_on": "27.02.2026"}, "number"),
        ({"result": "refused", "decided_on": "27.02.2026"}, "reason"),
        (
            {"result": "returned", "decided_on": "31.02.2026", "reason": "x"},
            "decided_on",
        ),
        ({"result": "granted", "number": "1"}, "decided_on"),
        (
            {"result": "granted", "number": "1", "decided_on": "01.01.2026"},
            "decided_on",
        ),
        (
            {"result": "granted", "number": "1", "decided_on": "01.01.2099"},
            "decided_on",
        ),
    ],
)
def test_answer_without_its_proof_is_not_taken(as_, told, faulty):
    clearance = sent(at(Stage.CLEARANCE), submitted_on=datetime.date(2026, 2, 1))
    where = {"clearance": clearance.pk}

    answer = as_("lawyer").post(
        address("answer_application", clearance.agreement, **where), told
    )

    assert list(answer.context["form"].errors) == [faulty]
    clearance.refresh_from_db()
    assert clearance.result == "waiting"


@pytest.mark.parametrize("result", ["refused", "returned"])
@pytest.mark.parametrize("stage", [Stage.CLEARANCE, Stage.SIGNING, Stage.NEGOTIATION])
def test_negative_answer_sends_the_text_back_to_be_written(stage, result):
    agreement = at(stage)
    clearance = sent(agreement)

    actions.answer_application(
        clearance, result=result, decided_on=localdate(), reason="Нет цели", by=None
    )

    agreement.refresh_from_db()
    is_back = stage != Stage.NEGOTIATION
    assert agreement.stage == (Stage.DRAFT if is_back else stage)
    assert not gate.is_cleared(agreement, jurisdiction="RU", on=localdate())


def test_of_two_answers_the_first_stands_and_the_second_is_told(as_):
    clearance = sent(at(Stage.CLEARANCE))
    where = address("answer_application", clearance.agreement, clearance=clearance.pk)
    today = localdate().strftime("%d.%m.%Y")
    first = {"result": "granted", "number": "1", "decided_on": today}
    lawyer = as_("lawyer")
    lawyer.post(where, first)

    second = {"result": "refused", "reason": "Нет", "decided_on": today}
    answer = lawyer.post(where, second)

    [told] = answer.context["form"].non_field_errors()
    assert str(Clearance.Result.GRANTED.label).lower() in told
    clearance.refresh_from_db()
    assert clearance.result == "granted"


def test_second_application_is_refused_while_one_waits():
    clearance = sent(at(Stage.CLEARANCE))

    with pytest.raises(actions.AppliedAlready):
        sent(clearance.agreement)

    actions.put_clearance_away(clearance, by=None)
    assert sent(clearance.agreement).pk != clearance.pk


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


def test_reasoned_exemption_is_for_the_lawyer_and_counts_until_put_away(as_):
    agreement = checked(at(Stage.SIGNING))
    told = {"ground": "1", "reason": "Обучаем граждан Беларуси"}
    refused = as_("coordinator").post(address("exempt", agreement), told)
    assert refused.status_code == 403
    as_("lawyer").post(address("exempt", agreement), {"ground": "1", "reason": " "})
    assert not agreement.clearances.exists()

    as_("lawyer").post(address("exempt", agreement), told)

    clearance = agreement.clearances.get()
    assert "иностранных граждан" in clearance.ground
    assert gate.is_cleared(agreement, jurisdiction="RU")
    as_("lawyer").post(address("put_clearance_away", agreement, clearance=clearance.pk))
    with pytest.raises(actions.NotCleared):
        actions.sign(agreement, by=UserFactory(rector=True), on=localdate())


def test_nothing_is_asked_of_russian_regions(as_):
    agreement = AgreementFactory(draft=True, domestic=True)
    lawyer = as_("lawyer")

    answer = lawyer.post(
        address("add_clearance", agreement),
        {"result": "granted", "number": "1", "decided_on": "01.02.2026"},
    )

    assert answer.context["form"].non_field_errors()
    page = lawyer.get(address("record", agreement)).content.decode()
    assert 'id="clearance"' not in page


def test_foreign_party_in_the_wrong_section_is_asked_all_the_same():
    agreement = at(Stage.SIGNING, section="interregional")

    with pytest.raises(actions.NotCleared):
        actions.sign(checked(agreement), by=None, on=localdate())


def test_changed_rule_asks_of_other_agreements_and_keeps_its_versions(as_):
    agreement = at(Stage.CLEARANCE)
    pack, lawyer = RulePack.objects.get(), as_("lawyer")
    where = reverse("agreements_office:pack", kwargs={"pk": pack.pk})
    form = lawyer.get(where).context["form"]
    told = {
        name: form[name].value()
        for name in form.fields
        if form[name].value() not in (None, False)
    }
    told |= {
        "seen": form.seen,
        "exemption_1_is_standing": "on",
        "starts_on": "01.06.2021",
    }
    assert as_("coordinator").post(where, told).status_code == 403

    answer = as_("lawyer").post(where, told)

    assert answer.status_code == 302, answer.context["form"].errors
    pack.refresh_from_db()
    assert (pack.version, pack.exemptions[0]["is_standing"]) == (2, True)
    verdict = gate.verdict_of(agreement, jurisdiction="RU", on=localdate())
    assert not verdict.is_asked
    assert [one.verb for one in history(pack)] == ["pack.described"]
    kept = reverse("journal_office:history", args=["agreements.rulepack", pack.pk])
    ways = [
        where in as_(one).get(kept).content.decode()
        for one in ("lawyer", "coordinator")
    ]
    assert ways == [True, False]


def test_not_shown_are_those_the_rule_asked_of_and_those_of_unknown_day():
    day = datetime.date
    told = {
        "unknown": AgreementFactory(signed=True),
        "after": AgreementFactory(
            signed=True, signed_on=day(2022, 1, 1), signed_precision="day"
        ),
        "perhaps": AgreementFactory(
            signed=True, signed_on=day(2021, 1, 1), signed_precision="year"
        ),
        "before": AgreementFactory(
            signed=True, signed_on=day(2021, 5, 31), signed_precision="day"
        ),
        "long before": AgreementFactory(
            signed=True, signed_on=day(2020, 1, 1), signed_precision="year"
        ),
        "here": AgreementFactory(signed=True, domestic=True),
        "other": AgreementFactory(signed=True, subject="other"),
        "draft": AgreementFactory(draft=True),
        "cleared": AgreementFactory(signed=True),
    }
    actions.exempt(told["cleared"], reason="Письмо", by=None)
    code = {"jurisdiction": "RU"}

    found = set(gate.clearance_not_shown(**code).values_list("pk", flat=True))

    expected = {told[name].pk for name in ("unknown", "after", "perhaps")}
    assert found == expected
    by_function = {
        one.pk
        for one in Agreement.objects.filter(stage=Stage.SIGNED)
        if not gate.is_cleared(one, **code)
    }
    assert by_function == expected


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
        at(stage)
        at(stage)
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


def test_pages_ask_few_questions(as_):
    agreement = at(Stage.CLEARANCE)
    drafted(agreement)
    client = as_("lawyer")
    for url, most in (
        (address("package", agreement), 34),
        (reverse("agreements_office:packs"), 12),
    ):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        assert len(asked) <= most, "\n".join(one["sql"] for one in asked)
