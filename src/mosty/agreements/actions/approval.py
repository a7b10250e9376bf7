"""Approval of a text: a round begins, each decides in turn, a text comes back."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements import approvers
from mosty.agreements.actions import rounds
from mosty.agreements.actions.asking import in_both, notify_keepers
from mosty.agreements.actions.elsewhere import Elsewhere
from mosty.agreements.actions.locking import locked
from mosty.agreements.actions.stages import take_to
from mosty.agreements.lacking import is_overtaken
from mosty.agreements.models import ApprovalRound, ApprovalStep, Paper, Stage
from mosty.agreements.notices import APPROVED, RETURNED
from mosty.journal.actions import record
from mosty.ui.dates import speak

Decision, Outcome = ApprovalStep.Decision, ApprovalRound.Outcome
MOST_TOLD = 600
BEGINS_AT = (Stage.NEGOTIATION, Stage.APPROVAL)


class NoText(Refused):
    message = _("There is no draft to approve. Add the text as a draft first.")


class NoSteps(Refused):
    message = _("This route has no steps. Lay it out first, then begin.")


class RoundRuns(Refused):
    message = _("A round of approval runs already. Wait for its end or call it off.")


class SameText(Refused):
    message = _(
        "This text was returned with a remark and has not changed since. Add a new "
        "version of the draft, then begin a new round."
    )


class TextChanged(Refused):
    message = _(
        "The draft was changed after this round began: what you have read is not the "
        "text any more. The coordinator starts a new round."
    )


class RoundOver(Refused):
    message = _("This round of approval is over: nothing is to be decided in it.")


class NotYourTurn(Refused):
    message = _(
        "This step does not wait for you: its turn has not come, or it is not yours."
    )


class NoRemark(Refused):
    message = _("Write what is to be mended: a text is not returned without a remark.")


class Decided(Refused):
    """Somebody was quicker; says who, and what was decided."""

    def __init__(self, step):
        told = {
            "who": step.decided_by or "—",
            "what": step.get_decision_display().lower(),
            "when": speak(timezone.localdate(step.decided_at)),
        }
        words = _("This step is decided already: %(what)s, %(who)s, %(when)s.")
        super().__init__(step, words % told)


@transaction.atomic
def start_round(
    agreement, route, *, paper, by, on, calling_off=None, empty_places=0
) -> ApprovalRound:
    """Begin a round on the newest text of a draft, by a copy of the route's steps.

    A round that runs is called off where its id is `calling_off`. `empty_places` is how
    many the text has, left so on purpose. Raises `NoText`,
    `NoSteps`, `RoundRuns`, and `SameText` where that text was returned before.
    """
    agreement = locked(agreement)
    if agreement.stage not in BEGINS_AT:
        raise Elsewhere(agreement)
    running = agreement.approval_rounds.open().first()
    if running is not None and running.pk == calling_off:
        rounds.call_off_open(agreement, by=by)
    version = text_of(agreement, paper)
    steps = list(route.steps.all())
    if not steps:
        raise NoSteps(agreement)
    held = list(agreement.approval_rounds.all())
    if any(one.outcome == Outcome.RUNNING for one in held):
        raise RoundRuns(agreement)
    if any(
        one.outcome == Outcome.RETURNED and one.text_sha256 == version.sha256
        for one in held
    ):
        raise SameText(agreement)
    round_ = ApprovalRound.objects.create(
        agreement=agreement,
        number=len(held) + 1,
        route_ru=route.title_ru,
        route_en=route.title_en,
        version=version,
        text_sha256=version.sha256,
        started_by=getattr(by, "person", None),
    )
    copy_steps(round_, steps)
    if agreement.stage != Stage.APPROVAL:
        take_to(agreement, Stage.APPROVAL, by=by)
    told = {"approved_text": ["", f"{version.document.title_ru}: {version}"]}
    if empty_places:
        told["empty_places"] = ["", str(empty_places)]
    tell("agreement.approval_begun", round_, by=by, told=told)
    rounds.go_on(round_, on=on)
    return round_


def text_of(agreement, paper):
    """The newest version of a draft of the agreement."""
    is_draft = paper is not None and paper.role == Paper.Role.DRAFT
    if not is_draft or paper.agreement_id != agreement.pk:
        raise NoText(agreement)
    if paper.document.is_archived:
        raise NoText(agreement)
    version = paper.document.versions.first()
    if version is None:
        raise NoText(agreement)
    return version


def copy_steps(round_, steps) -> None:
    ApprovalStep.objects.bulk_create(
        ApprovalStep(
            round=round_,
            position=one.position,
            role=one.role,
            person_id=one.person_id,
            workdays=one.workdays,
        )
        for one in steps
    )


@transaction.atomic
def approve(step, *, by, on, remark="", is_by_letter=False) -> ApprovalStep:
    """Approve in a step whose turn it is, for oneself or for somebody away."""
    step = held_step(step, by=by, on=on)
    decide(step, Decision.APPROVED, remark, by=by, on=on, is_by_letter=is_by_letter)
    round_ = step.round
    told = {"step": ["", str(step.position)]}
    tell("agreement.step_approved", round_, by=by, told=told)
    if not rounds.go_on(round_, on=on):
        rounds.close(round_, Outcome.APPROVED)
        tell("agreement.approved", round_, by=by)
        notify_keepers(round_, APPROVED)
    return step


@transaction.atomic
def send_back(
    step, *, by, on, remark, position=None, is_by_letter=False
) -> ApprovalStep:
    """Return the text with a remark: to an earlier position, or to be mended.

    Without a `position` the round ends and the agreement goes back to negotiation;
    a new round begins on a changed text. Without a `remark` those on clauses are the
    reason. Raises `NoRemark`.
    """
    remark = remark.strip() or of_clauses(step, by)
    if not remark:
        raise NoRemark(step)
    step = held_step(step, by=by, on=on)
    if position is not None and position not in earlier_positions(step):
        raise NotYourTurn(step)
    decide(step, Decision.RETURNED, remark, by=by, on=on, is_by_letter=is_by_letter)
    round_ = step.round
    told = {"step": ["", str(step.position)]}
    tell("agreement.step_returned", round_, by=by, told=told)
    if position is None:
        rounds.close(round_, Outcome.RETURNED)
        take_to(locked(round_.agreement), Stage.NEGOTIATION, by=by)
    else:
        rounds.again_from(round_, position, on=on)
    notify_keepers(
        round_,
        RETURNED,
        who=str(step.decided_by),
        whose=in_both(step),
        position=str(step.position),
        remark=Truncator(step.remark).chars(MOST_TOLD),
    )
    return step


def of_clauses(step, by) -> str:
    """What the reader remarked on clauses, a line for each."""
    remarks = step.remarks_of(by.person) if by is not None else ()
    return "\n".join(f"{one.label or one.clause}: {one.text}" for one in remarks)


def earlier_positions(step) -> list[int]:
    steps = step.round.steps.filter(lap=1, position__lt=step.position)
    return sorted(set(steps.values_list("position", flat=True)))


def held_step(step, *, by, on) -> ApprovalStep:
    """The step as it stands, its agreement held; raises why it cannot be decided."""
    locked(step.round.agreement)
    rows = ApprovalStep.objects.select_related(
        "round__agreement__counterpart", "round__version__document", "decided_by"
    )
    step = rows.get(pk=step.pk)
    is_made = step.decision in (Decision.APPROVED, Decision.RETURNED)
    if is_made:
        raise Decided(step)
    if step.decision == Decision.CALLED_OFF or step.round.outcome:
        raise RoundOver(step)
    is_theirs = step.asked_at and approvers.on_whose_behalf(by, step, on=on)
    if not is_theirs:
        raise NotYourTurn(step)
    if is_overtaken(step.round):
        raise TextChanged(step)
    return step


def decide(step, decision, remark, *, by, on, is_by_letter) -> None:
    whose = approvers.on_whose_behalf(by, step, on=on)
    step.decision, step.remark = decision, remark.strip()
    step.decided_by, step.decided_at = by.person, timezone.now()
    step.on_behalf_of = None if whose.pk == by.person_id else whose
    step.is_by_letter = is_by_letter
    step.save(
        update_fields=[
            "decision",
            "remark",
            "decided_by",
            "decided_at",
            "on_behalf_of",
            "is_by_letter",
        ]
    )


def tell(verb, round_, *, by, told=None) -> None:
    told = {"round": ["", str(round_.number)], **(told or {})}
    record(verb, round_.agreement, by=by, detail={"told": told}, is_public=False)
