"""The conclusion that a law asks for: entered, mended, put away, or not needed."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused, WrongStage
from mosty.agreements import gate
from mosty.agreements.actions.locking import (
    NotComeYet,
    locked,
    refuse_day_to_come,
)
from mosty.agreements.clearance.clock import Term, due_on
from mosty.agreements.models import Clearance, RulePack, Stage
from mosty.institution.context import current as institution
from mosty.journal.actions import record
from mosty.journal.changing import change

Result = Clearance.Result
VERBS = {
    Result.PREPARING: "agreement.application_prepared",
    Result.WAITING: "agreement.clearance_applied_for",
    Result.GRANTED: "agreement.clearance_granted",
    Result.REFUSED: "agreement.clearance_refused",
    Result.RETURNED: "agreement.clearance_returned",
    Result.EXEMPT: "agreement.clearance_exempt",
}


class NothingAsked(Refused):
    message = _(
        "No rule asks for a conclusion here. If that is a mistake, mend the section of "
        "the register, the parties or what the agreement is about."
    )


class NotProven(Refused):
    message = _("A conclusion has its number and its day. Enter both.")


class Unreasoned(Refused):
    message = _("Write why no conclusion is needed: the point of the law or a letter.")


@transaction.atomic
def enter_clearance(agreement, *, by, **fields) -> Clearance:
    """Note a conclusion of the authority, or what is known of an application.

    `fields` are columns of `Clearance`. Raises `NothingAsked` where no rule pack
    asks for one, `NotProven` and `Unreasoned` for a result without its proof, and
    `NotComeYet` for a day after today.
    """
    agreement = held(agreement)
    clearance = Clearance(agreement=agreement, **of_pack(agreement), **fields)
    prove(clearance)
    reckon_due(clearance)
    clearance.save()
    tell(clearance, by=by)
    return clearance


def exempt(agreement, *, reason, by, ground="") -> Clearance:
    """Say with a reason that none is needed; `ground` are the words of the rule."""
    told = {"result": Result.EXEMPT, "reason": reason.strip(), "ground": ground}
    return enter_clearance(agreement, by=by, **told)


@transaction.atomic
def describe_clearance(clearance, *, by, expected=None, **fields) -> Clearance:
    """Mend what was entered of an application or its answer."""
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
    reckon_due(clearance)
    clearance.save(update_fields=["due_on"])
    if "result" in changes:
        tell(clearance, by=by)
    return clearance


@transaction.atomic
def put_clearance_away(clearance, *, by, is_archived=True) -> Clearance:
    """It was entered by mistake and counts no more, or counts again."""
    locked(clearance.agreement)
    verb = "clearance.put_away" if is_archived else "clearance.brought_back"
    values = {"is_archived": is_archived}
    return change(clearance, values, by=by, verb=verb, is_public=False)[0]


def held(agreement):
    """The row, if a conclusion may be entered for it at its stage."""
    agreement = locked(agreement)
    if agreement.stage == Stage.ARCHIVED:
        raise WrongStage(agreement)
    return agreement


def of_pack(agreement) -> dict:
    """By which rule the agreement is asked; raises `NothingAsked`.

    The day does not matter here: a conclusion may be asked for before the rule holds.
    """
    code = institution().country_code
    told = gate.verdict_of(agreement, jurisdiction=code)
    if not told.is_asked:
        raise NothingAsked(agreement)
    pack = RulePack.objects.get(key=told.key)
    return {"rule_pack": pack.key, "pack_version": pack.version}


def prove(clearance) -> None:
    """Refuse a result that lacks what makes it one, and days to come."""
    for day in (clearance.submitted_on, clearance.decided_on):
        refuse_day_to_come(day, NotComeYet)
    result = Result(clearance.result)
    is_dated = bool(clearance.number and clearance.decided_on)
    if result == Result.GRANTED and not is_dated:
        raise NotProven(clearance.agreement)
    if result == Result.EXEMPT and not clearance.reason.strip():
        raise Unreasoned(clearance.agreement)


def reckon_due(clearance) -> None:
    """Write on the row until when an answer is due, while one is waited for."""
    clearance.due_on = None
    if clearance.result != Result.WAITING:
        return
    pack = RulePack.objects.filter(key=clearance.rule_pack).first()
    term = pack.term if pack else Term(None)
    questions = clearance.questions.all() if clearance.pk else ()
    clearance.due_on = due_on(
        clearance.submitted_on, term, [one.pause for one in questions]
    )


def tell(clearance, *, by, told=None) -> None:
    """`told` are further facts, as pairs of before and after."""
    detail = {"clearance": clearance.pk, "number": clearance.number}
    if told:
        detail["told"] = told
    verb = VERBS[Result(clearance.result)]
    record(verb, clearance.agreement, by=by, detail=detail, is_public=False)
