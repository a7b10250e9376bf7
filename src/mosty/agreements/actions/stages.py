"""How an agreement goes from stage to stage, into the archive and back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements import checked, gate, rules
from mosty.agreements.actions.elsewhere import Elsewhere
from mosty.agreements.actions.following import show_partners
from mosty.agreements.actions.locking import locked, refuse_day_to_come
from mosty.agreements.actions.reckoning import reckon, reckon_around
from mosty.agreements.actions.rounds import call_off_open
from mosty.agreements.actions.signing import tell_signed, tell_signers
from mosty.agreements.lacking import Lack, lacking, last_round
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.models.agreement import Origin
from mosty.institution.context import current as institution
from mosty.journal.actions import record
from mosty.search.actions import index
from mosty.ui.dates import speak


class NotReady(Refused):
    """What the next stage needs is not there; the first lack is told."""


class NotCleared(NotReady):
    message = Lack.CLEARANCE.label


class RoundWouldEnd(Refused):
    message = _(
        "A round of approval runs on it, and going on would call that round off. "
        "Say so on the agreement’s page, or wait for its end."
    )


class BeforeConclusion(Refused):
    message = _(
        "The conclusion is of %(given)s, and this day of signing, %(signed)s, is before "
        "it. Look at both days."
    )


class BeforeApproval(Refused):
    message = _(
        "The text was approved on %(given)s, and this day of signing, %(signed)s, is "
        "before that. Look at both days."
    )


class BeforeSigning(Refused):
    message = _("This day is before the agreement was signed. Give a later one.")


@transaction.atomic
def sign(agreement, *, by, on) -> Agreement:
    """Sign on the day `on`; refused without clearance where the law asks for it.

    Raises `NotSignedYet` for a day to come, `BeforeConclusion` and `BeforeApproval`.
    """
    refuse_day_to_come(on)
    agreement = locked(agreement)
    if not rules.can_become(agreement, Stage.SIGNED):
        raise Elsewhere(agreement)
    refuse_unready(agreement, Stage.SIGNED, on=on)
    refuse_too_early(agreement, on)
    told = {"stage": [agreement.stage, Stage.SIGNED], "signed_on": ["", str(on)]}
    agreement.stage, agreement.origin = Stage.SIGNED, Origin.SIGNED_HERE
    agreement.signed_on, agreement.signed_precision = on, "day"
    agreement.is_shown_as_planned, agreement.staged_at = False, timezone.now()
    reckon(agreement)
    agreement.save()
    reckon_around(agreement, by=by)
    record("agreement.signed", agreement, by=by, detail={"told": told})
    show_partners(agreement, by=by)
    tell_signed(agreement, by=by)
    index(agreement)
    return agreement


@transaction.atomic
def move(agreement, stage, *, by=None, calling_off=None) -> Agreement:
    """Take an agreement to another stage; signing and ending have their own actions.

    Raises `NotReady` where the stage needs what the agreement lacks. A round of
    approval that runs is called off when the agreement leaves that stage: only that
    of which the id is given, so that nobody ends a round unseen (`RoundWouldEnd`).
    """
    agreement = locked(agreement)
    if stage in {Stage.SIGNED, Stage.ENDED} or not rules.can_become(agreement, stage):
        raise Elsewhere(agreement)
    refuse_unready(agreement, stage)
    running = agreement.approval_rounds.open().first()
    if running is not None and running.pk != calling_off:
        raise RoundWouldEnd(agreement)
    call_off_open(agreement, by=by)
    return take_to(agreement, stage, by=by)


def refuse_unready(agreement, stage, *, on=None) -> None:
    """`on` is the day of signing, where it is known."""
    code = institution().country_code
    lacks = lacking(agreement, stage, jurisdiction=code, on=on)
    if Lack.CLEARANCE in lacks[:1]:
        raise NotCleared(agreement)
    if lacks:
        told = checked.told(agreement, lacks[:1], jurisdiction=code, on=on)
        raise NotReady(agreement, " ".join([str(lacks[0].label), *told]))


def refuse_too_early(agreement, on) -> None:
    """Nothing is signed before its conclusion was given and its text was approved."""
    given = gate.given_on(agreement)
    if given and on < given:
        told = {"given": speak(given), "signed": speak(on)}
        raise BeforeConclusion(agreement, BeforeConclusion.message % told)
    round_ = last_round(agreement)
    if round_ is not None and round_.closed_at is not None:
        closed = timezone.localdate(round_.closed_at)
        if on < closed:
            told = {"given": speak(closed), "signed": speak(on)}
            raise BeforeApproval(agreement, BeforeApproval.message % told)


def take_to(agreement, stage, *, by) -> Agreement:
    """Write another stage of a row that is held; what it needs was asked before.

    At Signing those who sign are told at once.
    """
    if not rules.can_become(agreement, stage):
        raise Elsewhere(agreement)
    before, agreement.stage = agreement.stage, stage
    if stage in {Stage.REFUSED, Stage.ARCHIVED}:
        agreement.is_shown_as_planned = False
    if stage == Stage.ARCHIVED:
        agreement.archived_from = before
    save_stage(agreement, "archived_from", "is_shown_as_planned")
    reckon_around(agreement, by=by)
    detail = {"told": {"stage": [before, stage]}}
    record("agreement.moved", agreement, by=by, detail=detail)
    if stage == Stage.SIGNING:
        tell_signers(agreement, by=by)
    index(agreement)
    return agreement


def save_stage(agreement, *more) -> None:
    """Write the stage, since when it is at it, and what goes with it."""
    agreement.staged_at = timezone.now()
    agreement.save(update_fields=["stage", "staged_at", "changed_at", *more])


def archive(agreement, *, by=None) -> Agreement:
    """Put away: no public page shows it; `restore` brings it back."""
    return move(agreement, Stage.ARCHIVED, by=by)


@transaction.atomic
def restore(agreement, *, by=None) -> Agreement:
    """Bring an agreement back from the archive to the stage it was at.

    One that was shown as planned is not shown again by this.
    """
    agreement = locked(agreement)
    if agreement.stage != Stage.ARCHIVED:
        raise Elsewhere(agreement)
    agreement.stage = agreement.archived_from or stage_before(agreement)
    agreement.archived_from = ""
    save_stage(agreement, "archived_from")
    reckon_around(agreement, by=by)
    detail = {"told": {"stage": [Stage.ARCHIVED, agreement.stage]}}
    record("agreement.restored", agreement, by=by, detail=detail)
    index(agreement)
    return agreement


def stage_before(agreement) -> Stage:
    """Where one stood that was put away before the register kept that."""
    if agreement.ended_early_on:
        return Stage.ENDED
    return Stage.SIGNED if agreement.origin else Stage.IDEA


@transaction.atomic
def end_early(agreement, *, by, on) -> Agreement:
    """End a signed agreement on the day `on`, before its term.

    Of one that was ended on a day that nobody knew, the day is said.
    """
    agreement = locked(agreement)
    is_undated = agreement.stage == Stage.ENDED and agreement.ended_early_on is None
    if not (is_undated or rules.can_become(agreement, Stage.ENDED)):
        raise Elsewhere(agreement)
    if agreement.signed_on and on < agreement.signed_on:
        raise BeforeSigning(agreement)
    agreement.stage, agreement.ended_early_on = Stage.ENDED, on
    save_stage(agreement, "ended_early_on")
    reckon_around(agreement, by=by)
    told = {"ended_early_on": ["", str(on)]}
    record("agreement.ended", agreement, by=by, detail={"told": told})
    index(agreement)
    return agreement


@transaction.atomic
def take_end_back(agreement, *, by=None) -> Agreement:
    """It was not ended after all: its term runs on as the paper says."""
    agreement = locked(agreement)
    if agreement.stage != Stage.ENDED:
        raise Elsewhere(agreement)
    detail = {"told": {"ended_early_on": [str(agreement.ended_early_on or ""), ""]}}
    agreement.stage, agreement.ended_early_on = Stage.SIGNED, None
    save_stage(agreement, "ended_early_on")
    reckon_around(agreement, by=by)
    record("agreement.end_taken_back", agreement, by=by, detail=detail)
    index(agreement)
    return agreement
