"""No third way to `signed`: every public action, called in every stage."""

import datetime
import io
import re
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from openpyxl import load_workbook

import mosty.agreements
from mosty.access.refusals import Refused
from mosty.agreements.confirming.held import terms_of
from mosty.agreements.exchange.restoring import restore
from mosty.agreements.exchange.writing import write
from mosty.agreements.models import NEXT, Agreement, Stage
from mosty.agreements.tests import judging
from mosty.agreements.tests.factories import AgreementFactory, checked
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.models import PartnerCheck
from mosty.partners.tests.factories import PartnerCheckFactory

pytestmark = pytest.mark.django_db

WAYS = {"actions.entering.register_signed", "actions.stages.sign"}
UNDOING = {"actions.stages.restore", "actions.stages.take_end_back"}
ALWAYS_REFUSED = {"actions.stages.move"}
SLOW = {
    "actions.drafts.compose",
    "actions.plans.begin_plan",
    "continuity.actions.hand_over",
}


def put_at(agreement, stage) -> None:
    """Where it stands, with what the database asks of a row at that stage."""
    is_signed = stage in {Stage.SIGNED, Stage.ENDED}
    Agreement.objects.filter(pk=agreement.pk).update(
        stage=stage,
        origin="registered" if is_signed else "",
        signed_on=datetime.date(2020, 1, 1) if is_signed else None,
        signed_precision="day" if is_signed else "unknown",
        ended_early_on=timezone.localdate() if stage == Stage.ENDED else None,
        archived_from=Stage.DRAFT if stage == Stage.ARCHIVED else "",
    )


@pytest.fixture
def agreements():
    """One on which everything runs, and one on which nothing does."""
    InstitutionFactory(country_code="RU")
    usual = {"section": "foreign", "subject": "education", "renewal_months": 12}
    rows = [
        AgreementFactory(in_force=True, renewal_rule="automatic", **usual)
        for _number in range(2)
    ]
    return [checked(one) for one in rows]


def attempts(name, action, *, stage, done):
    """With `signed` wherever a stage or any column can be told, and as it is.

    What starts a process of its own is tried where nothing is begun, and where the
    signature comes next.
    """
    is_near = stage in {Stage.IDEA, Stage.SIGNING}
    if name in SLOW and not is_near:
        return []
    if not judging.is_steered(action):
        return [{}]
    return [{"stage": Stage.SIGNED}] + ([] if name in done else [{}])


def stages() -> dict[int, str]:
    return dict(Agreement.objects.values_list("pk", "stage"))


def outcome_of(action, samples, more) -> tuple[dict[int, str], bool]:
    """At which stages the agreements are after it, and whether it was done.

    With a stage told to it an action may fail as it likes, else only by a refusal.
    """
    is_done, place = False, transaction.savepoint()
    try:
        judging.call(action, samples, **more)
        is_done = True
    except Refused:
        pass
    except Exception as error:
        if not more:
            error.add_note(judging.named(action))
            raise
        transaction.set_rollback(False)
        transaction.savepoint_rollback(place)
    after = stages()
    transaction.savepoint_rollback(place)
    return after, is_done


def tried_everywhere(agreements):
    """Every step `(action, before, after)`, before being empty for a new row."""
    samples = judging.samples_for(*agreements, on=timezone.localdate())
    assert judging.lacking_samples(samples) == set()
    steps, done = set(), set()
    named = judging.public_actions()
    for stage in Stage:
        for one in agreements:
            put_at(one, stage)
        samples |= dict.fromkeys(("agreement", "row"), reread(agreements[0]))
        samples["seen"] = terms_of(samples["agreement"])
        before = stages()
        for name, action in named.items():
            for more in attempts(name, action, stage=stage, done=done):
                after, is_done = outcome_of(action, samples, more)
                done |= {name} if is_done and not more else set()
                steps |= {
                    (name, before.get(pk, ""), now)
                    for pk, now in after.items()
                    if now != before.get(pk, "")
                }
    return steps, set(named) - done


def reread(agreement):
    return Agreement.objects.get(pk=agreement.pk)


def test_only_two_actions_lead_to_signed_and_none_leaves_the_table(agreements):
    """A new action fails here until there is a sample for what it asks for."""
    steps, never_done = tried_everywhere(agreements)

    assert {name for name, _before, now in steps if now == Stage.SIGNED} - UNDOING == (
        WAYS
    )
    left = {step for step in steps if step[0] not in UNDOING and step[1]}
    assert {step for step in left if step[2] not in NEXT[Stage(step[1])]} == set()
    assert never_done == ALWAYS_REFUSED


def test_one_module_writes_the_stage_of_a_row():
    """New rows get theirs in `actions.entering`, or from a workbook of the register."""
    room = Path(mosty.agreements.__file__).parent
    writes = re.compile(r"\.stage\b[^=(\n]*(?<![=!<>])=(?!=)|\.update\([^)]*\bstage=")
    found = {
        str(path.relative_to(room))
        for path in room.rglob("*.py")
        if "tests" not in path.parts and writes.search(path.read_text("utf-8"))
    }

    assert found == {"actions/stages.py"}


def test_workbook_leads_nothing_that_stands_here_to_signed():
    InstitutionFactory()
    idea = AgreementFactory(idea=True)
    file = io.BytesIO()
    write(file, at=timezone.now())
    book = load_workbook(file)
    page = book["Agreements"]
    titles = [cell.value for cell in page[1]]
    for name, value in (("stage", "signed"), ("origin", "signed")):
        page.cell(row=3, column=titles.index(name) + 1).value = value
    changed = io.BytesIO()
    book.save(changed)

    told = restore(changed.getvalue(), by="test")

    idea.refresh_from_db()
    assert idea.stage == Stage.IDEA
    assert "stage" in told.differs[0][3]


def test_workbook_signs_nothing_of_its_own():
    """A row added by hand comes in as a paper that existed, with the book for reason."""
    InstitutionFactory()
    signed = AgreementFactory(in_force=True, origin="signed")
    AgreementFactory(idea=True)
    answered = {"overruled_on": timezone.localdate(), "overruled_reason": "Не он"}
    check = PartnerCheckFactory(found=True, **answered)
    file = io.BytesIO()
    write(file, at=timezone.now())
    signed.delete()
    check.organisation.delete()

    restore(file.getvalue(), by="test", name="book.xlsx")

    assert PartnerCheck.objects.get().overruled_on is None
    brought = Agreement.objects.get(stage=Stage.SIGNED)
    assert (brought.origin, "book.xlsx" in brought.origin_reason) == (
        "registered",
        True,
    )
