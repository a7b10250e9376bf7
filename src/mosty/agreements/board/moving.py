"""An attempt to take an agreement to another stage, and what to do where it fails."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.access.refusals import Refused
from mosty.agreements import actions, rules
from mosty.agreements.lacking import Lack, lacking
from mosty.agreements.models import NEXT, Agreement, ApprovalRound, Stage


@dataclass(frozen=True)
class Mend:
    """A page on which what lacks is mended."""

    title: str
    url: str


@dataclass(frozen=True)
class Reason:
    words: object
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True)
class Attempt:
    """What came of it: moved, refused for `reasons`, or it asks first.

    It asks where going on would call off the round `running`: sent again with its
    id it goes on.
    """

    agreement: Agreement
    stage: Stage
    is_moved: bool = False
    reasons: tuple[Reason, ...] = field(default_factory=tuple)
    running: ApprovalRound | None = None

    @property
    def words(self) -> str:
        told = {"number": self.agreement.register_number, "stage": self.stage.label}
        if self.is_moved:
            return _("Agreement No. %(number)s is at the stage “%(stage)s”.") % told
        return (
            _("Agreement No. %(number)s does not go to the stage “%(stage)s” yet.")
            % told
        )


def attempt(agreement, stage: Stage, *, by, jurisdiction, calling_off=None) -> Attempt:
    """Take it there, or say what stands in the way, each with the page that mends it."""
    reasons = reasons_against(agreement, stage, by=by, jurisdiction=jurisdiction)
    if reasons:
        return Attempt(agreement, stage, reasons=tuple(reasons))
    running = agreement.approval_rounds.open().first()
    if running is not None and running.pk != calling_off:
        return Attempt(agreement, stage, running=running)
    try:
        moved = actions.move(agreement, stage, by=by, calling_off=calling_off)
    except Refused as refusal:
        url = address("record", agreement)
        mend = Mend(_("Look at the agreement"), url)
        return Attempt(agreement, stage, reasons=(Reason(refusal.message, (mend,)),))
    return Attempt(moved, stage, is_moved=True)


def reasons_against(agreement, stage, *, by, jurisdiction) -> list[Reason]:
    if not rules.can_become(agreement, stage):
        return [Reason(ways_told(agreement))]
    ways = WAYS.get(stage)
    if ways is not None:
        return ways(agreement, by, jurisdiction)
    lacks = lacking(agreement, stage, jurisdiction=jurisdiction)
    return [reason_of(one, agreement) for one in lacks]


def ways_told(agreement) -> str:
    """Where an agreement at its stage may go at all."""
    stage = Stage(agreement.stage)
    onward = [str(one.label) for one in Stage if one in NEXT[stage]]
    told = {"stage": stage.label, "stages": ", ".join(onward)}
    if not onward:
        return _("From the stage “%(stage)s” it goes nowhere.") % told
    return _("From the stage “%(stage)s” it goes to: %(stages)s.") % told


def reason_of(lack: Lack, agreement) -> Reason:
    approval = Mend(_("Look at the approval"), address("approval", agreement))
    begin = Mend(_("Begin a round of approval"), address("begin_approval", agreement))
    clearance = Mend(
        _("Enter the conclusion"), address("record", agreement) + "#clearance"
    )
    apply = Mend(_("Apply for the conclusion"), address("package", agreement))
    checks = Mend(_("Look at the checks"), address("record", agreement) + "#checks")
    mends = {
        Lack.ROUTE: (begin,),
        Lack.APPROVAL: (approval,),
        Lack.TEXT: (begin,),
        Lack.CLEARANCE: (clearance,),
        Lack.OTHER_TEXT: (apply,),
        Lack.FOUND: (checks,),
        Lack.CHECKS: (checks,),
    }
    return Reason(lack.label, mends.get(lack, (approval,)))


def by_round(agreement, by, jurisdiction) -> list[Reason]:
    return [reason_of(Lack.ROUTE, agreement)]


def by_signature(agreement, by, jurisdiction) -> list[Reason]:
    lacks = lacking(agreement, Stage.SIGNED, jurisdiction=jurisdiction)
    if lacks:
        return [reason_of(one, agreement) for one in lacks]
    mends = ()
    if rules.may_sign(by, agreement):
        mends = (Mend(_("Sign"), address("sign", agreement)),)
    return [Reason(_("It is signed on its own page, with the day."), mends)]


def by_end(agreement, by, jurisdiction) -> list[Reason]:
    mend = Mend(_("End early"), address("end", agreement))
    return [Reason(_("An early end asks for its day."), (mend,))]


def by_archive(agreement, by, jurisdiction) -> list[Reason]:
    mend = Mend(_("Put into the archive"), address("archive", agreement))
    words = _("Its own page says what visitors will not see any more.")
    return [Reason(words, (mend,))]


WAYS = {
    Stage.APPROVAL: by_round,
    Stage.SIGNED: by_signature,
    Stage.ENDED: by_end,
    Stage.ARCHIVED: by_archive,
}


def address(name, agreement) -> str:
    return reverse(f"agreements_office:{name}", kwargs={"pk": agreement.pk})
