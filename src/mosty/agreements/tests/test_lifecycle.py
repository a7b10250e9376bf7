"""Every pair of stages, and what an agreement needs to be signed."""

import datetime
import io
import itertools

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mosty.access.refusals import WrongStage
from mosty.agreements import actions, rules
from mosty.agreements.actions.locking import NotSignedYet
from mosty.agreements.actions.stages import BeforeApproval, BeforeConclusion
from mosty.agreements.facts import AgreementFacts, PartyFacts
from mosty.agreements.forms import SigningForm
from mosty.agreements.models import NEXT, Agreement, ApprovalRound, Clearance, Stage
from mosty.agreements.tests.factories import (
    AgreementFactory,
    checked,
    drafted,
)
from mosty.documents.actions import store
from mosty.institution.actions import found
from mosty.journal.actions import history
from mosty.partners.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 24)
A_DAY = datetime.timedelta(days=1)
PAIRS = list(itertools.product(Stage, Stage))


def at(stage, *, section="foreign", **fields):
    """An agreement at a stage; with a checked partner of Russia where interregional."""
    signed = stage in {Stage.SIGNED, Stage.ENDED}
    origin = "registered" if signed else ""
    usual = {"section": section, "domestic": section == "interregional"}
    return checked(AgreementFactory(stage=stage, origin=origin, **usual, **fields))


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_stage_leads_only_where_the_table_says(before, after):
    agreement = at(before)

    assert rules.can_become(agreement, after) == (after in NEXT[before])


NEEDS_MORE = {Stage.APPROVAL, Stage.CLEARANCE, Stage.SIGNING}


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_moving_never_leads_to_signed_or_ended(before, after):
    """Nor to approval, clearance and signing without what they need."""
    agreement = at(before)
    is_in_table = after in NEXT[before] and after not in {Stage.SIGNED, Stage.ENDED}
    allowed = is_in_table and after not in NEEDS_MORE

    Agreement.objects.filter(pk=agreement.pk).update(staged_at=None)

    if allowed:
        actions.move(agreement, after, by="test")
    else:
        refusal = actions.NotReady if is_in_table else WrongStage
        with pytest.raises(refusal):
            actions.move(agreement, after, by="test")

    agreement.refresh_from_db()
    assert agreement.stage == (after if allowed else before)
    assert (agreement.staged_at is not None) == allowed


def approved(agreement):
    """A round that all have approved, on the newest text."""
    version = drafted(agreement).document.versions.get()
    return ApprovalRound.objects.create(
        agreement=agreement,
        number=1,
        version=version,
        text_sha256=version.sha256,
        outcome="approved",
        closed_at=timezone.now(),
    )


@pytest.mark.parametrize("section", ["foreign", "interregional"])
@pytest.mark.parametrize("is_cleared", [True, False])
@pytest.mark.parametrize("after", [Stage.CLEARANCE, Stage.SIGNING])
def test_approval_and_clearance_open_the_way_on(section, is_cleared, after):
    found(name_ru="Академия", short_name_ru="А", unit_ru="Отдел", country_code="RU")
    agreement = at(Stage.APPROVAL, section=section)
    approved(agreement)
    if is_cleared:
        agreement.clearances.create(rule_pack="x", result="exempt", reason="письмо")
    is_open = is_cleared or section == "interregional" or after == Stage.CLEARANCE

    if is_open:
        actions.move(agreement, after, by="test")
    else:
        with pytest.raises(actions.NotCleared):
            actions.move(agreement, after, by="test")

    agreement.refresh_from_db()
    assert agreement.stage == (after if is_open else Stage.APPROVAL)


def test_text_changed_after_its_approval_is_not_led_on_nor_signed():
    agreement = at(Stage.APPROVAL, section="interregional")
    document = approved(agreement).version.document
    store(io.BytesIO(b"1. Other"), name="draft.txt", title_ru="x", document=document)

    with pytest.raises(actions.NotReady):
        actions.move(agreement, Stage.SIGNING, by="test")
    Agreement.objects.filter(pk=agreement.pk).update(stage=Stage.SIGNING)
    with pytest.raises(actions.NotReady):
        actions.sign(agreement, by="test", on=TODAY)


@pytest.mark.parametrize("stage", Stage)
def test_an_interregional_agreement_is_signed_only_from_signing(stage):
    agreement = at(stage, section="interregional")

    if stage == Stage.SIGNING:
        actions.sign(agreement, by="test", on=TODAY)
    else:
        with pytest.raises(WrongStage):
            actions.sign(agreement, by="test", on=TODAY)

    agreement.refresh_from_db()
    assert (agreement.signed_on == TODAY) == (stage == Stage.SIGNING)


@pytest.mark.parametrize("result", Clearance.Result)
def test_a_foreign_agreement_is_signed_only_when_cleared(result):
    found(name_ru="Академия", short_name_ru="А", unit_ru="Отдел", country_code="RU")
    agreement = at(Stage.SIGNING, section="foreign")
    Clearance.objects.create(
        agreement=agreement, rule_pack="ru-273-105-4", result=result, reason="письмо"
    )

    if result in rules.SETTLED:
        actions.sign(agreement, by="test", on=TODAY)
    else:
        with pytest.raises(actions.NotCleared):
            actions.sign(agreement, by="test", on=TODAY)

    agreement.refresh_from_db()
    assert (agreement.stage == Stage.SIGNED) == (result in rules.SETTLED)


def test_a_conclusion_holds_for_its_text_and_its_partners():
    found(name_ru="Академия", short_name_ru="А", unit_ru="Отдел", country_code="RU")
    agreement = at(Stage.SIGNING, section="foreign")
    approved(agreement)
    other = store(io.BytesIO(b"1. Other"), name="draft.txt", title_ru="x")
    given = {"result": "granted", "number": "1", "decided_on": TODAY}
    agreement.clearances.create(rule_pack="x", version=other.newest, **given)
    stranger = OrganisationFactory(country_id="BY")

    with pytest.raises(actions.AppliedForOthers):
        actions.seat(agreement, PartyFacts(stranger), by="test")
    with pytest.raises(actions.NotReady, match="друг"):
        actions.sign(agreement, by="test", on=TODAY)
    agreement.clearances.update(version=None)
    with pytest.raises(BeforeConclusion, match="23.ноября"):
        actions.sign(agreement, by="test", on=TODAY - A_DAY)
    agreement.clearances.update(result="exempt", decided_on=None, reason="письмо")
    with pytest.raises(BeforeApproval, match="23.ноября"):
        actions.sign(agreement, by="test", on=TODAY - A_DAY)
    agreement = actions.sign(agreement, by="test", on=timezone.localdate())
    with pytest.raises(BeforeApproval, match="23.ноября"):
        actions.describe(agreement, signed_on=TODAY - A_DAY, reason="Misread")


def test_a_foreign_agreement_is_not_signed_without_any_clearance():
    agreement = at(Stage.SIGNING, section="foreign")

    with pytest.raises(actions.NotCleared):
        actions.sign(agreement, by="test", on=TODAY)


def test_a_found_paper_is_registered_with_its_reason():
    partner = OrganisationFactory()

    agreement = actions.register_signed(
        AgreementFacts(section="foreign"),
        parties=[PartyFacts(organisation=partner)],
        by="test",
        reason="Найдена в шкафу",
    )

    assert agreement.stage == Stage.SIGNED
    assert agreement.origin == "registered"
    assert agreement.origin_reason == "Найдена в шкафу"
    assert [party.name_at_signing for party in agreement.parties.all()] == [
        partner.name_ru
    ]
    assert [entry.verb for entry in history(agreement)] == ["agreement.registered"]


def test_a_paper_without_a_reason_or_a_sayer_is_refused():
    parties = [PartyFacts(organisation=OrganisationFactory())]
    facts = AgreementFacts(section="foreign")

    with pytest.raises(actions.NoReason):
        actions.register_signed(facts, parties=parties, by="test", reason="")
    with pytest.raises(actions.NoReason):
        actions.register_signed(facts, parties=parties, by=None, reason="шкаф")

    assert not Agreement.objects.exists()


def test_an_agreement_without_a_partner_is_refused():
    with pytest.raises(actions.NoPartner):
        actions.open_idea(AgreementFacts(section="foreign"), parties=[])


def test_ending_early_keeps_the_day():
    agreement = AgreementFactory(in_force=True)

    actions.end_early(agreement, by="test", on=TODAY)

    agreement.refresh_from_db()
    assert (agreement.stage, agreement.ended_early_on) == (Stage.ENDED, TODAY)


def test_an_extension_moves_the_end():
    agreement = AgreementFactory(expiring=True)
    later = agreement.ends_on + datetime.timedelta(days=365)

    actions.extend(agreement, until=later, by="test")

    agreement.refresh_from_db()
    assert agreement.ends_on == later


def test_register_numbers_follow_each_other():
    facts = AgreementFacts(section="foreign")
    partner = OrganisationFactory()

    made = [
        actions.open_idea(facts, parties=[PartyFacts(organisation=partner)])
        for _ in range(3)
    ]

    assert [agreement.register_number for agreement in made] == [1, 2, 3]


BROKEN = {
    "only_signed_agreements_have_an_origin": {"stage": "draft", "origin": "signed"},
    "agreement_has_no_signing_date_before_it_is_signed": {
        "draft": True,
        "signed_on": TODAY,
        "signed_precision": "day",
    },
    "signing_date_and_its_precision_agree": {"signed_precision": "day"},
    "end_date_and_its_precision_agree": {"valid_precision": "day"},
    "agreement_ends_after_it_is_signed": {
        "signed_on": TODAY,
        "signed_precision": "day",
        "valid_until": datetime.date(2026, 11, 23),
        "valid_precision": "day",
        "term_rule": "until",
    },
    "term_rule_has_what_it_needs": {"term_rule": "until"},
    "early_end_belongs_to_ended_agreements": {"ended_early_on": TODAY},
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_nonsense(name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        AgreementFactory(**BROKEN[name])


def test_the_database_refuses_an_agreement_that_is_its_own_parent():
    agreement = AgreementFactory()

    with (
        pytest.raises(IntegrityError, match="agreement_is_not_its_own_parent"),
        transaction.atomic(),
    ):
        Agreement.objects.filter(pk=agreement.pk).update(parent=agreement)


def test_nothing_is_signed_on_a_day_to_come():
    agreement = AgreementFactory(idea=True)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    form = SigningForm({"on": f"{tomorrow:%d.%m.%Y}"})

    with pytest.raises(NotSignedYet):
        actions.sign(agreement, by="test", on=tomorrow)
    facts = AgreementFacts(section="foreign", signed_on=tomorrow)
    partner = PartyFacts(agreement.counterpart)
    with pytest.raises(NotSignedYet):
        actions.register_signed(facts, parties=[partner], by="test", reason="Архив")
    with pytest.raises(NotSignedYet):
        actions.describe_party(agreement.parties.last(), signed_on=tomorrow)

    assert list(form.errors) == ["on"]
