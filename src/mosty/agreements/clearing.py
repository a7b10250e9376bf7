"""What a record tells of the federal body's conclusion, and what comes next."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.agreements import rules
from mosty.agreements.clearance import rule_pack
from mosty.agreements.kept import Step, address
from mosty.agreements.models import Clearance, Stage
from mosty.documents.models import Document
from mosty.ui.dates import speak

Result = Clearance.Result


@dataclass(frozen=True)
class Line:
    """One application as people read it; `url` opens it for those who may."""

    result: str
    text: str
    reason: str
    document: object
    url: str


@dataclass(frozen=True)
class Clearing:
    lines: list[Line]
    steps: list[Step]
    is_waited_for: bool


def clearing_of(agreement, *, user, institution) -> Clearing | None:
    """None where no conclusion is asked for and none was ever entered."""
    rows = list(agreement.clearances.select_related("paper__document"))
    pack = rule_pack(jurisdiction=institution.country_code, section=agreement.section)
    if not (rows or pack):
        return None
    may_clear = rules.may_clear(user, agreement)
    is_settled = any(one.result in rules.SETTLED for one in rows)
    steps = []
    if may_clear and pack and not is_settled and agreement.stage != Stage.ARCHIVED:
        steps = steps_of(agreement, rows)
    seen = documents_of(rows, user)
    return Clearing(
        lines=[line_of(one, seen, may_clear=may_clear) for one in rows],
        steps=steps,
        is_waited_for=bool(pack) and not is_settled,
    )


def documents_of(rows, user) -> set[int]:
    keys = [one.paper.document_id for one in rows if one.paper]
    if not keys:
        return set()
    visible = Document.objects.visible_to(user).filter(pk__in=keys)
    return set(visible.values_list("pk", flat=True))


def line_of(clearance, seen, *, may_clear) -> Line:
    told = [
        clearance.body,
        f"№\u00a0{clearance.number}" if clearance.number else "",
        speak(clearance.decided_on or clearance.submitted_on),
    ]
    document = clearance.paper.document if clearance.paper else None
    return Line(
        result=clearance.get_result_display(),
        text=", ".join(filter(None, told)),
        reason=clearance.reason,
        document=document if document and document.pk in seen else None,
        url=address("clearance", clearance.agreement, clearance=clearance.pk)
        if may_clear
        else "",
    )


def steps_of(agreement, rows) -> list[Step]:
    """The answer to the application that waits, or the three ways to begin."""
    waiting = [one for one in rows if one.result == Result.WAITING]
    if waiting:
        url = address("clearance", agreement, clearance=waiting[0].pk)
        enter = Step(_("Enter the conclusion"), url, is_main=True)
    else:
        enter = Step(_("Enter the conclusion"), beginning(agreement, Result.GRANTED))
    steps = [enter]
    if not waiting:
        title = _("Note the application for it")
        steps.insert(0, Step(title, beginning(agreement, Result.WAITING)))
    title = _("It is not needed")
    return [*steps, Step(title, beginning(agreement, Result.EXEMPT))]


def beginning(agreement, result) -> str:
    url = reverse("agreements_office:add_clearance", kwargs={"pk": agreement.pk})
    return f"{url}?result={result}"
