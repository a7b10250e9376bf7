"""The federal body's conclusion: applied for, entered, or not needed and why."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused, WrongStage
from mosty.agreements.actions.locking import locked
from mosty.agreements.clearance import rule_pack
from mosty.agreements.models import Clearance, Stage
from mosty.institution.context import current as institution
from mosty.journal.actions import record
from mosty.journal.changing import change

VERBS = {
    Clearance.Result.WAITING: "agreement.clearance_applied_for",
    Clearance.Result.GRANTED: "agreement.clearance_granted",
    Clearance.Result.REFUSED: "agreement.clearance_refused",
    Clearance.Result.EXEMPT: "agreement.clearance_exempt",
}


class NothingAsked(Refused):
    message = _(
        "The law asks for no conclusion here: the agreement is in the section of "
        "Russian regions. If that is a mistake, mend the section first."
    )


class NotProven(Refused):
    message = _("A conclusion has its number and its day. Enter both.")


class Unreasoned(Refused):
    message = _("Write why no conclusion is needed: the point of the law or a letter.")


@transaction.atomic
def enter_clearance(agreement, *, by, **fields) -> Clearance:
    """Note an application, a conclusion of the federal body, or an exemption.

    `fields` are columns of `Clearance`. Raises `NothingAsked` where no rule pack
    asks for one, `NotProven` and `Unreasoned` for a result without its proof.
    """
    agreement = locked(agreement)
    if agreement.stage == Stage.ARCHIVED:
        raise WrongStage(agreement)
    pack = rule_pack(jurisdiction=institution().country_code, section=agreement.section)
    if not pack:
        raise NothingAsked(agreement)
    clearance = Clearance(agreement=agreement, rule_pack=pack, **fields)
    prove(clearance)
    clearance.save()
    _tell(clearance, by=by)
    return clearance


@transaction.atomic
def describe_clearance(clearance, *, by, expected=None, **fields) -> Clearance:
    """Enter what came of an application, or mend what was entered."""
    locked(clearance.agreement)
    clearance, changes = change(
        clearance,
        fields,
        by=by,
        verb="clearance.described",
        expected=expected,
        is_public=False,
    )
    prove(clearance)
    if "result" in changes:
        _tell(clearance, by=by)
    return clearance


def prove(clearance) -> None:
    """Refuse a result that lacks what makes it one."""
    result = Clearance.Result(clearance.result)
    is_dated = bool(clearance.number and clearance.decided_on)
    if result == Clearance.Result.GRANTED and not is_dated:
        raise NotProven(clearance.agreement)
    if result == Clearance.Result.EXEMPT and not clearance.reason.strip():
        raise Unreasoned(clearance.agreement)


def _tell(clearance, *, by):
    detail = {"clearance": clearance.pk, "number": clearance.number}
    verb = VERBS[Clearance.Result(clearance.result)]
    record(verb, clearance.agreement, by=by, detail=detail, is_public=False)
