"""How a round of approval goes on, and how it ends."""

from django.utils import timezone

from mosty.agreements import approvers
from mosty.agreements.actions.asking import ask
from mosty.agreements.models import ApprovalRound, ApprovalStep
from mosty.journal.actions import record

Decision, Outcome = ApprovalStep.Decision, ApprovalRound.Outcome


def go_on(round_, *, on) -> list[ApprovalStep]:
    """Ask those whose turn has come; none are left when all have approved."""
    steps = approvers.next_steps(round_)
    for step in steps:
        if step.asked_at is None:
            ask(step, on=on)
    return steps


def close(round_, outcome) -> None:
    """End a round; what still waited in it is not needed any more."""
    now = timezone.now()
    waiting = round_.steps.filter(decision=Decision.WAITING)
    waiting.update(decision=Decision.CALLED_OFF, decided_at=now)
    round_.outcome, round_.closed_at = outcome, now
    round_.save(update_fields=["outcome", "closed_at"])


def call_off_open(agreement, *, by) -> None:
    """End the round that runs because the agreement leaves the stage of approval."""
    for round_ in agreement.approval_rounds.open():
        close(round_, Outcome.CALLED_OFF)
        detail = {"told": {"round": ["", str(round_.number)]}}
        record("agreement.approval_called_off", agreement, by=by, detail=detail)


def again_from(round_, position: int, *, on) -> None:
    """Ask the steps anew from a position on, in the next lap."""
    steps = list(round_.steps.all())
    lap = max(one.lap for one in steps)
    waiting = round_.steps.filter(decision=Decision.WAITING)
    waiting.update(decision=Decision.CALLED_OFF, decided_at=timezone.now())
    ApprovalStep.objects.bulk_create(
        ApprovalStep(
            round=round_,
            lap=lap + 1,
            position=one.position,
            role=one.role,
            person_id=one.person_id,
            workdays=one.workdays,
        )
        for one in steps
        if one.lap == 1 and one.position >= position
    )
    go_on(round_, on=on)
